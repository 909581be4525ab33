import { localDaysTouched, localHalfDaysTouched, weekendDaysTouched, weekendHalfDaysTouched } from './calendar';
import { overtimeMs, weekendMs } from './dearer-time';
import { addDuration, type Duration } from './duration';
import { hourMs, minuteMs, type Instant } from './instant';
import { compareMoney, percentOf } from './money';
import type { Period } from './period';
import { endOfJob, openSpans, type Hours } from './working-week';

/**
 * What one audience pays for one unit of a resource, per so much time: `amountMinor` in minor units of `currency`. Whoever takes
 * less than `minimum` pays for `minimum`; `leadTime` is how long before its start a job must be asked for.
 */
export type RateTerms = {
  readonly per: 'HOUR' | 'HALF_DAY' | 'DAY' | 'WEEK' | 'UNIT';
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly minimum: Duration | null;
  readonly leadTime: Duration | null;
  /** How much dearer local Saturdays and Sundays are, and hours beyond the day of the resource: whole percent, 0 for not at all. */
  readonly weekendPercent: number;
  readonly overtimePercent: number;
};

/**
 * The exact price, in minor units of the rate's currency, of `units` over a period that is not empty (domain.md, exact meaning
 * 4). Only open time is charged: hours round up to whole ones; days and half days are those of the room that have an open instant
 * in the period; a week is seven such days, begun weeks count; `UNIT` is flat. A period shorter than the minimum costs what the
 * minimum would from the same start.
 *
 * An hour, half day or day on a local Saturday or Sunday costs `weekendPercent` more, an hour beyond the day of the resource on one
 * local date `overtimePercent` more. Both are reckoned on the bare amount and add up; dearer hours round up to whole ones as all
 * hours do. Longer units cover their time whole: a day has no overtime, a week and a unit no weekend. What one hour, half day or
 * day is dearer by is rounded to whole minor units, half up, and nothing else is ever rounded: so a price is a sum of whole things,
 * and so many units cost so many times as much.
 */
export function priceOf(rate: RateTerms, during: Period, units: number, hours: Hours): bigint {
  const open = openSpans(chargedPeriod(rate, during, hours), hours);
  let each = rate.amountMinor * BigInt(timesOf(rate.per, open, hours.zone));
  if (rate.weekendPercent > 0) each += upliftOf(rate, rate.weekendPercent) * BigInt(weekendOf(rate.per, open, hours));
  if (rate.overtimePercent > 0)
    each += upliftOf(rate, rate.overtimePercent) * BigInt(overtimeOf(rate.per, open, hours));
  return each * BigInt(units);
}

/** Of what a price is the sum; MINIMUM is what is charged beyond the period, up to the minimum. */
export type PriceLine = {
  readonly kind: 'BASE' | 'MINIMUM' | 'WEEKEND' | 'OVERTIME';
  /** Hours, half days, days or weeks; 1 of a rate that is flat. */
  readonly count: number;
  /** Of the amount of the rate; null for the amount itself. */
  readonly percent: number | null;
  /** For one of them and one unit, in minor units. */
  readonly eachMinor: bigint;
  readonly amountMinor: bigint;
};

/** The same price, line by line, without lines that come to nothing: their sum is `priceOf`. */
export function explainPrice(rate: RateTerms, during: Period, units: number, hours: Hours): readonly PriceLine[] {
  const asked = timesOf(rate.per, openSpans(during, hours), hours.zone);
  const open = openSpans(chargedPeriod(rate, during, hours), hours);
  const line = (kind: PriceLine['kind'], count: number, percent: number | null): PriceLine => {
    const eachMinor = percent === null ? rate.amountMinor : upliftOf(rate, percent);
    return { kind, count, percent, eachMinor, amountMinor: eachMinor * BigInt(count) * BigInt(units) };
  };
  const lines = [
    line('BASE', asked, null),
    line('MINIMUM', timesOf(rate.per, open, hours.zone) - asked, null),
    line('WEEKEND', weekendOf(rate.per, open, hours), rate.weekendPercent),
    line('OVERTIME', overtimeOf(rate.per, open, hours), rate.overtimePercent),
  ];
  return lines.filter(({ kind, count, percent }) => kind === 'BASE' || (count > 0 && percent !== 0));
}

function chargedPeriod({ minimum }: RateTerms, during: Period, hours: Hours): Period {
  const shortest = minimum === null ? during.end : endOfJob(during.start, minimum, hours);
  return shortest > during.end ? { start: during.start, end: shortest } : during;
}

function timesOf(per: RateTerms['per'], open: readonly Period[], zone: string): number {
  switch (per) {
    case 'HOUR':
      return Math.ceil(lengthOf(open) / hourMs);
    case 'HALF_DAY':
      return localHalfDaysTouched(open, zone);
    case 'DAY':
      return localDaysTouched(open, zone);
    case 'WEEK':
      return Math.ceil(localDaysTouched(open, zone) / 7);
    case 'UNIT':
      return 1;
  }
}

const lengthOf = (spans: readonly Period[]): number => spans.reduce((sum, { start, end }) => sum + end - start, 0);

/** How many of the times charged are dearer for being on a Saturday or Sunday. */
function weekendOf(per: RateTerms['per'], open: readonly Period[], { zone }: Hours): number {
  switch (per) {
    case 'HOUR':
      return Math.ceil(weekendMs(open, zone) / hourMs);
    case 'HALF_DAY':
      return weekendHalfDaysTouched(open, zone);
    case 'DAY':
      return weekendDaysTouched(open, zone);
    case 'WEEK':
    case 'UNIT':
      return 0;
  }
}

/** How many of the hours charged are beyond a day's work. */
const overtimeOf = (per: RateTerms['per'], open: readonly Period[], { zone, dayMinutes }: Hours): number =>
  per === 'HOUR' && dayMinutes !== null ? Math.ceil(overtimeMs(open, zone, dayMinutes * minuteMs) / hourMs) : 0;

/** What one dearer hour, half day or day costs beyond the amount. */
const upliftOf = ({ amountMinor, currency }: RateTerms, percent: number): bigint =>
  percentOf({ amountMinor, currency }, percent).amountMinor;

/** Is there still time enough? Counted from `now` on the wall clock of the facility; a start at the very moment is in time. */
export const leadTimeMet = (rate: RateTerms, start: Instant, now: Instant, { zone }: Hours): boolean =>
  rate.leadTime === null || addDuration(now, rate.leadTime, zone) <= start;

/**
 * What a viewer pays to whom these rates apply, and by which of them: the lowest total among those whose lead time is met; when
 * none is, the lowest of all, and `leadTimeMet` says so. Null without rates. The rates of one resource share one currency; were
 * there two, the first code would go first.
 */
export function bestPrice<R extends RateTerms>(
  rates: readonly R[],
  during: Period,
  units: number,
  hours: Hours,
  now: Instant,
): { readonly amountMinor: bigint; readonly currency: string; readonly leadTimeMet: boolean; readonly rate: R } | null {
  const inTime = rates.filter((rate) => leadTimeMet(rate, during.start, now, hours));
  const lowest = (inTime.length > 0 ? inTime : rates)
    .map((rate) => ({ amountMinor: priceOf(rate, during, units, hours), currency: rate.currency, rate }))
    .reduce<{ amountMinor: bigint; currency: string; rate: R } | null>(
      (best, price) => (best === null || compareMoney(price, best) < 0 ? price : best),
      null,
    );
  return lowest === null ? null : { ...lowest, leadTimeMet: inTime.length > 0 };
}
