import { Temporal } from 'temporal-polyfill';
import type { Asked, Claim, Facility, Filter, Lines, Requirement, Resource, Sort } from '../search-oracle/lines';
import { attributeOf, isNumber, specCodes } from '../search-oracle/taxonomy';
import { Chance } from './chance';
import { audiences, bandOf, classesOf, furtherNeeds, isAble, overlapOf, policyOf } from './further-fields';
import { day, iso, valuesOf } from './invented-world';

/** So many filters, each drawn around some resource of the world, so that most of them find something. */
export function randomFilters(lines: Lines, { seed, count }: Draw, now: number): readonly Asked[] {
  const chance = new Chance(seed);
  const priced = lines.resources.filter(({ rates, windows }) => rates.length > 0 && windows.length > 0);
  const open = priced.filter(({ rates }) => rates.some(({ audience }) => audience === 'EVERYONE'));
  return Array.from({ length: count }, () => {
    const target = chance.one(chance.hits(0.92) ? open : priced);
    const site = lines.facilities.find(({ ref }) => ref === target.facility)!;
    const filter = around(chance, lines, target, site, now);
    const sorts: readonly Sort[] = ['BEST', 'BEST', 'PRICE', 'RATING', 'EARLIEST'];
    return { filter, sort: filter.near && chance.hits(0.4) ? 'DISTANCE' : chance.one(sorts) };
  });
}
export type Draw = { readonly seed: number; readonly count: number };

function around(chance: Chance, lines: Lines, target: Resource, site: Facility, now: number): Filter {
  const house = lines.resources.filter(({ facility }) => facility === site.ref);
  const claim = chance.one(target.claims);
  const spec = chance.hits(0.3) ? specCodes.find((code) => isAble(house, code)) : undefined;
  const wantsMore = chance.hits(0.16);
  const rate = chance.one(target.rates);
  const words = [target.name, site.name, site.city].flatMap((name) => name.split(/[^\p{L}\p{N}]+/u)).filter(Boolean);
  const isWide = spec !== undefined || wantsMore;
  const perhaps = <T extends object>(share: number, part: () => T): Partial<T> =>
    chance.hits(isWide ? share / 3 : share) ? part() : {};
  return {
    ...(spec === undefined
      ? {
          capability: prefixOf(chance, claim),
          ...perhaps(0.55, () => ({ requirements: requirementsOf(chance, claim) })),
        }
      : { deliverySpec: spec }),
    ...(wantsMore ? { also: furtherNeeds(chance, chance.hits(0.5) ? house : [target]) } : {}),
    ...(isWide ? someDay(chance, target, now) : timesOf(chance, target, site, now)),
    ...perhaps(0.28, () => ({ near: nearOf(chance, site) })),
    ...perhaps(0.16, () => ({ countries: [site.country, chance.one(lines.facilities).country] })),
    ...perhaps(0.14, () => ({
      securityFloor: chance.one(['NONE', 'SELF_DECLARED', 'SELF_DECLARED', 'THIRD_PARTY'] as const),
    })),
    ...perhaps(0.15, () => ({
      maxPrice: { amountMinor: rate.amountMinor * chance.whole(3, 60), currency: rate.currency },
    })),
    ...perhaps(0.07, () => ({ alliances: chance.some(lines.alliances, chance.whole(1, 2)).map(({ ref }) => ref) })),
    ...perhaps(0.1, () => ({ through: [chance.hits(0.6) ? 'EVERYONE' : rate.audience, chance.one(audiences)] })),
    ...perhaps(0.1, () => ({ classes: [chance.one(target.classes?.length ? target.classes : classesOf(lines))] })),
    ...perhaps(0.12, () => ({ utcOffset: bandOf(chance, site, now) })),
    ...perhaps(0.1, () => ({ overlap: overlapOf(chance, chance.hits(0.6) ? site : chance.one(lines.facilities)) })),
    ...perhaps(claim.ai ? 0.25 : 0.03, () => ({ aiPolicy: policyOf(chance, claim) })),
    ...perhaps(0.2, () => ({
      kinds: chance.hits(0.6) ? [target.kind, chance.one(lines.resources).kind] : [target.kind],
    })),
    ...perhaps(0.15, () => ({ text: textOf(chance, words) })),
  };
}

const textOf = (chance: Chance, words: readonly string[]): string =>
  chance
    .some(words, chance.whole(1, 2))
    .map((word) => cut(chance, word))
    .join(' ');

const prefixOf = (chance: Chance, { capability }: Claim): string => {
  const parts = capability.split('.');
  return parts.slice(0, chance.whole(1, parts.length)).join('.');
};

type Times = Pick<Filter, 'period' | 'duration' | 'units'>;

const timesOf = (chance: Chance, target: Resource, site: Facility, now: number): Times =>
  chance.hits(0.15) ? whenClocksChange(chance, target, site, now) : aroundWindow(chance, target, now);

/** A few hours on some day of two months, which most houses have for each of their resources. */
function someDay(chance: Chance, { windows }: Resource, now: number): Times {
  const start = Math.max(now, Date.parse(windows[0]!.start));
  return { period: { start: iso(start), end: iso(start + 60 * day) }, duration: chance.one(['PT2H', 'PT4H', 'P1D']) };
}

/** A part of one window, or a stretch somewhere around it; now and then a search that began in the past. */
function aroundWindow(chance: Chance, target: Resource, now: number): Times {
  const window = chance.one(chance.hits(0.5) ? target.windows.slice(0, 4) : target.windows);
  const units = chance.hits(0.4) ? { units: chance.whole(1, Math.max(1, Math.ceil(window.units / 2))) } : {};
  const [start, end] = [Date.parse(window.start), Date.parse(window.end)];
  if (chance.hits(0.5)) {
    const from = start - chance.whole(0, 10) * day - chance.whole(0, 95) * 900_000;
    const period = {
      start: iso(chance.hits(0.1) ? now - day : Math.max(from, now - day)),
      end: iso(end + chance.whole(0, 20) * day),
    };
    const duration = chance.one(['PT4H', 'PT10H', 'P1D', 'P2D', 'P1DT6H', 'P1W', 'P2DT30M']);
    return { period, duration, ...units };
  }
  const quarters = (end - start) / 900_000;
  const from = chance.whole(0, Math.floor(quarters / 2));
  const length = chance.whole(1, Math.min(quarters - from, chance.hits(0.3) ? 10 * 96 : 96));
  return { period: { start: iso(start + from * 900_000), end: iso(start + (from + length) * 900_000) }, ...units };
}

/** Across the next change of the site's clocks; now and then a day before an hour that is skipped or comes twice. */
function whenClocksChange(
  chance: Chance,
  { windows }: Resource,
  { timeZone }: Facility,
  now: number,
): Pick<Filter, 'period' | 'duration'> {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone);
  const change = today.getTimeZoneTransition('next')?.epochMilliseconds ?? now + 3 * day;
  const before = chance.hits(0.5) ? chance.whole(1, 40 * 4) : chance.whole(23 * 4, 25 * 4);
  const start = Math.max(change - before * 900_000, now);
  const end = change + chance.whole(1, 12 * 4) * 900_000;
  const isOpen = windows.some((window) => Date.parse(window.start) <= start && end <= Date.parse(window.end));
  if (isOpen && chance.hits(0.5)) return { period: { start: iso(start), end: iso(end) } };
  const duration = chance.one(['P1D', 'P1D', 'P2D', 'P1DT6H', 'PT30H', 'P1W']);
  return { period: { start: iso(start), end: iso(change + 12 * day) }, duration };
}

function requirementsOf(chance: Chance, claim: Resource['claims'][number]): readonly Requirement[] {
  const stated = chance.some(claim.attributes, chance.whole(1, 2));
  return stated.map(({ attribute: code, values }) => {
    const attribute = attributeOf(code);
    const value = chance.one(values);
    const other = chance.one(valuesOf(chance, code));
    const isOrdered = attribute.ordered || isNumber(attribute);
    if (isOrdered && chance.hits(0.8))
      return chance.one<Requirement>([
        { attribute: code, atLeast: value },
        { attribute: code, atMost: value },
        { attribute: code, atLeast: chance.hits(0.5) ? value : other, atMost: value },
      ]);
    const ways: Requirement[] = [{ attribute: code, anyOf: [value, other] }];
    if (isNumber(attribute)) ways.push({ attribute: code, anyOf: [value.includes('.') ? `${value}0` : `${value}.0`] });
    else ways.push({ attribute: code, allOf: chance.hits(0.2) ? [...values, other] : values });
    if (attribute.pattern !== undefined) ways.push({ attribute: code, anyOf: [value.slice(0, 2)] });
    return chance.one(ways);
  });
}

const nearOf = (chance: Chance, { latitude = 48, longitude = 2 }: Facility): NonNullable<Filter['near']> => ({
  latitude: latitude + chance.next() - 0.5,
  longitude: longitude + (chance.next() - 0.5) * 2,
  withinKm: chance.one([50, 150, 800, 3_000, 21_000]),
});

/** The beginning of a word, as somebody might type it. */
const cut = (chance: Chance, word: string): string => {
  const letters = word.slice(0, chance.whole(Math.min(2, word.length), word.length));
  return chance.hits(0.5) ? letters.normalize('NFKD').replace(/\p{M}/gu, '').toUpperCase() : letters;
};
