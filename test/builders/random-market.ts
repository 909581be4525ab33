import fc from 'fast-check';
import type { Point } from '#kernel/distance';
import { parseDuration, type Duration } from '#kernel/duration';
import { idOf } from '#kernel/ids';
import { dayMs, hourMs, instant, minuteMs, type Instant } from '#kernel/instant';
import type { UnitsOver } from '#kernel/stretches';
import type { WorkingWeek } from '#kernel/working-week';
import { isNumeric } from '../../apps/capabilities/src/domain/attribute-value';
import { audienceKinds, parseFilter, type RawFilter } from '../../apps/capabilities/src/domain/capacity-filter';
import { capacitySorts } from '../../apps/capabilities/src/domain/capacity-order';
import { standings, type Claim } from '../../apps/capabilities/src/domain/claim';
import type { Ask } from '../../apps/capabilities/src/domain/market/answer';
import { kinds } from '../../apps/capabilities/src/domain/market/kept';
import type {
  AllianceState,
  FacilityState,
  RateState,
  ResourceState,
  Taken,
  Uuid,
} from '../../apps/capabilities/src/domain/market/state';
import { securityTiers, type Attribute, type Capability } from '../../apps/capabilities/src/domain/taxonomy';
import { taxonomy } from '../../apps/capabilities/src/taxonomy/taxonomy-file';

// Worlds of a few houses in the weeks around the change of clocks in March 2027, small enough that everything meets everything.

/** All numbers alike: fast-check would rather have the least and the greatest. */
const evenly = (min: number, max: number): fc.Arbitrary<number> => fc.noBias(fc.integer({ min, max }));

/** Draws by chance; what it draws can be made smaller by fast-check. */
export class Draw {
  constructor(private readonly gen: fc.GeneratorValue) {}

  upTo(most: number, least = 0): number {
    return this.gen(evenly, least, most);
  }

  of<T>(list: readonly T[]): T {
    const one = list[this.upTo(list.length - 1)];
    if (one === undefined) throw new RangeError('Nothing to draw from');
    return one;
  }

  /** Once in so many times. */
  onceIn(times: number): boolean {
    return this.upTo(times - 1) === times - 1;
  }

  some<T>(list: readonly T[], most: number, least = 0): readonly T[] {
    return [...new Set(this.many(this.upTo(most, least), () => this.of(list)))];
  }

  many<T>(count: number, make: (at: number) => T): readonly T[] {
    return Array.from({ length: count }, (_, at) => make(at));
  }

  maybe<T>(times: number, make: () => T): T | null {
    return this.onceIn(times) ? make() : null;
  }
}

const uuid = (kind: number, number: number): Uuid =>
  `0190${kind}000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
export const organisations = [0, 1, 2, 3].map((n) => uuid(1, n));
export const alliances = [0, 1].map((n) => uuid(2, n));
export const houses = [0, 1, 2, 3].map((n) => uuid(3, n));
export const resources = Array.from({ length: 14 }, (_, n) => uuid(4, n));
const classes = [0, 1].map((n) => uuid(5, n));

/** The first midnight of the worlds, in UTC. */
export const begins = instant(Date.UTC(2027, 2, 22));
const dayCount = 12;
const zones = ['Europe/Paris', 'America/New_York', 'Asia/Tokyo'];
const leaves = ['colour.grading-suite.sdr', 'colour.grading-suite.hdr', 'localisation.translation'];
const places: readonly (Point & { readonly city: string; readonly country: string })[] = [
  { city: 'Lyon', country: 'FR', latitude: 45.764, longitude: 4.8357 },
  { city: 'Paris', country: 'FR', latitude: 48.8566, longitude: 2.3522 },
  { city: 'Łódź', country: 'PL', latitude: 51.7592, longitude: 19.456 },
];

export const drawnFacility = (draw: Draw, id: Uuid): FacilityState => {
  const { city, country, latitude, longitude } = draw.of(places);
  const isPlaced = !draw.onceIn(5);
  return {
    id,
    organisation: draw.of(organisations),
    organisationName: draw.of(['Étoile SARL', 'North']),
    name: draw.of(['Atelier Étoile', 'Blue Post']),
    city: draw.onceIn(6) ? null : city,
    country: draw.onceIn(6) ? null : country,
    zone: draw.of(zones),
    latitude: isPlaced ? latitude + draw.upTo(3) / 10 : null,
    longitude: isPlaced ? longitude : null,
    rating: draw.onceIn(3) ? null : draw.upTo(50, 10) / 10,
    assessments: draw.many(draw.upTo(2), () => ({
      tier: draw.of(securityTiers),
      issuedOn: draw.of(['2026-05-01', '2027-03-24']),
      expiresOn: draw.of(['2027-03-27', '2028-01-01', null]),
      verified: draw.onceIn(2),
    })),
  };
};

export const drawnAlliance = (draw: Draw, id: Uuid): AllianceState => ({ id, members: draw.some(organisations, 4) });

const weeks: readonly WorkingWeek[] = [
  [...Array.from({ length: 5 }, () => [{ from: 9 * 60, to: 18 * 60 }]), [], []],
  [
    [{ from: 0, to: 24 * 60 }],
    [],
    [
      { from: 9 * 60, to: 12 * 60 },
      { from: 13 * 60, to: 17 * 60 },
    ],
    [],
    [],
    [],
    [],
  ],
];

/** What is taken may be held until a deadline, some of them past. */
export const drawnResource = (draw: Draw, id: Uuid, isOdd: boolean): ResourceState => {
  const units = draw.of([1, 1, 2, 5]);
  return {
    id,
    facility: draw.of(houses),
    name: draw.of(['Suite 1', 'Étage DI', 'Farm']),
    kind: draw.of(kinds),
    units,
    hours: { zone: draw.of(zones), week: draw.maybe(4, () => draw.of(weeks)), dayMinutes: draw.of([null, 480]) },
    windows: drawnWindows(draw, units, isOdd),
    taken: drawnTaken(draw, units),
    parts: draw.many(draw.onceIn(6) ? 2 : 0, () => ({
      windows: drawnWindows(draw, 2, false),
      taken: drawnTaken(draw, 2),
      needs: draw.upTo(2, 1),
    })),
    rates: drawnRates(draw, isOdd),
    claims: draw.some(leaves, 3, 1).map((code) => drawnClaim(draw, code, isOdd)),
    classes: draw.some(classes, 1),
  };
};

function drawnWindows(draw: Draw, units: number, isOdd: boolean): readonly UnitsOver[] {
  const windows: UnitsOver[] = [];
  for (let at = begins + draw.upTo(16) * 6 * hourMs; at < begins + dayCount * dayMs;) {
    const end = at + draw.of([9, 24, 72, 120, 240]) * hourMs + (isOdd ? 1 : 0);
    windows.push({ during: { start: instant(at), end: instant(end) }, units: draw.upTo(units, 1) });
    at = end + draw.of([0, 0, 6, 24, 36]) * hourMs;
  }
  return windows;
}

const drawnTaken = (draw: Draw, units: number): readonly Taken[] =>
  draw.many(draw.of([0, 0, 1, 2, 3]), () => {
    const start = begins + draw.upTo(dayCount * 4) * 6 * hourMs;
    return {
      during: { start: instant(start), end: instant(start + draw.of([2, 6, 24, 48]) * hourMs) },
      units: draw.upTo(units, 1),
      expiresAt: draw.maybe(2, () => instant(begins - dayMs + draw.upTo(10) * 10 * minuteMs)),
    };
  });

/** Most rates are for everyone. */
const everyone = ['EVERYONE', 'EVERYONE', 'EVERYONE'] as const;

function drawnRates(draw: Draw, isOdd: boolean): readonly RateState[] {
  const currency = draw.of(['EUR', 'EUR', 'JPY']);
  return draw.many(draw.upTo(3, 1), (at) => {
    const audience = draw.of([...audienceKinds, ...everyone]);
    const terms = {
      per: draw.of(['HOUR', 'HALF_DAY', 'DAY', 'WEEK', 'UNIT'] as const),
      amountMinor: BigInt(draw.upTo(400) * 5 + at) + (isOdd ? 2n ** 53n : draw.onceIn(12) ? 2n ** 52n : 0n),
      currency: draw.onceIn(8) ? 'GBP' : currency,
      minimum: draw.maybe(4, () => lasting(draw.of(['PT4H', 'P2D']))),
      leadTime: draw.maybe(3, () => lasting(draw.of(['PT24H', 'P3D']))),
      weekendPercent: draw.of([0, 0, 50]),
      overtimePercent: draw.of([0, 25]),
    };
    if (audience === 'EVERYONE') return { ...terms, audience, audienceId: null };
    return { ...terms, audience, audienceId: draw.of(audience === 'ALLIANCE' ? alliances : organisations) };
  });
}

function drawnClaim(draw: Draw, code: string, isOdd: boolean): Claim {
  const attributes = capability(code).attributes.filter(() => !draw.onceIn(4));
  return {
    capability: code,
    attributes: Object.fromEntries([
      ...attributes.map((attribute): [string, readonly string[]] => [
        attribute.code,
        draw.some(valuesOf(attribute), attribute.type === 'set' ? 3 : 1, 1),
      ]),
      ...(isOdd ? [['gauge', ['a value that the leaf does not have']] as const] : []),
    ]),
    standing: draw.of(standings),
    expiresOn: null,
    ai: draw.maybe(2, () => ({
      uses: draw.some([...taxonomy.aiCategories.keys()].slice(0, 3), 2),
      trainsOnInput: draw.of(['no', 'yes', 'unknown'] as const),
    })),
  };
}

/** A question that makes sense at `now`, about what the worlds have. */
export function drawnQuestion(draw: Draw, now: Instant): ReturnType<typeof parseFilter> {
  const start = begins + draw.upTo(6) * dayMs + draw.of([0, 0, 9, 13.5]) * hourMs + draw.of([0, 0, 0, 7]);
  const isFlexible = draw.onceIn(2);
  const length = isFlexible
    ? draw.of([2, 4, 9]) * dayMs
    : draw.of([3 * hourMs, 9 * hourMs, dayMs, 2 * dayMs, 4 * dayMs]);
  const [first, ...also] = draw.many(draw.of([1, 1, 1, 1, 1, 2, 3]), () => drawnNeed(draw));
  const raw: RawFilter = {
    ...first,
    also: also.map((need) => ({ ...need, capability: need.capability })),
    period: { start: instant(start), end: instant(start + length) },
    duration: isFlexible ? draw.of(['PT2H', 'PT9H', 'P1D', 'P2D', 'P3D', 'P1DT4H']) : null,
    units: draw.of([1, 1, 1, 1, 1, 2, 3]),
    near: draw.maybe(4, () => ({ ...draw.of(places), withinKm: draw.of([0, 11.2, 400, 2000]) })),
    countries: draw.maybe(4, () => draw.some(['FR', 'PL', 'DE'], 2)),
    securityFloor: draw.of(['NONE', 'NONE', 'NONE', 'NONE', 'SELF_DECLARED', 'THIRD_PARTY']),
    maxPrice: draw.maybe(6, () => ({ amountMinor: BigInt(draw.upTo(100) * 500), currency: draw.of(['EUR', 'JPY']) })),
    alliances: draw.maybe(10, () => [idOf('alliance', draw.of(alliances))]),
    through: draw.maybe(9, () => draw.some(audienceKinds, 2)),
    classes: draw.maybe(10, () => [idOf('class', draw.of(classes))]),
    utcOffset: draw.maybe(8, () =>
      draw.of([
        { from: 0, to: 2 },
        { from: -5, to: 1 },
      ]),
    ),
    overlap: draw.maybe(8, () => ({ timeZone: draw.of(zones), from: '09:00', to: '18:00', hours: draw.of([1, 5]) })),
    aiPolicy: draw.maybe(8, () => ({
      forbids: draw.some([...taxonomy.aiCategories.keys()].slice(0, 3), 1),
      trainingOnInput: draw.of([false, true, null]),
    })),
    kinds: draw.maybe(5, () => draw.some(kinds, 3)),
    text: draw.maybe(8, () => draw.of(['etoi', 'suite', 'lyon hdr', 'grad suite', 'x', 'ł e'])),
  };
  return parseFilter(raw, taxonomy, now);
}

function drawnNeed(draw: Draw): { readonly capability: string; readonly requirements: RawFilter['requirements'] } {
  const code = draw.of([...leaves, 'colour', 'colour', 'colour']);
  const leaf = capability(code === 'colour' ? 'colour.grading-suite.hdr' : code);
  const requirements = draw.many(draw.of([0, 0, 0, 1, 1, 2]), () => {
    const attribute = draw.of(leaf.attributes);
    const hasOrder = attribute.ordered || isNumeric(attribute);
    const values = valuesOf(attribute);
    const test = draw.of(hasOrder ? ['anyOf', 'allOf', 'atLeast', 'atMost'] : ['anyOf', 'allOf']);
    return {
      attribute: attribute.code,
      [test]: test === 'anyOf' || test === 'allOf' ? draw.some(values, 2, 1) : draw.of(values),
    };
  });
  return { capability: code, requirements };
}

export const drawnAsk = (draw: Draw, hasPlace: boolean): Ask => ({
  order: draw.of(capacitySorts.filter((sort) => sort !== 'DISTANCE' || hasPlace)),
  first: draw.upTo(4, 1),
  after: null,
  totals: true,
  facets: draw.of([true, true, false, ['country', 'attribute.hdr']]),
  places: true,
});

/** Few values of each attribute, so that some are met. */
function valuesOf(attribute: Attribute): readonly string[] {
  if (isNumeric(attribute)) return ['4', '100', '1000'];
  return attribute.values ?? ['pt', 'pt-BR', 'fr'];
}

function capability(code: string): Capability {
  const leaf = taxonomy.capabilities.get(code);
  if (leaf === undefined) throw new Error(`The taxonomy has no ${code}`);
  return leaf;
}

function lasting(iso: string): Duration {
  const duration = parseDuration(iso);
  if (!duration.ok) throw new Error(`${iso} is no duration`);
  return duration.value;
}
