/**
 * What somebody searches for: a capability, with requirements, free for a period or for some stretch inside it. A filter that
 * makes no sense is refused with its place; it is never answered with nothing.
 */
import { nextFullHour } from '#kernel/calendar';
import { parsePoint, type Point } from '#kernel/distance';
import { parseDuration, type Duration } from '#kernel/duration';
import { isId, type Id, type IdType } from '#kernel/ids';
import type { Instant } from '#kernel/instant';
import { parseMoney, type Money } from '#kernel/money';
import { parsePeriod, type Period } from '#kernel/period';
import { all, ok, refuse, within, type Result } from '#kernel/result';
import { words } from '#kernel/text';
import { parseAiPolicy, type AiPolicy, type RawAiPolicy } from './ai';
import { ceilingsOf, type Ceiling } from './ceilings';
import { eachOf, faultsOf } from './faults';
import { parseOffsetBand, parseOverlap, type OffsetBand, type Overlap, type RawOverlap } from './house-clock';
import { parseNeeds, type Need, type RawNeeds } from './needs';
import type { SecurityTier, Taxonomy } from './taxonomy';

export type ResourceKind = 'ROOM' | 'EQUIPMENT' | 'COMPUTE' | 'LICENCE' | 'PERSON';

export const audienceKinds = ['EVERYONE', 'ALLIANCE', 'ORGANISATION'] as const;
export type AudienceKind = (typeof audienceKinds)[number];

export type RawFilter = RawNeeds & {
  readonly period: { readonly start: Instant; readonly end: Instant };
  readonly duration?: string | null | undefined;
  readonly units?: number | null | undefined;
  readonly near?: (Point & { readonly withinKm: number }) | null | undefined;
  readonly countries?: readonly string[] | null | undefined;
  readonly securityFloor?: SecurityTier | null | undefined;
  readonly maxPrice?: Money | null | undefined;
  readonly alliances?: readonly string[] | null | undefined;
  readonly through?: readonly AudienceKind[] | null | undefined;
  readonly classes?: readonly string[] | null | undefined;
  /** In hours. */
  readonly utcOffset?: OffsetBand | null | undefined;
  readonly overlap?: RawOverlap | null | undefined;
  readonly aiPolicy?: RawAiPolicy | null | undefined;
  readonly kinds?: readonly ResourceKind[] | null | undefined;
  readonly text?: string | null | undefined;
};

/** Where the house must be. */
export type Near = { readonly point: Point; readonly withinKm: number };

/**
 * A filter that makes sense. Lists that are empty exclude nothing.
 *
 * A resource matches a need when it would answer the question with that need alone. A house answers when every need has a match among
 * its resources, perhaps the same one; found are all matches of the houses that answer, with the claims that met any need.
 */
export type CapacityQuestion = {
  /** At least one. */
  readonly needs: readonly Need[];
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
  /** What `maxPrice` is in each currency it can be compared with, its own first; none without it. */
  readonly ceilings: readonly Ceiling[];
  readonly alliances: readonly Id<'alliance'>[];
  /** Rates of other audiences do not count, neither for sight nor for the price. */
  readonly through: readonly AudienceKind[];
  readonly classes: readonly Id<'class'>[];
  /** Holds for the clock of the house at the start of `open`. */
  readonly utcOffset: OffsetBand | null;
  readonly overlap: Overlap | null;
  /** The claim that meets a need keeps it. */
  readonly aiPolicy: AiPolicy | null;
  readonly kinds: readonly ResourceKind[];
  /** Folded; each must begin a word of what is found. */
  readonly words: readonly string[];
};

const mostUnits = 1_000_000;
const longest = { countries: 300, alliances: 200, classes: 200, kinds: 20, through: 20, text: 200 } as const;

/** The filter as a question, judged at `now`; every fault with its place inside the filter. Whether alliances may be seen, and what other currencies are worth, is asked elsewhere. */
export function parseFilter(raw: RawFilter, taxonomy: Taxonomy, now: Instant): Result<CapacityQuestion> {
  const open = within(parseOpen(raw.period, raw.duration != null, now), 'period');
  const parts = eachOf({
    needs: parseNeeds(raw, taxonomy),
    duration: given(raw.duration, 'duration', parseDuration),
    open,
    units: parseUnits(raw.units ?? 1),
    near: given(raw.near, 'near', parseNear),
    countries: bounded(raw.countries ?? [], 'countries'),
    maxPrice: given(raw.maxPrice, 'maxPrice', parseMoney),
    alliances: parseIds('alliance', raw.alliances ?? [], 'alliances'),
    through: bounded(raw.through ?? [], 'through'),
    classes: parseIds('class', raw.classes ?? [], 'classes'),
    utcOffset: given(raw.utcOffset, 'utcOffset', parseOffsetBand),
    overlap: given(raw.overlap, 'overlap', (overlap) => parseOverlap(overlap, open.ok ? open.value : null)),
    aiPolicy: given(raw.aiPolicy, 'aiPolicy', (policy) => parseAiPolicy(policy, taxonomy)),
    kinds: bounded(raw.kinds ?? [], 'kinds'),
    text: bounded(raw.text ?? '', 'text'),
  });
  if (!parts.ok) return parts;
  const { text, ...asked } = parts.value;
  const ceilings = asked.maxPrice === null ? [] : ceilingsOf(asked.maxPrice, []);
  const period = { start: raw.period.start, end: raw.period.end };
  return ok({ ...asked, ceilings, period, floor: raw.securityFloor ?? 'NONE', words: words(text) });
}

/** What is left out is null; what is given is parsed, its faults under its name. */
const given = <R, T>(
  raw: R | null | undefined,
  field: keyof RawFilter,
  parse: (raw: R) => Result<T>,
): Result<T | null> => (raw == null ? ok(null) : within(parse(raw), field));

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

/** What is no id of such a thing is one that nobody may see. */
function parseIds<T extends IdType>(
  type: T,
  raw: readonly string[],
  field: keyof typeof longest,
): Result<readonly Id<T>[]> {
  const list = bounded(raw, field);
  return list.ok ? all(raw.map((id, at) => (isId(type, id) ? ok(id) : hidden(field, at)))) : list;
}

/** The refusal for what, by its place in a list of the filter, does not exist or not for this viewer. */
export const hidden = (field: keyof RawFilter, at: number): Result<never, 'NOT_FOUND'> =>
  refuse('NOT_FOUND', 'There is no such thing.', field, at);

const bounded = <T extends { readonly length: number }>(list: T, field: keyof typeof longest): Result<T, 'TOO_LONG'> =>
  list.length <= longest[field] ? ok(list) : refuse('TOO_LONG', `At most ${longest[field]} here.`, field);
