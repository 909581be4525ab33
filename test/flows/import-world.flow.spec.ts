import { fingerprint } from '../builders/fingerprint';
import { World } from '../world/world';
import { exportedLines, type Imported, importText, settled, worldText } from './import-world/whole-world';
import type { Facility, Lines, Resource } from './search-oracle/lines';
import { randomFilters } from './search-world/random-filters';

const filterCount = 200;
const patienceMs = 240_000;

let text: string;
let first: World;
let second: World;
let imported: Imported;
beforeAll(async () => {
  [text, first, second] = await Promise.all([worldText(300, 7), World.start(), World.start()]);
  imported = await importText(first.interlock.services, text);
  await settled(first.interlock.services);
}, patienceMs);
afterAll(async () => {
  await first.close();
  await second.close();
});

describe('a whole world', () => {
  it('comes in line by line, with nothing refused', () => {
    const { summary, refused } = imported;
    expect(refused).toEqual([]);
    const lines = text.trimEnd().split('\n').length;
    expect(summary).toMatchObject({ lines, accepted: lines, unchanged: 0, refused: 0, stopped: false });
    expect(imported.ids.size).toBe(lines);
  });

  it('comes in again without a trace: no row of any table is another one', async () => {
    const before = await fingerprint(first.databaseUrl, ['changed_resources']);
    const again = await importText(first.interlock.services, text);
    expect(again.summary).toMatchObject({ accepted: 0, unchanged: imported.summary.lines, refused: 0 });
    expect(again.ids).toEqual(imported.ids);
    await settled(first.interlock.services);
    expect(await fingerprint(first.databaseUrl, ['changed_resources'])).toEqual(before);
  }, 60_000);

  it(
    'goes out, comes into an empty database, and goes out from there as it was',
    async () => {
      const lines = await exportedLines(first.interlock.services);
      expect(lines.length).toBe(imported.summary.lines);
      const { summary, refused } = await importText(second.interlock.services, fromOrganisationsOn(lines));
      expect(refused).toEqual([]);
      expect(summary.accepted).toBe(lines.length);
      await settled(second.interlock.services);
      expect(await exportedLines(second.interlock.services)).toEqual(lines);
    },
    patienceMs,
  );

  it(
    `gives the same answers to ${filterCount} filters after its journey`,
    async () => {
      const { asked, refs } = await filtersOf(text);
      let hits = 0;
      for (const { filter, sort } of asked) {
        const [here, there] = [await answer(first, filter, sort), await answer(second, filter, sort)];
        expect({ filter, ...there }).toEqual({ filter, ...here });
        if (here.total > 0) hits++;
      }
      expect(refs).toBeGreaterThan(0);
      expect(hits).toBeGreaterThanOrEqual(filterCount / 2);
    },
    patienceMs,
  );
});

/** Nothing points forward once organisations, alliances and facilities stand before what belongs to them. */
function fromOrganisationsOn(lines: readonly string[]): string {
  const types = ['organisation', 'alliance', 'facility', 'resource', 'commitment'];
  const typeOf = (line: string): number => types.indexOf((JSON.parse(line) as { type: string }).type);
  return lines.toSorted((a, b) => typeOf(a) - typeOf(b)).join('\n');
}

async function filtersOf(world: string) {
  const lines = world
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { type: string });
  const of = <T>(type: string) => lines.filter((line) => line.type === type) as unknown as readonly T[];
  const known: Lines = {
    ...{ organisations: of('organisation'), alliances: of('alliance'), facilities: of<Facility>('facility') },
    ...{ resources: of<Resource>('resource'), commitments: of('commitment') },
  };
  const drawn = randomFilters(known, { seed: 7, count: filterCount }, Date.now());
  // Named by what each side calls them, alliances and classes are left out.
  const asked = drawn.map(({ filter: { alliances: _, classes: __, ...filter }, sort }) => ({ filter, sort }));
  return { asked, refs: known.resources.length };
}

const search = `query ($filter: CapacityFilter!, $sort: CapacitySort) {
  searchCapacity(filter: $filter, sort: $sort, first: 100) {
    totalCount facets { field values { value count } }
    edges { node { resource { name facility { name } } period { start end } unitsFree price { amountMinor currency } distanceKm reasons } } } }`;

/** What a visitor finds; where more is found than a page holds, those that tie for its last place may differ. */
async function answer(world: World, filter: object, sort: string) {
  const { data, errors } = await world.visitor.call(search, { filter, sort });
  const page = data?.searchCapacity;
  const rows = (page?.edges ?? []).map(({ node }: { node: object }) => JSON.stringify(node));
  const facets = (page?.facets ?? []).map(({ field, values }: { field: string; values: object[] }) => [
    field,
    values.map((one) => JSON.stringify(one)).sort(),
  ]);
  return {
    ...{ total: page?.totalCount ?? -1, facets, errors: errors.map(({ extensions }) => extensions['reason']) },
    rows: page?.totalCount <= 100 ? rows.sort() : rows.length,
  };
}
