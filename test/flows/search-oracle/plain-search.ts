import { inMilliseconds } from './calendar';
import { described } from './claims';
import { fit, type Offer, rowFor, type Row, type Viewer } from './judge';
import type { Asked, Lines } from './lines';
import { before } from './order';
import { needsOf } from './taxonomy';

export type Found = {
  /** In the order asked for. */
  readonly rows: readonly Row[];
  /** By field, then value. */
  readonly facets: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** By country and city of houses whose place is known. */
  readonly places: Readonly<Record<string, number>>;
};

/** A world that can be searched; `idOf` gives the ids that ties are broken by. */
export type Searched = {
  readonly lines: Lines;
  readonly offers: readonly Offer[];
  readonly idOf: (ref: string) => string;
};

export function searched(lines: Lines, idOf: Searched['idOf']): Searched {
  const taken = Map.groupBy(
    lines.commitments.filter(({ state }) => state !== 'WAITING'),
    (one) => one.resource,
  );
  const offers = lines.resources.map((resource) => {
    const facility = lines.facilities.find(({ ref }) => ref === resource.facility)!;
    const organisation = lines.organisations.find(({ ref }) => ref === facility.organisation)!;
    const { week } = resource;
    const calendar = {
      windows: resource.windows.map(inMilliseconds),
      taken: (taken.get(resource.ref) ?? []).map(inMilliseconds),
      zone: facility.timeZone,
      ...(week && { week }),
    };
    return { resource, facility, organisation, calendar };
  });
  return { lines, offers, idOf };
}

/** What a search answers to each of these, worked out by looking at every resource of the world in turn. */
export function plainSearch(
  { lines, offers, idOf }: Searched,
  { filter, sort }: Asked,
  viewers: readonly Viewer[],
  now: number,
): readonly Found[] {
  const question = { filter, needs: needsOf(filter) };
  const fitting = offers.flatMap((offer) => fit(lines, offer, question, now) ?? []);
  return viewers.map((viewer) => {
    const judged = fitting.flatMap((one) => rowFor(lines, one, filter, viewer, now) ?? []);
    const rows = [...answering(judged)];
    rows.sort((a, b) => before(a, b, sort, filter) || (idOf(a.resource.ref) < idOf(b.resource.ref) ? -1 : 1));
    return { rows, facets: facetsOf(judged, rows), places: placesOf(rows) };
  });
}

/** Resources that pass, of houses that answer every need with such resources; one filter may be left out of account, for both. */
function answering(judged: readonly Row[], besides?: keyof Row['passes']): readonly Row[] {
  const passing = judged.filter(({ passes }) =>
    Object.entries(passes).every(([filter, holds]) => holds || filter === besides),
  );
  return passing.filter(({ facility, of }) => {
    const own = passing.filter((row) => row.facility === facility);
    return new Set(own.flatMap(({ needs }) => needs)).size === of;
  });
}

/** Which of the alliances a filter names somebody may see: ACTIVE ones who is signed in, others their members. */
export const seesAlliance = ({ alliances }: Lines, ref: string, { organisation }: Viewer): boolean =>
  alliances.some(
    (one) =>
      one.ref === ref && organisation !== null && (one.status === 'ACTIVE' || one.members.includes(organisation)),
  );

/** Exact meaning 9: three facets look past their own filter; a resource counts once for each value. */
function facetsOf(judged: readonly Row[], rows: readonly Row[]): Found['facets'] {
  const counts: Record<string, Record<string, number>> = {};
  const count = (field: string, value: string): void => {
    const values = (counts[field] ??= {});
    values[value] = (values[value] ?? 0) + 1;
  };
  for (const { resource } of answering(judged, 'kind')) count('kind', resource.kind);
  for (const { facility } of answering(judged, 'country')) count('country', facility.country);
  for (const { tier } of answering(judged, 'securityTier')) count('securityTier', tier);
  for (const { facility, price, claims } of rows) {
    count('city', facility.city);
    count('currency', price.currency);
    for (const capability of new Set(claims.map((claim) => claim.capability))) count('capability', capability);
    const said = new Map(described(claims).map((pair) => [pair.join('='), pair]));
    for (const [field, value] of said.values()) count(field, value);
  }
  return counts;
}

function placesOf(rows: readonly Row[]): Found['places'] {
  const counts: Record<string, number> = {};
  for (const { facility } of rows)
    if (facility.latitude !== undefined) {
      const place = `${facility.country} ${facility.city}`;
      counts[place] = (counts[place] ?? 0) + 1;
    }
  return counts;
}
