/**
 * What a viewer could have, and for how much: the period, the units left in it and the lowest price the viewer's rates give. A
 * lead time that is not met hides nothing; it is said as a reason.
 */
import type { Id } from '#kernel/ids';
import type { Instant } from '#kernel/instant';
import type { Money } from '#kernel/money';
import type { Period } from '#kernel/period';
import { bestPrice, type RateTerms } from '#kernel/price';
import { earliestStretch, leastFreeWhileOpen, type UnitsOver } from '#kernel/stretches';
import { lackingParts } from '#kernel/together';
import type { Hours } from '#kernel/working-week';
import type { Fitting } from './candidate';
import type { CapacityQuestion } from './capacity-filter';

/** What a calendar says to one viewer. Taken are units held, booked or blocked; rates are those whose audience includes the viewer. */
export type Calendar = {
  readonly windows: readonly UnitsOver[];
  readonly taken: readonly Taken[];
  /** What is taken with it, and how many units of that; empty for most. */
  readonly parts: readonly {
    readonly resourceId: Id<'resource'>;
    readonly windows: readonly UnitsOver[];
    readonly taken: readonly Taken[];
    readonly needs: number;
  }[];
  readonly rates: readonly RateTerms[];
};

type Taken = UnitsOver & { readonly expiresAt: Instant | null };

export type Match = Fitting & {
  /** The period asked for, or the earliest stretch in it that fits. */
  readonly period: Period;
  readonly unitsFree: number;
  readonly price: Money;
  readonly isLeadTimeMet: boolean;
};

/** What of a calendar is taken at `now`: a hold past its deadline is free; what a part keeps from its whole is taken of the whole. */
export const stillTaken = ({ windows, taken, parts }: Omit<Calendar, 'rates'>, now: Instant): readonly UnitsOver[] =>
  parts.length === 0
    ? standing(taken, now)
    : [
        ...standing(taken, now),
        ...windows.flatMap(({ during }) =>
          lackingParts(
            parts.map((part) => ({ ...part, taken: standing(part.taken, now) })),
            during,
          ),
        ),
      ];

const standing = (taken: readonly Taken[], now: Instant): readonly UnitsOver[] =>
  taken.filter(({ expiresAt }) => expiresAt === null || expiresAt > now);

/** The match a candidate makes at `now`, or null when it has no room, no rate for the viewer, or costs too much. */
export function matchOf(fitting: Fitting, calendar: Calendar, question: CapacityQuestion, now: Instant): Match | null {
  const { units, maxPrice } = question;
  const { hours } = fitting.candidate;
  const taken = stillTaken(calendar, now);
  const period = stretchOf(question, calendar.windows, taken, hours);
  if (period === null) return null;
  const price = bestPrice(calendar.rates, period, units, hours, now);
  if (price === null) return null;
  const { amountMinor, currency } = price;
  if (maxPrice !== null && (currency !== maxPrice.currency || amountMinor > maxPrice.amountMinor)) return null;
  const unitsFree = leastFreeWhileOpen(calendar.windows, taken, period, hours);
  return { ...fitting, period, unitsFree, price: { amountMinor, currency }, isLeadTimeMet: price.leadTimeMet };
}

function stretchOf(
  { open, duration, units }: CapacityQuestion,
  windows: readonly UnitsOver[],
  taken: readonly UnitsOver[],
  hours: Hours,
): Period | null {
  if (duration !== null) return earliestStretch(windows, taken, open, duration, units, hours);
  return leastFreeWhileOpen(windows, taken, open, hours) >= units ? open : null;
}
