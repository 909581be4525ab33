/**
 * What somebody searches for: a capability, with requirements, free for a period or for some stretch inside it. A filter that
 * makes no sense is refused with its place; it is never answered with nothing.
 */
import { nextFullHour } from '#kernel/calendar';
import { parsePoint, type Point } from '#kernel/distance';
import { parseDuration, type Duration } from '#kernel/duration';
import { isId, type Id } from '#kernel/ids';
import type { Instant } from '#kernel/instant';
import { parseMoney, type Money } from '#kernel/money';
import { parsePeriod, type Period } from '#kernel/period';
import { all, ok, refuse, within, type RefusalCode, type Result } from '#kernel/result';
import { words } from '#kernel/text';
import { faultsOf } from './faults';
import type { SecurityTier, Taxonomy } from './taxonomy';
import { parseWanted, type RawWanted, type Wanted } from './wanted';

export type ResourceKind = 'ROOM' | 'EQUIPMENT' | 'COMPUTE' | 'LICENCE' | 'PERSON';

export type RawFilter = RawWanted & {
  readonly period: { readonly start: Instant; readonly end: Instant };
  readonly duration?: string | null | undefined;
  readonly units?: number | null | undefined;
  readonly near?: (Point & { readonly withinKm: number }) | null | undefined;
  readonly countries?: readonly string[] | null | undefined;
  readonly securityFloor?: SecurityTier | null | undefined;
  readonly maxPrice?: Money | null | undefined;
  readonly alliances?: readonly string[] | null | undefined;
  readonly kinds?: readonly ResourceKind[] | null | undefined;
  readonly text?: string | null | undefined;
};

/** Where the house must be. */
export type Near = { readonly point: Point; readonly withinKm: number };

/** A filter that makes sense. Lists that are empty exclude nothing. */
export type CapacityQuestion = Wanted & {
  /** As asked: its days are those that a security floor must hold on. */
  readonly period: Period;
  /** Null: the whole period must be free. */
  readonly duration: Duration | null;
  /** Where free time is looked for: the period, of a flexible search only what is to come of it. */
  readonly open: Period;
  readonly units: number;
  readonly near: Near | null;
  readonly countries: readonly string[];
  readonly floor: SecurityTier;
  readonly maxPrice: Money | null;
  readonly alliances: readonly Id<'alliance'>[];
  readonly kinds: readonly ResourceKind[];
  /** Folded; each must begin a word of what is found. */
  readonly words: readonly string[];
};

const mostUnits = 1_000_000;
const longest = { countries: 300, alliances: 200, kinds: 20, text: 200 } as const;

/** The filter as a question, judged at `now`; every fault with its place inside the filter. Whether alliances may be seen is asked elsewhere. */
export function parseFilter(raw: RawFilter, taxonomy: Taxonomy, now: Instant): Result<CapacityQuestion> {
  const wanted = parseWanted(raw, taxonomy);
  const duration = raw.duration == null ? ok(null) : within(parseDuration(raw.duration), 'duration');
  const open = within(parseOpen(raw.period, raw.duration != null, now), 'period');
  const units = parseUnits(raw.units ?? 1);
  const near = raw.near == null ? ok(null) : within(parseNear(raw.near), 'near');
  const countries = bounded(raw.countries ?? [], 'countries');
  const maxPrice = raw.maxPrice == null ? ok(null) : within(parseMoney(raw.maxPrice), 'maxPrice');
  const alliances = parseAlliances(raw.alliances ?? []);
  const kinds = bounded(raw.kinds ?? [], 'kinds');
  const text = bounded(raw.text ?? '', 'text');
  if (!wanted.ok || !duration.ok || !open.ok || !units.ok || !near.ok)
    return faultsOf<RefusalCode>(wanted, duration, open, units, near, countries, maxPrice, alliances, kinds, text);
  if (!countries.ok || !maxPrice.ok || !alliances.ok || !kinds.ok || !text.ok)
    return faultsOf<RefusalCode>(countries, maxPrice, alliances, kinds, text);
  return ok({
    ...wanted.value,
    period: { start: raw.period.start, end: raw.period.end },
    duration: duration.value,
    open: open.value,
    units: units.value,
    near: near.value,
    countries: countries.value,
    floor: raw.securityFloor ?? 'NONE',
    maxPrice: maxPrice.value,
    alliances: alliances.value,
    kinds: kinds.value,
    words: words(text.value),
  });
}

const parseUnits = (units: number): Result<number, 'OUT_OF_RANGE'> =>
  units >= 1 && units <= mostUnits ? ok(units) : refuse('OUT_OF_RANGE', `Units are 1 to ${mostUnits}.`, 'units');

/** The past is not offered: a fixed period may not have begun; a flexible search begins at the next full hour at the earliest. */
function parseOpen(raw: RawFilter['period'], isFlexible: boolean, now: Instant): Result<Period> {
  const period = parsePeriod(raw);
  if (!period.ok) return period;
  if (!isFlexible) return raw.start > now ? period : refuse('IN_PAST', 'This period has begun already.');
  const earliest = nextFullHour(now);
  const start = raw.start > earliest ? raw.start : earliest;
  return start < raw.end ? ok({ start, end: raw.end }) : refuse('IN_PAST', 'Nothing of this period is left.');
}

function parseNear(raw: NonNullable<RawFilter['near']>): Result<Near, 'OUT_OF_RANGE'> {
  const point = parsePoint(raw);
  const { withinKm } = raw;
  const distance =
    Number.isFinite(withinKm) && withinKm >= 0
      ? ok(withinKm)
      : refuse('OUT_OF_RANGE', 'A distance is not negative.', 'withinKm');
  return point.ok && distance.ok ? ok({ point: point.value, withinKm }) : faultsOf(point, distance);
}

/** What is no id of an alliance is one that nobody may see. */
function parseAlliances(raw: readonly string[]): Result<readonly Id<'alliance'>[]> {
  const list = bounded(raw, 'alliances');
  return list.ok ? all(raw.map((id, at) => (isId('alliance', id) ? ok(id) : hiddenAlliance(at)))) : list;
}

/** The refusal for an alliance, by its place in the filter, that does not exist or not for this viewer. */
export const hiddenAlliance = (at: number): Result<never, 'NOT_FOUND'> =>
  refuse('NOT_FOUND', 'There is no such alliance.', 'alliances', at);

const bounded = <T extends { readonly length: number }>(list: T, field: keyof typeof longest): Result<T, 'TOO_LONG'> =>
  list.length <= longest[field] ? ok(list) : refuse('TOO_LONG', `At most ${longest[field]} here.`, field);
