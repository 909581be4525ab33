import { type Calendar, freeOver, inMilliseconds, lowest, type Price, type Stretch, stretchFor } from './calendar';
import { described, matching, reads } from './claims';
import type { Asked, Claim, Facility, Filter, Lines, Organisation, Rate, Resource, Sort, Tier } from './lines';
import { dateOf } from './wall-clock';

/** The ref of the organisation somebody signs in for; null: a visitor. */
export type Viewer = { readonly organisation: string | null };

export type Row = {
  readonly resource: Resource;
  readonly facility: Facility;
  readonly claims: readonly Claim[];
  readonly period: Stretch;
  readonly unitsFree: number;
  readonly price: Price;
  readonly distanceKm: number | null;
  readonly tier: Tier;
  readonly passes: { readonly kind: boolean; readonly country: boolean; readonly securityTier: boolean };
};
export type Found = {
  /** In the order asked for. */
  readonly rows: readonly Row[];
  /** By field, then value. */
  readonly facets: Readonly<Record<string, Readonly<Record<string, number>>>>;
};

/** A resource with all that belongs to it; times in milliseconds. */
type Offer = {
  readonly resource: Resource;
  readonly facility: Facility;
  readonly organisation: Organisation;
  readonly calendar: Calendar;
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

/** What a search answers, worked out by looking at every resource of the world in turn. */
export function plainSearch({ lines, offers, idOf }: Searched, ask: Asked, viewer: Viewer, now: number): Found {
  const { filter, sort } = ask;
  const judged = offers.flatMap((offer) => judge(lines, offer, filter, viewer, now) ?? []);
  const rows = judged.filter(({ passes }) => passes.kind && passes.country && passes.securityTier);
  rows.sort(
    (a, b) => before(a, b, sort, filter.near !== undefined) || compare(idOf(a.resource.ref), idOf(b.resource.ref)),
  );
  return { rows, facets: facetsOf(judged, rows) };
}

/** Which of the alliances a filter names somebody may see: ACTIVE ones who is signed in, others their members. */
export const seesAlliance = ({ alliances }: Lines, ref: string, { organisation }: Viewer): boolean =>
  alliances.some(
    (one) =>
      one.ref === ref && organisation !== null && (one.status === 'ACTIVE' || one.members.includes(organisation)),
  );

function judge(lines: Lines, offer: Offer, filter: Filter, viewer: Viewer, now: number): Row | null {
  const { resource, facility, organisation, calendar } = offer;
  const claims = matching(resource.claims, filter);
  if (claims.length === 0) return null;
  const names = [resource.name, facility.name, facility.city, organisation.name];
  if (filter.text !== undefined && !reads(filter.text, names, claims)) return null;
  const allied = filter.alliances ?? [];
  if (allied.length > 0 && !allied.some((ref) => isActiveIn(lines, ref, organisation.ref))) return null;
  const distanceKm = distanceTo(filter, facility);
  if (filter.near && (distanceKm === null || distanceKm > filter.near.withinKm)) return null;
  const rates = resource.rates.filter((rate) => includes(lines, rate, organisation.ref, viewer));
  if (rates.length === 0) return null;

  const period = stretchFor(filter, calendar, now);
  if (period === null) return null;
  const price = lowest(rates, period, filter.units ?? 1, calendar, now)!;
  const most = filter.maxPrice;
  if (most && (price.currency !== most.currency || price.amountMinor > most.amountMinor)) return null;

  const tier = tierOver(facility, filter.period);
  const { kinds = [], countries = [], securityFloor = 'NONE' } = filter;
  const passes = {
    kind: kinds.length === 0 || kinds.includes(resource.kind),
    country: countries.length === 0 || countries.includes(facility.country),
    securityTier: tiers.indexOf(tier) >= tiers.indexOf(securityFloor),
  };
  const unitsFree = freeOver(period, calendar);
  return { ...{ resource, facility, claims, period, unitsFree, price, distanceKm, tier }, passes };
}

const isActiveIn = ({ alliances }: Lines, ref: string, organisation: string): boolean =>
  alliances.some((one) => one.ref === ref && one.status === 'ACTIVE' && one.members.includes(organisation));

function includes(
  lines: Lines,
  { audience, audienceRef = '' }: Rate,
  house: string,
  { organisation }: Viewer,
): boolean {
  if (audience === 'EVERYONE') return true;
  if (organisation === null) return false;
  if (audience === 'ORGANISATION') return audienceRef === organisation;
  return isActiveIn(lines, audienceRef, organisation) && isActiveIn(lines, audienceRef, house);
}

/** On a sphere, by the angle between two directions in space. */
function distanceTo({ near }: Filter, { latitude, longitude }: Facility): number | null {
  if (!near || latitude === undefined || longitude === undefined) return null;
  const direction = (lat: number, lon: number): readonly [number, number, number] => {
    const [phi, lambda] = [(lat * Math.PI) / 180, (lon * Math.PI) / 180];
    return [Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)];
  };
  const [a, b] = [direction(near.latitude, near.longitude), direction(latitude, longitude)];
  const chord = Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
  return 2 * 6371.0088 * Math.asin(Math.min(1, chord / 2));
}

const tiers: readonly Tier[] = ['NONE', 'SELF_DECLARED', 'THIRD_PARTY'];

/** The best tier that one assessment holds on every local day of the period asked for. */
function tierOver({ assessments, timeZone }: Facility, period: Filter['period']): Tier {
  const first = dateOf(Date.parse(period.start), timeZone);
  const last = dateOf(Date.parse(period.end) - 1, timeZone);
  const held = assessments
    .filter(({ issuedOn, expiresOn }) => issuedOn <= first && last <= expiresOn)
    .map(({ tier, verified = true }) => (tier === 'THIRD_PARTY' && !verified ? 'NONE' : tier));
  return tiers.findLast((tier) => held.includes(tier)) ?? 'NONE';
}

const standings = ['SELF_DECLARED', 'ENDORSED', 'VERIFIED'] as const;
const standingOf = ({ claims }: Row): number =>
  Math.max(...claims.map(({ standing = 'SELF_DECLARED' }) => standings.indexOf(standing)));

function before(a: Row, b: Row, sort: Sort, hasPlace: boolean): number {
  const price = (): number => compare(a.price.currency, b.price.currency) || a.price.amountMinor - b.price.amountMinor;
  const distance = (): number => (a.distanceKm ?? 0) - (b.distanceKm ?? 0);
  const rating = (): number => (b.facility.rating ?? 0) - (a.facility.rating ?? 0);
  switch (sort) {
    case 'PRICE':
      return price();
    case 'DISTANCE':
      return distance();
    case 'RATING':
      return rating();
    case 'EARLIEST':
      return a.period.start - b.period.start;
    case 'BEST':
      return (hasPlace ? distance() : 0) || rating() || standingOf(b) - standingOf(a) || price();
  }
}

const compare = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

/** Exact meaning 9: three facets look past their own filter; a resource counts once for each value. */
function facetsOf(judged: readonly Row[], rows: readonly Row[]): Found['facets'] {
  const besides = (own: keyof Row['passes']): readonly Row[] =>
    judged.filter(({ passes }) => Object.entries(passes).every(([filter, holds]) => holds || filter === own));
  const counts: Record<string, Record<string, number>> = {};
  const count = (field: string, value: string): void => {
    const values = (counts[field] ??= {});
    values[value] = (values[value] ?? 0) + 1;
  };
  for (const { resource } of besides('kind')) count('kind', resource.kind);
  for (const { facility } of besides('country')) count('country', facility.country);
  for (const { tier } of besides('securityTier')) count('securityTier', tier);
  for (const { facility, price, claims } of rows) {
    count('city', facility.city);
    count('currency', price.currency);
    for (const capability of new Set(claims.map((claim) => claim.capability))) count('capability', capability);
    const said = new Map(described(claims).map((pair) => [pair.join('='), pair]));
    for (const [field, value] of said.values()) count(field, value);
  }
  return counts;
}
