import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Caller } from '../world/client';
import {
  plainSearch,
  type Row,
  type Searched,
  searched,
  seesAlliance,
  type Viewer,
} from './search-oracle/plain-search';
import type { Asked, Filter } from './search-oracle/lines';
import { day } from './search-world/invented-world';
import { type LoadedWorld, loadedWorld } from './search-world/loaded-world';
import { randomFilters } from './search-world/random-filters';

const filterCount = 306;
const search = `query ($filter: CapacityFilter!, $sort: CapacitySort, $first: Int, $after: String) {
  searchCapacity(filter: $filter, sort: $sort, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage hasPreviousPage endCursor } facets { field values { value count } }
    edges { node { resource { id } period { start end } unitsFree price { amountMinor currency } distanceKm reasons } } } }`;

type Guest = { readonly name: string; readonly caller: Caller; readonly viewer: Viewer };
/** How one guest's searches went; `turned`: read in several pages, `late`: with a lead time not met, `closed`: found something a visitor may not see. */
type Tally = { asked: number; hits: number; refused: number; turned: number; late: number; closed: number };

let loaded: LoadedWorld;
let invented: Searched;
let asked: readonly Asked[];
let guests: readonly Guest[];
beforeAll(async () => {
  const midnight = Math.floor(Date.now() / day) * day;
  loaded = await loadedWorld(midnight + day);
  invented = searched(loaded.lines, loaded.idOf);
  asked = randomFilters(loaded.lines, filterCount, midnight + day);
  guests = [
    { name: 'a visitor', caller: loaded.world.visitor, viewer: { organisation: null } },
    { name: 'a member', caller: await loaded.memberOf('house-2'), viewer: { organisation: 'house-2' } },
    { name: 'a non-member', caller: await loaded.memberOf('producer-1'), viewer: { organisation: 'producer-1' } },
  ];
}, 120_000);
afterAll(() => loaded.world.close());

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

describe('a search', () => {
  it('finds what a plain evaluation of the whole world finds, for every kind of guest', async () => {
    const tallies = new Map<string, Tally>();
    const searchAll = async (guest: Guest): Promise<void> => {
      const tally = { asked: 0, hits: 0, refused: 0, turned: 0, late: 0, closed: 0 };
      tallies.set(guest.name, tally);
      for (const [at, one] of asked.entries()) await compare(guest, one, at, tally);
    };
    await Promise.all(guests.map(searchAll));
    for (const tally of tallies.values()) {
      expect(tally.asked).toBeGreaterThanOrEqual(300);
      expect(tally.hits / tally.asked).toBeGreaterThanOrEqual(0.7);
      expect(tally.turned).toBeGreaterThanOrEqual(50);
      expect(tally.late).toBeGreaterThanOrEqual(10);
    }
    expect(tallies.get('a visitor')?.closed).toBe(0);
    expect(tallies.get('a member')?.closed).toBeGreaterThanOrEqual(20);
    expect(tallies.get('a non-member')?.closed).toBeGreaterThanOrEqual(20);
    expect(tallies.get('a visitor')?.refused).toBeGreaterThanOrEqual(20);
  }, 300_000);

  it('was asked with every field of a filter, in every way', () => {
    const filters = asked.map(({ filter }) => filter);
    const times = (holds: (filter: Filter) => unknown): number => filters.filter(holds).length;
    const requires = (test: 'anyOf' | 'allOf' | 'atLeast' | 'atMost'): number =>
      times(({ requirements }) => requirements?.some((one) => one[test] !== undefined));
    const parts = ({ capability }: Filter): number => capability.split('.').length;
    const isLeaf = ({ capability }: Filter): boolean =>
      loaded.lines.resources.some(({ claims }) => claims.some((claim) => claim.capability === capability));
    const used = {
      ...{ leaf: times(isLeaf), branch: times((one) => parts(one) > 1 && !isLeaf(one)) },
      ...{ discipline: times((one) => parts(one) === 1), fixed: times(({ duration }) => duration === undefined) },
      ...{ anyOf: requires('anyOf'), allOf: requires('allOf') },
      ...{ atLeast: requires('atLeast'), atMost: requires('atMost') },
      ...{ duration: times(({ duration }) => duration), units: times(({ units }) => (units ?? 1) > 1) },
      ...{ near: times(({ near }) => near), countries: times(({ countries }) => countries) },
      ...{ floor: times(({ securityFloor }) => securityFloor), maxPrice: times(({ maxPrice }) => maxPrice) },
      ...{ alliances: times(({ alliances }) => alliances), kinds: times(({ kinds }) => kinds) },
      text: times(({ text }) => text),
    };
    expect(Object.entries(used).filter(([, count]) => count < 20)).toEqual([]);
    const sorts = Map.groupBy(asked, ({ sort }) => sort);
    expect([...sorts.keys()].sort()).toEqual(['BEST', 'DISTANCE', 'EARLIEST', 'PRICE', 'RATING']);
    expect(Math.min(...[...sorts.values()].map((list) => list.length))).toBeGreaterThanOrEqual(20);
  });
});

/** Nothing of this world changes but at quarters of an hour: asked again where one went by in between. */
const quarterOf = (at: number): number => Math.floor(at / 900_000);

async function compare(guest: Guest, { filter, sort }: Asked, at: number, tally: Tally): Promise<void> {
  const variables = { filter: { ...filter, alliances: filter.alliances?.map(loaded.idOf) }, sort };
  tally.asked += 1;
  const hidden = filter.alliances?.findIndex((ref) => !seesAlliance(loaded.lines, ref, guest.viewer)) ?? -1;
  if (hidden >= 0) {
    tally.refused += 1;
    const { errors } = await guest.caller.call(search, variables);
    const [refusal] = errors.map(({ extensions: { code, reason, field } }) => ({ code, reason, field }));
    const field = ['filter', 'alliances', String(hidden)];
    expect({ at, ...refusal }).toEqual({ at, code: 'BAD_USER_INPUT', reason: 'NOT_FOUND', field });
    return;
  }
  for (;;) {
    const now = Date.now();
    const expected = plainSearch(invented, { filter, sort }, guest.viewer, now);
    const pages = at % 2 === 0 ? 2 + (at % 3) : 1;
    const first = Math.min(100, Math.max(1, Math.ceil(expected.rows.length / pages)));
    const found = await everyPage(guest.caller, { ...variables, first });
    if (quarterOf(now) !== quarterOf(Date.now())) continue;
    const about = { at, guest: guest.name, filter, sort };
    expect({ about, ...found.pages }).toEqual({ about, total: expected.rows.length, facets: expected.facets });
    expect({ about, rows: found.rows }).toEqual({ about, rows: expected.rows.map(shown) });
    if (found.count > 1) tally.turned += 1;
    if (expected.rows.length > 0) tally.hits += 1;
    if (expected.rows.some(({ price }) => !price.inTime)) tally.late += 1;
    if (expected.rows.some(isClosed)) tally.closed += 1;
    return;
  }
}

/** Nobody sees it but whom a rate of an alliance or a partner's includes. */
const isClosed = ({ resource }: Row): boolean => resource.rates.every(({ audience }) => audience !== 'EVERYONE');

const shown = ({ resource, period, unitsFree, price, distanceKm }: Row) => ({
  resource: { id: loaded.idOf(resource.ref) },
  period: { start: moment(period.start), end: moment(period.end) },
  unitsFree,
  price: { amountMinor: String(price.amountMinor), currency: price.currency },
  distanceKm: metres(distanceKm),
  reasons: price.inTime ? [] : ['LEAD_TIME'],
});

const moment = (at: number): string => new Date(at).toISOString().replace('.000Z', 'Z');
const metres = (km: number | null): number | null => (km === null ? null : Math.round(km * 1000));

async function everyPage(caller: Caller, variables: object) {
  const rows: unknown[] = [];
  let after: string | null = null;
  let count = 0;
  for (;;) {
    const { searchCapacity: page } = await caller.ask(search, { ...variables, after });
    count += 1;
    expect(page.pageInfo.hasPreviousPage).toBe(after !== null);
    for (const { node } of page.edges) rows.push({ ...node, distanceKm: metres(node.distanceKm) });
    after = page.pageInfo.endCursor;
    if (!page.pageInfo.hasNextPage)
      return { rows, count, pages: { total: page.totalCount, facets: counted(page.facets) } };
  }
}

/** Facets as counts by field and value; those without values say nothing. Each lists its values most first. */
function counted(facets: readonly { field: string; values: readonly { value: string; count: number }[] }[]) {
  for (const { values } of facets) {
    const counts = values.map(({ count }) => count);
    expect(counts).toEqual(counts.toSorted((a, b) => b - a));
  }
  const filled = facets.filter(({ values }) => values.length > 0);
  return Object.fromEntries(
    filled.map(({ field, values }) => [field, Object.fromEntries(values.map(({ value, count }) => [value, count]))]),
  );
}
