import { localDaysTouched, localHalfDaysTouched } from './calendar';
import { addDuration, type Duration } from './duration';
import { hourMs, type Instant } from './instant';
import { compareMoney } from './money';
import type { Period } from './period';

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
};

/**
 * The exact price, in minor units of the rate's currency, of `units` over a period that is not empty (domain.md, exact meaning
 * 4). Hours round up to whole ones; days and half days are those of `zone` that the period touches; a week is seven such days,
 * begun weeks count; `UNIT` is flat. A period shorter than the minimum costs what the minimum would from the same start.
 */
export function priceOf(rate: RateTerms, during: Period, units: number, zone: string): bigint {
  const shortest = rate.minimum === null ? during.end : addDuration(during.start, rate.minimum, zone);
  const charged = shortest > during.end ? { start: during.start, end: shortest } : during;
  return rate.amountMinor * BigInt(chargedTimes(rate.per, charged, zone)) * BigInt(units);
}

function chargedTimes(per: RateTerms['per'], during: Period, zone: string): number {
  switch (per) {
    case 'HOUR':
      return Math.ceil((during.end - during.start) / hourMs);
    case 'HALF_DAY':
      return localHalfDaysTouched(during, zone);
    case 'DAY':
      return localDaysTouched(during, zone);
    case 'WEEK':
      return Math.ceil(localDaysTouched(during, zone) / 7);
    case 'UNIT':
      return 1;
  }
}

/** Is there still time enough? Counted from `now` on the wall clock of the facility; a start at the very moment is in time. */
export const leadTimeMet = (rate: RateTerms, start: Instant, now: Instant, zone: string): boolean =>
  rate.leadTime === null || addDuration(now, rate.leadTime, zone) <= start;

/**
 * What a viewer pays to whom these rates apply: the lowest total among those whose lead time is met; when none is, the lowest of
 * all, and `leadTimeMet` says so. Null without rates. The rates of one resource share one currency; were there two, the first
 * code would go first.
 */
export function bestPrice(
  rates: readonly RateTerms[],
  during: Period,
  units: number,
  zone: string,
  now: Instant,
): { readonly amountMinor: bigint; readonly currency: string; readonly leadTimeMet: boolean } | null {
  const inTime = rates.filter((rate) => leadTimeMet(rate, during.start, now, zone));
  const lowest = (inTime.length > 0 ? inTime : rates)
    .map((rate) => ({ amountMinor: priceOf(rate, during, units, zone), currency: rate.currency }))
    .reduce<{ amountMinor: bigint; currency: string } | null>(
      (best, price) => (best === null || compareMoney(price, best) < 0 ? price : best),
      null,
    );
  return lowest === null ? null : { ...lowest, leadTimeMet: inTime.length > 0 };
}
