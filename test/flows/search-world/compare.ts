import type { Row } from '../search-oracle/judge';
import type { Asked } from '../search-oracle/lines';
import { type Found, plainSearch, type Searched, seesAlliance } from '../search-oracle/plain-search';
import { needsOf } from '../search-oracle/taxonomy';
import type { Guest } from './guests';

const search = `query ($filter: CapacityFilter!, $sort: CapacitySort, $first: Int, $after: String) {
  searchCapacity(filter: $filter, sort: $sort, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage hasPreviousPage endCursor } facets { field values { value count } }
    places { city country count } needs { capability { code } }
    edges { node { resource { id } period { start end } unitsFree price { amountMinor currency } distanceKm reasons
      claims { capability { code } } } } } }`;

/** How the searches of one guest went: `turned` read in several pages, `late` with a lead time not met, `closed` found what a visitor may not see. */
export class Tally {
  asked = 0;
  hits = 0;
  refused = 0;
  turned = 0;
  late = 0;
  closed = 0;
}

/** All of them ask one question in so many pages, and expect what the plain evaluation of the world answers to it. */
export async function compare(
  guests: readonly Guest[],
  world: Searched,
  asked: Asked,
  pages: number,
  tallies: ReadonlyMap<string, Tally>,
): Promise<void> {
  for (;;) {
    const now = Date.now();
    const viewers = guests.map(({ viewer }) => viewer);
    const expected = plainSearch(world, asked, viewers, now);
    const answers = await Promise.all(
      guests.map(async (guest, at) => {
        const variables = variablesOf(world, asked);
        return hiddenFrom(guest, world, asked) < 0
          ? { found: await everyPage(guest, { ...variables, first: share(expected[at]!, pages) }) }
          : { refusal: await refusalOf(guest, variables) };
      }),
    );
    if (quarterOf(now) !== quarterOf(Date.now())) continue;
    for (const [at, guest] of guests.entries()) {
      const [answer, tally] = [answers[at]!, tallies.get(guest.name)!];
      const about = { guest: guest.name, ...asked };
      tally.asked += 1;
      if (answer.found) {
        expectSame(about, answer.found, expected[at]!, world);
        count(tally, answer.found.count, expected[at]!);
      } else {
        expect({ about, refusal: answer.refusal }).toEqual({ about, refusal: hiddenAlliance(guest, world, asked) });
        tally.refused += 1;
      }
    }
    return;
  }
}

function expectSame(
  about: { readonly guest: string } & Asked,
  { pages, rows }: Awaited<ReturnType<typeof everyPage>>,
  expected: Found,
  world: Searched,
): void {
  const needs = needsOf(about.filter).map(({ capability }) => capability);
  const { facets, places } = expected;
  expect({ about, ...pages }).toEqual({ about, total: expected.rows.length, facets, places, needs });
  expect({ about, rows }).toEqual({ about, rows: expected.rows.map((row) => shown(row, world)) });
}

function count(tally: Tally, pages: number, { rows }: Found): void {
  if (pages > 1) tally.turned += 1;
  if (rows.length > 0) tally.hits += 1;
  if (rows.some(({ price }) => !price.inTime)) tally.late += 1;
  if (rows.some(isClosed)) tally.closed += 1;
}

const share = ({ rows }: Found, pages: number): number => Math.min(100, Math.max(1, Math.ceil(rows.length / pages)));

const variablesOf = ({ idOf }: Searched, { filter, sort }: Asked) => ({
  filter: { ...filter, alliances: filter.alliances?.map(idOf), classes: filter.classes?.map(idOf) },
  sort,
});

/** The place in the filter of an alliance that somebody may not see; below zero where there is none. */
const hiddenFrom = ({ viewer }: Guest, { lines }: Searched, { filter }: Asked): number =>
  filter.alliances?.findIndex((ref) => !seesAlliance(lines, ref, viewer)) ?? -1;

const hiddenAlliance = (guest: Guest, world: Searched, asked: Asked) => ({
  ...{ code: 'BAD_USER_INPUT', reason: 'NOT_FOUND' },
  field: `filter,alliances,${hiddenFrom(guest, world, asked)}`,
});

async function refusalOf(guest: Guest, variables: object) {
  const { errors } = await guest.call(search, variables);
  const [refusal] = errors.map(({ extensions: { code, reason, field } }) => ({ code, reason, field: String(field) }));
  return refusal;
}

/** By itself nothing of this world changes but at quarters of an hour: asked again where one went by in between. */
const quarterOf = (at: number): number => Math.floor(at / 900_000);

/** Nobody sees it but whom a rate of an alliance or a partner's includes. */
const isClosed = ({ resource }: Row): boolean => resource.rates.every(({ audience }) => audience !== 'EVERYONE');

const shown = ({ resource, claims, period, unitsFree, price, distanceKm }: Row, { idOf }: Searched) => ({
  resource: { id: idOf(resource.ref) },
  period: { start: moment(period.start), end: moment(period.end) },
  unitsFree,
  price: { amountMinor: String(price.amountMinor), currency: price.currency },
  distanceKm: metres(distanceKm),
  reasons: price.inTime ? [] : ['LEAD_TIME'],
  claims: claims.map(({ capability }) => capability).toSorted(),
});

const moment = (at: number): string => new Date(at).toISOString().replace('.000Z', 'Z');
const metres = (km: number | null): number | null => (km === null ? null : Math.round(km * 1000));

type Claimed = { readonly capability: { readonly code: string } };

async function everyPage(guest: Guest, variables: object) {
  const rows: unknown[] = [];
  let after: string | null = null;
  for (let count = 1; ; count += 1) {
    const { data, errors } = await guest.call(search, { ...variables, after });
    if (errors.length > 0) throw new Error(`${JSON.stringify(errors)} to ${JSON.stringify(variables)}`);
    const page = data.searchCapacity;
    expect(page.pageInfo.hasPreviousPage).toBe(after !== null);
    for (const { node } of page.edges) {
      const claims = node.claims.map(({ capability }: Claimed) => capability.code);
      rows.push({ ...node, claims, distanceKm: metres(node.distanceKm) });
    }
    after = page.pageInfo.endCursor;
    if (!page.pageInfo.hasNextPage) {
      const needs = page.needs.map(({ capability }: Claimed) => capability.code);
      const [facets, places] = [counted(page.facets), placesOf(page.places)];
      return { rows, count, pages: { total: page.totalCount, facets, places, needs } };
    }
  }
}

type Counted = { readonly count: number };

/** Facets as counts by field and value; those without values say nothing. Each lists its values most first. */
function counted(facets: readonly { field: string; values: readonly (Counted & { value: string })[] }[]) {
  for (const { values } of facets) expectMostFirst(values);
  const filled = facets.filter(({ values }) => values.length > 0);
  return Object.fromEntries(
    filled.map(({ field, values }) => [field, Object.fromEntries(values.map(({ value, count }) => [value, count]))]),
  );
}

function placesOf(places: readonly (Counted & { city: string; country: string })[]) {
  expectMostFirst(places);
  return Object.fromEntries(places.map(({ city, country, count }) => [`${country} ${city}`, count]));
}

function expectMostFirst(counts: readonly Counted[]): void {
  const inOrder = counts.map(({ count }) => count);
  expect(inOrder).toEqual(inOrder.toSorted((a, b) => b - a));
}
