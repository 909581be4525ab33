import { Temporal } from 'temporal-polyfill';
import type { Asked, Facility, Filter, Lines, Requirement, Resource, Sort } from '../search-oracle/lines';
import { attributeOf, isNumber } from '../search-oracle/taxonomy';
import { Chance } from './chance';
import { day, iso, valuesOf } from './invented-world';

/** So many filters, each drawn around some resource of the world, so that most of them find something. */
export function randomFilters(lines: Lines, count: number, now: number): readonly Asked[] {
  const chance = new Chance(7_919);
  const priced = lines.resources.filter(({ rates }) => rates.length > 0);
  const open = priced.filter(({ rates }) => rates.some(({ audience }) => audience === 'EVERYONE'));
  return Array.from({ length: count }, () => {
    const target = chance.one(chance.hits(0.92) ? open : priced);
    const site = lines.facilities.find(({ ref }) => ref === target.facility)!;
    const filter = around(chance, lines, target, site, now);
    const sorts: readonly Sort[] = ['BEST', 'PRICE', 'RATING', 'EARLIEST'];
    return { filter, sort: filter.near && chance.hits(0.4) ? 'DISTANCE' : chance.one(sorts) };
  });
}

function around(chance: Chance, lines: Lines, target: Resource, site: Facility, now: number): Filter {
  const claim = chance.one(target.claims);
  const parts = claim.capability.split('.');
  const capability = parts.slice(0, chance.whole(1, parts.length)).join('.');
  const rate = chance.one(target.rates);
  const words = [target.name, site.name, site.city].flatMap((name) => name.split(/[^\p{L}\p{N}]+/u)).filter(Boolean);
  return {
    ...{
      capability,
      ...(chance.hits(0.15) ? whenClocksChange(chance, target, site, now) : timesOf(chance, target, now)),
    },
    ...(chance.hits(0.55) ? { requirements: requirementsOf(chance, claim) } : {}),
    ...(chance.hits(0.35) ? { near: nearOf(chance, site) } : {}),
    ...(chance.hits(0.2) ? { countries: [site.country, chance.one(lines.facilities).country] } : {}),
    ...(chance.hits(0.2)
      ? { securityFloor: chance.one(['NONE', 'SELF_DECLARED', 'SELF_DECLARED', 'THIRD_PARTY'] as const) }
      : {}),
    ...(chance.hits(0.2)
      ? { maxPrice: { amountMinor: rate.amountMinor * chance.whole(3, 60), currency: rate.currency } }
      : {}),
    ...(chance.hits(0.1) ? { alliances: chance.some(lines.alliances, chance.whole(1, 2)).map(({ ref }) => ref) } : {}),
    ...(chance.hits(0.25)
      ? { kinds: chance.hits(0.6) ? [target.kind, chance.one(lines.resources).kind] : [target.kind] }
      : {}),
    ...(chance.hits(0.2)
      ? {
          text: chance
            .some(words, chance.whole(1, 2))
            .map((word) => cut(chance, word))
            .join(' '),
        }
      : {}),
  };
}

/** A part of one window, or a stretch somewhere around it; now and then a search that began in the past. */
function timesOf(chance: Chance, target: Resource, now: number): Pick<Filter, 'period' | 'duration' | 'units'> {
  const near = chance.hits(0.5) ? target.windows.slice(0, 4) : target.windows;
  const window = chance.one(near);
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
