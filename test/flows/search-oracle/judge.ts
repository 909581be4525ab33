import { type Calendar, freeOver, lowest, type Price, type Stretch, stretchFor, timeOf } from './calendar';
import { matching, reads } from './claims';
import type { Claim, Facility, Filter, Lines, Need, Organisation, Rate, Resource, Tier } from './lines';
import { isInBand, sharesHours } from './together';
import { dateOf } from './wall-clock';

/** The ref of the organisation somebody signs in for; null: a visitor. */
export type Viewer = { readonly organisation: string | null };

/** A resource with all that belongs to it; times in milliseconds. */
export type Offer = {
  readonly resource: Resource;
  readonly facility: Facility;
  readonly organisation: Organisation;
  readonly calendar: Calendar;
};

/** A resource that answers a question, apart from who may see it and what it costs. */
export type Fitting = {
  readonly offer: Offer;
  /** Those that met a need. */
  readonly claims: readonly Claim[];
  /** Places of the needs that are met, and how many were asked. */
  readonly needs: readonly number[];
  readonly of: number;
  readonly period: Stretch;
  /** What rates come to over it, as far as somebody has asked. */
  readonly totals: Map<Rate, number>;
  readonly unitsFree: number;
  readonly distanceKm: number | null;
  readonly tier: Tier;
  readonly passes: { readonly kind: boolean; readonly country: boolean; readonly securityTier: boolean };
};

export type Row = Fitting & { readonly resource: Resource; readonly facility: Facility; readonly price: Price };

type Question = { readonly filter: Filter; readonly needs: readonly Need[] };

/**
 * What one resource by itself has to say to a question, or null where it cannot be a hit: three of the filters are only noted, because
 * facets look past them. What else its house has to offer is not looked at here.
 */
export function fit(lines: Lines, offer: Offer, { filter, needs }: Question, now: number): Fitting | null {
  const { resource, facility, organisation, calendar } = offer;
  const names = [resource.name, facility.name, facility.city, organisation.name];
  const byNeed = needs.map((need) => {
    const claims = matching(resource.claims, need, filter.aiPolicy ?? {});
    return filter.text === undefined || reads(filter.text, names, claims) ? claims : [];
  });
  const claims = resource.claims.filter((claim) => byNeed.some((own) => own.includes(claim)));
  if (claims.length === 0) return null;
  const { classes = [], alliances = [] } = filter;
  if (classes.length > 0 && !classes.some((one) => resource.classes?.includes(one))) return null;
  if (alliances.length > 0 && !alliances.some((ref) => isActiveIn(lines, ref, organisation.ref))) return null;
  const distanceKm = distanceTo(filter, facility);
  if (filter.near && (distanceKm === null || distanceKm > filter.near.withinKm)) return null;
  const time = timeOf(filter, now);
  if (!isInBand(filter, facility, time.start) || !sharesHours(filter, time, resource, facility)) return null;
  const period = stretchFor(filter, calendar, now);
  if (period === null) return null;

  const tier = tierOver(facility, filter.period);
  const { kinds = [], countries = [], securityFloor = 'NONE' } = filter;
  const passes = {
    kind: kinds.length === 0 || kinds.includes(resource.kind),
    country: countries.length === 0 || countries.includes(facility.country),
    securityTier: tiers.indexOf(tier) >= tiers.indexOf(securityFloor),
  };
  const met = byNeed.flatMap((own, at) => (own.length > 0 ? [at] : []));
  const unitsFree = freeOver(period, calendar);
  return {
    ...{ offer, claims, needs: met, of: needs.length, period, totals: new Map(), unitsFree, distanceKm, tier, passes },
  };
}

/** The hit it makes for somebody, or null where none of the rates that count is theirs, or it costs too much. */
export function rowFor(lines: Lines, fitting: Fitting, filter: Filter, viewer: Viewer, now: number): Row | null {
  const { resource, facility, organisation, calendar } = fitting.offer;
  const { through = [], units = 1, maxPrice } = filter;
  const rates = resource.rates
    .filter(({ audience }) => through.length === 0 || through.includes(audience))
    .filter((rate) => includes(lines, rate, organisation.ref, viewer));
  const price = lowest(rates, fitting.period, units, calendar, now, fitting.totals);
  if (price === null) return null;
  if (maxPrice && (price.currency !== maxPrice.currency || price.amountMinor > maxPrice.amountMinor)) return null;
  return { ...fitting, resource, facility, price };
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
