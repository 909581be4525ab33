import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { leaveNothing, on, Server } from '../world/server';
import type { Asked, Filter } from './search-oracle/lines';
import { type Searched, searched } from './search-oracle/plain-search';
import { changed, kindsOfChange } from './search-world/changes';
import { Chance } from './search-world/chance';
import { compare, Tally } from './search-world/compare';
import { type Guest, guestsAt, guestsWithin } from './search-world/guests';
import { day } from './search-world/invented-world';
import { type LoadedWorld, loadedWorld } from './search-world/loaded-world';
import { randomFilters } from './search-world/random-filters';

/** Of the service in this process, with something done every now and then; then a few through the gateway. */
const soak = Number(process.env['SOAK'] ?? 0);
const seeds = [7_919, 104_729, 1_299_709, 15_485_863, ...Array.from({ length: soak }, (_, at) => at + 1)];
const eachSeed = 500;
const throughTheGateway = 90;

let loaded: LoadedWorld;
let world: Searched;
let begins: number;
const everyAsked: Asked[] = [];
const done: Record<string, number> = {};

beforeAll(async () => {
  begins = (Math.floor(Date.now() / day) + 1) * day;
  loaded = await loadedWorld(20_310_301, begins);
  world = searched(loaded.lines, loaded.idOf);
}, 120_000);
afterAll(async () => {
  await leaveNothing();
  await loaded.world.close();
});

describe('the plain evaluation', () => {
  it('takes nothing from the product', () => {
    const folder = join(__dirname, 'search-oracle');
    const texts = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
    const sources = texts.flatMap((text) => [...text.matchAll(/from '([^']+)'|(?:import|require)\('([^']+)'/g)]);
    const names = new Set(sources.map(([, from, called]) => from ?? called ?? ''));
    const foreign = [...names].filter((name) => !/^\.\/[a-z-]+$/.test(name)).toSorted();
    expect(foreign).toEqual(['node:fs', 'node:path', 'temporal-polyfill']);
  });
});

/** So many questions are under way at once; then something is done, and what it changes is so from then on. */
const atOnce = 10;

/** One guest in turn asks each question, all of them every tenth; in a soak all of them every one. */
async function askAll(guests: readonly Guest[], asked: readonly Asked[], doBetween?: () => Promise<void>) {
  everyAsked.push(...asked);
  const tallies = new Map(guests.map(({ name }) => [name, new Tally()]));
  for (let first = 0; first < asked.length; first += atOnce) {
    const comparing = asked.slice(first, first + atOnce).map((one, nth) => {
      const at = first + nth;
      const whoAsks = soak > 0 || at % 10 === 0 ? guests : guests.slice(at % guests.length, (at % guests.length) + 1);
      return compare(whoAsks, world, one, at % 3 === 0 ? 3 : 1, tallies);
    });
    await Promise.all(comparing);
    await doBetween?.();
  }
  return tallies;
}

const sum = (tallies: ReadonlyMap<string, Tally>, of: (tally: Tally) => number): number =>
  [...tallies.values()].reduce((all, tally) => all + of(tally), 0);

function expectMostToFind(tallies: ReadonlyMap<string, Tally>): void {
  const answered = sum(tallies, ({ asked, refused }) => asked - refused);
  expect(sum(tallies, ({ hits }) => hits) / answered).toBeGreaterThanOrEqual(0.7);
}

describe('a search', () => {
  it.each(seeds)(
    'finds what a plain evaluation of the whole world finds, while the world changes (seed %i)',
    async (seed) => {
      const chance = new Chance(seed);
      const filters = randomFilters(world.lines, { seed, count: eachSeed }, begins);
      let kind = 0;
      const tallies = await askAll(await guestsWithin(loaded), filters, async () => {
        const name = kindsOfChange[kind++ % kindsOfChange.length]!;
        const lines = await changed(name, world.lines, loaded, chance);
        if (lines === null) return;
        done[name] = (done[name] ?? 0) + 1;
        world = searched(lines, loaded.idOf);
      });
      expectMostToFind(tallies);
      expect(sum(tallies, ({ turned }) => turned)).toBeGreaterThanOrEqual(30);
      expect(sum(tallies, ({ late }) => late)).toBeGreaterThanOrEqual(20);
      expect(sum(tallies, ({ refused }) => refused)).toBeGreaterThanOrEqual(5);
      expect(tallies.get('a visitor')?.closed).toBe(0);
      expect(sum(tallies, ({ closed }) => closed)).toBeGreaterThanOrEqual(20);
    },
    300_000,
  );

  it('finds the same through the gateway', async () => {
    const filters = randomFilters(world.lines, { seed: 32_452_843, count: throughTheGateway }, begins);
    expectMostToFind(await askAll(await guestsAt(loaded), filters));
  }, 120_000);

  it('finds the same in a process of its own that is killed, and builds its index anew', async () => {
    const filters = randomFilters(world.lines, { seed: 49_979_687, count: 40 }, begins);
    const killed = await Server.start(on(loaded.world.databaseUrl));
    const cutOff = askAll(await guestsAt(loaded, killed.url), filters).then(
      () => 'answered',
      () => 'cut off',
    );
    await killed.kill();
    expect(await cutOff).toBe('cut off');
    const again = await Server.start(on(loaded.world.databaseUrl));
    await askAll(await guestsAt(loaded, again.url), filters);
    await again.stop();
  }, 120_000);

  it('was asked with every field of a filter, in every way, and with every kind of change in between', () => {
    expect(everyAsked.length).toBeGreaterThanOrEqual(2_000);
    const filters = everyAsked.map(({ filter }) => filter);
    const times = (holds: (filter: Filter) => unknown): number => filters.filter(holds).length;
    const requires = (test: 'anyOf' | 'allOf' | 'atLeast' | 'atMost'): number =>
      times(({ requirements }) => requirements?.some((one) => one[test] !== undefined));
    const parts = ({ capability = '' }: Filter): number => capability.split('.').length;
    const isLeaf = ({ capability }: Filter): boolean =>
      world.lines.resources.some(({ claims }) => claims.some((claim) => claim.capability === capability));
    const used = {
      ...{ leaf: times(isLeaf), branch: times((one) => parts(one) > 1 && !isLeaf(one)) },
      ...{ discipline: times((one) => parts(one) === 1), fixed: times(({ duration }) => duration === undefined) },
      ...{ spec: times(({ deliverySpec }) => deliverySpec), also: times(({ also }) => also) },
      ...{ anyOf: requires('anyOf'), allOf: requires('allOf') },
      ...{ atLeast: requires('atLeast'), atMost: requires('atMost') },
      ...{ duration: times(({ duration }) => duration), units: times(({ units }) => (units ?? 1) > 1) },
      ...{ near: times(({ near }) => near), countries: times(({ countries }) => countries) },
      ...{ floor: times(({ securityFloor }) => securityFloor), maxPrice: times(({ maxPrice }) => maxPrice) },
      ...{ alliances: times(({ alliances }) => alliances), kinds: times(({ kinds }) => kinds) },
      ...{ through: times(({ through }) => through), classes: times(({ classes }) => classes) },
      ...{ utcOffset: times(({ utcOffset }) => utcOffset), overlap: times(({ overlap }) => overlap) },
      ...{ aiPolicy: times(({ aiPolicy }) => aiPolicy), text: times(({ text }) => text) },
    };
    expect(Object.entries(used).filter(([, count]) => count < 100)).toEqual([]);
    const sorts = Map.groupBy(everyAsked, ({ sort }) => sort);
    expect([...sorts.keys()].sort()).toEqual(['BEST', 'DISTANCE', 'EARLIEST', 'PRICE', 'RATING']);
    expect(Math.min(...[...sorts.values()].map((list) => list.length))).toBeGreaterThanOrEqual(100);
    expect(kindsOfChange.filter((kind) => (done[kind] ?? 0) < 5)).toEqual([]);
  });
});
