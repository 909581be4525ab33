/**
 * One package of a brief, as far as its words alone tell: whether its capability and requirements exist is for the taxonomy to
 * say, and who could do it for a search.
 */
import { parsePoint } from '#kernel/distance';
import { parseDuration, type Duration } from '#kernel/duration';
import type { Instant } from '#kernel/instant';
import { parseMoney, type Money } from '#kernel/money';
import { parsePeriod, type Period } from '#kernel/period';
import { ok, refuse, within, type Result } from '#kernel/result';
import { parseName, parseText } from '#kernel/text';
import { faultsOf } from './faults';

export type SecurityTier = 'NONE' | 'SELF_DECLARED' | 'THIRD_PARTY';
export type Near = { readonly latitude: number; readonly longitude: number; readonly withinKm: number };

/** A test on an attribute, as it came in. */
export type RawRequirement = {
  readonly attribute: string;
  readonly anyOf?: readonly string[] | null | undefined;
  readonly allOf?: readonly string[] | null | undefined;
  readonly atLeast?: string | null | undefined;
  readonly atMost?: string | null | undefined;
};
/** The same, with nothing left unsaid. */
export type Requirement = { readonly [K in keyof RawRequirement]-?: Exclude<RawRequirement[K], undefined> };

/** A package as it came in. */
export type RawPackage = {
  readonly key: string;
  readonly title: string;
  readonly capability: string;
  readonly requirements?: readonly RawRequirement[] | null | undefined;
  readonly units?: number | null | undefined;
  readonly duration: string;
  readonly window: { readonly start: Instant; readonly end: Instant };
  readonly after?: readonly string[] | null | undefined;
  readonly securityFloor?: SecurityTier | null | undefined;
  readonly near?: Near | null | undefined;
  readonly maxPrice?: Money | null | undefined;
  readonly together?: string | null | undefined;
};

/** A package that makes sense by itself. */
export type BriefPackage = {
  readonly key: string;
  readonly title: string;
  readonly capability: string;
  readonly requirements: readonly Requirement[];
  readonly units: number;
  readonly duration: Duration;
  /** Earliest start and latest finish. */
  readonly window: Period;
  /** Keys of packages that must have ended first, each once. */
  readonly after: readonly string[];
  readonly securityFloor: SecurityTier | null;
  readonly near: Near | null;
  /** In the currency of the brief. */
  readonly maxPrice: Money | null;
  /** Packages with the same label go to one facility. */
  readonly together: string | null;
};

const mostUnits = 1_000_000;
const longestLabel = 100;

/** Every fault with its place inside the package. `currency`: the brief's. */
export function parsePackage(raw: RawPackage, currency: string, now: Instant): Result<BriefPackage> {
  const key = within(parseText(raw.key, longestLabel), 'key');
  const title = within(parseName(raw.title), 'title');
  const units = parseUnits(raw.units ?? 1);
  const duration = within(parseDuration(raw.duration), 'duration');
  const window = within(parseWindow(raw.window, now), 'window');
  const near = raw.near == null ? ok(null) : within(parseNear(raw.near), 'near');
  const maxPrice = raw.maxPrice == null ? ok(null) : within(parseAmount(raw.maxPrice, currency), 'maxPrice');
  const together = raw.together == null ? ok(null) : within(parseText(raw.together, longestLabel), 'together');
  if (!key.ok || !title.ok || !units.ok || !duration.ok || !window.ok || !near.ok || !maxPrice.ok || !together.ok)
    return faultsOf(key, title, units, duration, window, near, maxPrice, together);
  return ok({
    ...{ key: key.value, title: title.value, capability: raw.capability },
    requirements: (raw.requirements ?? []).map(saidInFull),
    ...{ units: units.value, duration: duration.value, window: window.value },
    after: [...new Set((raw.after ?? []).map((other) => other.trim()))],
    securityFloor: raw.securityFloor ?? null,
    ...{ near: near.value, maxPrice: maxPrice.value, together: together.value },
  });
}

/** An amount in the currency of the brief. */
export function parseAmount(
  raw: Money,
  currency: string,
): Result<Money, 'OUT_OF_RANGE' | 'INVALID' | 'MIXED_CURRENCY'> {
  const money = parseMoney(raw);
  if (!money.ok || raw.currency === currency) return money;
  return refuse('MIXED_CURRENCY', `This brief is in ${currency}.`, 'currency');
}

const saidInFull = (raw: RawRequirement): Requirement => ({
  attribute: raw.attribute,
  ...{ anyOf: raw.anyOf ?? null, allOf: raw.allOf ?? null, atLeast: raw.atLeast ?? null, atMost: raw.atMost ?? null },
});

const parseUnits = (units: number): Result<number, 'OUT_OF_RANGE'> =>
  Number.isInteger(units) && units >= 1 && units <= mostUnits
    ? ok(units)
    : refuse('OUT_OF_RANGE', `A package has 1 to ${mostUnits} units.`, 'units');

function parseWindow(raw: RawPackage['window'], now: Instant): Result<Period> {
  const window = parsePeriod(raw);
  return window.ok && window.value.end <= now ? refuse('IN_PAST', 'This window is over already.') : window;
}

function parseNear({ latitude, longitude, withinKm }: Near): Result<Near, 'OUT_OF_RANGE'> {
  const point = parsePoint({ latitude, longitude });
  const distance =
    Number.isFinite(withinKm) && withinKm >= 0
      ? ok(withinKm)
      : refuse('OUT_OF_RANGE', 'A distance is not negative.', 'withinKm');
  return point.ok && distance.ok ? ok({ latitude, longitude, withinKm }) : faultsOf(point, distance);
}
