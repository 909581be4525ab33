/**
 * What a viewer could have, and for how much: the period, the units left in it and the lowest price the viewer's rates give. A
 * lead time that is not met hides nothing; it is said as a reason.
 */
import type { Instant } from '#kernel/instant';
import type { Money } from '#kernel/money';
import type { Period } from '#kernel/period';
import { bestPrice, type RateTerms } from '#kernel/price';
import { earliestStretch, leastFree, type UnitsOver } from '#kernel/stretches';
import type { Fitting } from './candidate';
import type { CapacityQuestion } from './capacity-filter';

/** What a calendar says to one viewer. Taken are units held, booked or blocked; rates are those whose audience includes the viewer. */
export type Calendar = {
  readonly windows: readonly UnitsOver[];
  readonly taken: readonly (UnitsOver & { readonly expiresAt: Instant | null })[];
  readonly rates: readonly RateTerms[];
};

export type Match = Fitting & {
  /** The period asked for, or the earliest stretch in it that fits. */
  readonly period: Period;
  readonly unitsFree: number;
  readonly price: Money;
  readonly isLeadTimeMet: boolean;
};

/** What of a calendar is taken at `now`: a hold past its deadline is free. */
export const stillTaken = ({ taken }: Pick<Calendar, 'taken'>, now: Instant): readonly UnitsOver[] =>
  taken.filter(({ expiresAt }) => expiresAt === null || expiresAt > now);

/** The match a candidate makes at `now`, or null when it has no room, no rate for the viewer, or costs too much. */
export function matchOf(fitting: Fitting, calendar: Calendar, question: CapacityQuestion, now: Instant): Match | null {
  const { units, maxPrice } = question;
  const { zone } = fitting.candidate.facility;
  const taken = stillTaken(calendar, now);
  const period = stretchOf(question, calendar.windows, taken, zone);
  if (period === null) return null;
  const price = bestPrice(calendar.rates, period, units, zone, now);
  if (price === null) return null;
  const { amountMinor, currency } = price;
  if (maxPrice !== null && (currency !== maxPrice.currency || amountMinor > maxPrice.amountMinor)) return null;
  const unitsFree = leastFree(calendar.windows, taken, period);
  return { ...fitting, period, unitsFree, price: { amountMinor, currency }, isLeadTimeMet: price.leadTimeMet };
}

function stretchOf(
  { open, duration, units }: CapacityQuestion,
  windows: readonly UnitsOver[],
  taken: readonly UnitsOver[],
  zone: string,
): Period | null {
  if (duration !== null) return earliestStretch(windows, taken, open, duration, units, zone);
  return leastFree(windows, taken, open) >= units ? open : null;
}
