/**
 * What a house asks, of whom, for what. A resource is seen by exactly those whom one of its rates includes, so setting a rate
 * opens it and removing one closes it again.
 */
import { parseScale, type BandText, type CancellationScale } from '#kernel/cancellation';
import { parseDuration, type Duration } from '#kernel/duration';
import { isId, type Id } from '#kernel/ids';
import { parseMoney, type Money } from '#kernel/money';
import type { RateTerms } from '#kernel/price';
import { all, ok, refuse, within, type Result } from '#kernel/result';

export type AudienceKind = 'EVERYONE' | 'ALLIANCE' | 'ORGANISATION';

/** Everyone, the members of one alliance, or one organisation. */
export type Audience =
  | { readonly kind: 'EVERYONE'; readonly id: null }
  | { readonly kind: 'ALLIANCE'; readonly id: Id<'alliance'> }
  | { readonly kind: 'ORGANISATION'; readonly id: Id<'organisation'> };

/** A rate as it came in. */
export type RateAsk = {
  readonly audience: AudienceKind;
  readonly audienceId?: string | null | undefined;
  readonly amount: Money;
  readonly per: RateTerms['per'];
  readonly minimum?: string | null | undefined;
  readonly leadTime?: string | null | undefined;
  readonly weekendUplift?: number | null | undefined;
  readonly overtimeUplift?: number | null | undefined;
  readonly cancellation?: readonly BandText[] | null | undefined;
};

/** All that a house asks: what makes the price, and what cancelling costs. */
export type Terms = RateTerms & { readonly cancellation: CancellationScale };

export type Rate = { readonly audience: Audience; readonly terms: Terms };

/** A rate of a resource. */
export type KeptRate = Rate & { readonly id: Id<'rate'>; readonly resourceId: Id<'resource'> };

/** Of the same audience and unit: the one takes the place of the other. */
export const isOfSame = (a: Rate, b: Rate): boolean =>
  a.audience.kind === b.audience.kind && a.audience.id === b.audience.id && a.terms.per === b.terms.per;

const greatestUplift = 1000;

/** Checks every part of a rate and names every fault. */
export function parseRate(ask: RateAsk): Result<Rate> {
  const audience = within(parseAudience(ask.audience, ask.audienceId ?? null), 'audienceId');
  const amount = within(parseMoney(ask.amount), 'amount');
  const minimum = within(parseOptional(ask.minimum ?? null), 'minimum');
  const leadTime = within(parseOptional(ask.leadTime ?? null), 'leadTime');
  const weekend = within(parseUplift(ask.weekendUplift ?? 0, ask.per, ['HOUR', 'HALF_DAY', 'DAY']), 'weekendUplift');
  const overtime = within(parseUplift(ask.overtimeUplift ?? 0, ask.per, ['HOUR']), 'overtimeUplift');
  const cancellation = within(parseScale(ask.cancellation ?? null), 'cancellation');
  const faults = all<unknown>([audience, amount, minimum, leadTime, weekend, overtime, cancellation]);
  if (!audience.ok || !amount.ok || !minimum.ok || !leadTime.ok || !weekend.ok || !overtime.ok || !cancellation.ok)
    return faults as Result<never>;
  return ok({
    audience: audience.value,
    terms: {
      ...{ per: ask.per, ...amount.value, minimum: minimum.value, leadTime: leadTime.value },
      ...{ weekendPercent: weekend.value, overtimePercent: overtime.value, cancellation: cancellation.value },
    },
  });
}

/** A whole percent from 0 to 1000; more than nothing only on a unit that some days or hours can be dearer of. */
function parseUplift(percent: number, per: RateTerms['per'], units: readonly RateTerms['per'][]): Result<number> {
  if (!Number.isInteger(percent) || percent < 0 || percent > greatestUplift)
    return refuse('OUT_OF_RANGE', `An uplift is 0 to ${greatestUplift} percent.`);
  return percent === 0 || units.includes(per)
    ? ok(percent)
    : refuse('INVALID', `A rate per ${per} covers all of its time alike: this uplift goes with ${units.join(', ')}.`);
}

const parseOptional = (raw: string | null): Result<Duration | null, 'INVALID'> =>
  raw === null ? ok(null) : parseDuration(raw);

function parseAudience(kind: AudienceKind, id: string | null): Result<Audience> {
  if (kind === 'EVERYONE')
    return id === null ? ok({ kind, id }) : refuse('INVALID', 'A rate for everyone names no audience.');
  if (id === null) return refuse('INVALID', 'Name the alliance or organisation this rate is for.');
  if (kind === 'ALLIANCE' && isId('alliance', id)) return ok({ kind, id });
  if (kind === 'ORGANISATION' && isId('organisation', id)) return ok({ kind, id });
  return refuse('NOT_FOUND', 'There is no such audience.');
}

/** What is known under the lock of the resource. */
export type RateScene = {
  /** Is there an organisation or alliance of this id that the house may know of? */
  readonly audienceKnown: boolean;
  /** Is the house an ACTIVE member of the alliance? True for audiences that are none. */
  readonly isMember: boolean;
  /** Currency of the rates that stay beside this one; null where none do. */
  readonly currency: string | null;
};

/** May the house set this rate? */
export function decideRate(rate: Rate, scene: RateScene): Result<Rate> {
  const faults = all<unknown>([refuseAudience(scene), refuseCurrency(rate, scene.currency, 'amount', 'currency')]);
  return faults.ok ? ok(rate) : faults;
}

/** May the house set a rate for this audience? */
export function refuseAudience({
  audienceKnown,
  isMember,
}: Pick<RateScene, 'audienceKnown' | 'isMember'>): Result<null> {
  if (!audienceKnown) return refuse('NOT_FOUND', 'There is no such audience.', 'audienceId');
  return isMember ? ok(null) : refuse('NOT_ALLOWED', 'The house is no active member of this alliance.', 'audienceId');
}

/** Is it in the currency of the rates that stay beside it? */
export const refuseCurrency = (
  { terms }: Rate,
  currency: string | null,
  ...field: readonly (string | number)[]
): Result<null, 'MIXED_CURRENCY'> =>
  currency === null || currency === terms.currency
    ? ok(null)
    : refuse('MIXED_CURRENCY', `The rates of this resource are in ${currency}.`, ...field);

/** Do these ask the same? Lengths as they were written. */
export function asksSame({ terms: a }: Rate, { terms: b }: Rate): boolean {
  const plain = (terms: Terms) =>
    JSON.stringify([
      ...[terms.amountMinor.toString(), terms.currency, terms.minimum?.iso, terms.leadTime?.iso],
      ...[terms.weekendPercent, terms.overtimePercent, terms.cancellation],
    ]);
  return plain(a) === plain(b);
}
