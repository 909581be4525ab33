/**
 * What a viewer could have, and for how much: the period, the units left in it and the lowest price the viewer's rates give. A
 * lead time that is not met hides nothing; it is said as a reason.
 */
import type { Duration } from '#kernel/duration';
import type { Id } from '#kernel/ids';
import type { Instant } from '#kernel/instant';
import type { Money } from '#kernel/money';
import type { Period } from '#kernel/period';
import { bestPrice, type RateTerms } from '#kernel/price';
import { earliestStretch, leastFreeWhileOpen, type UnitsOver } from '#kernel/stretches';
import { lackingParts } from '#kernel/together';
import type { Hours } from '#kernel/working-week';
import { bestScore } from './best-score';
import { ceilingIn } from './ceilings';
import type { Fitting, Miss } from './candidate';
import type { AudienceKind, CapacityQuestion } from './capacity-filter';
import type { Ranked } from './capacity-order';

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
  readonly rates: readonly RateOf[];
};

/** Terms, and whom they are for. */
export type RateOf = RateTerms & { readonly audience: AudienceKind };

type Taken = UnitsOver & { readonly expiresAt: Instant | null };

export type Match = Fitting & {
  /** The period asked for, or the earliest stretch in it that fits. */
  readonly period: Period;
  readonly unitsFree: number;
  readonly price: Money;
  readonly isLeadTimeMet: boolean;
  /** Of the rate that is paid. */
  readonly through: AudienceKind;
  readonly leadTime: Duration | null;
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
  const { units, maxPrice, ceilings, through } = question;
  const { hours } = fitting.candidate;
  const taken = stillTaken(calendar, now);
  const period = stretchOf(question, calendar.windows, taken, hours);
  if (period === null) return null;
  const rates = calendar.rates.filter(({ audience }) => through.length === 0 || through.includes(audience));
  const price = bestPrice(rates, period, units, hours, now);
  if (price === null) return null;
  const { amountMinor, currency, leadTimeMet: isLeadTimeMet, rate } = price;
  if (maxPrice !== null && amountMinor > (ceilingIn(ceilings, currency)?.amountMinor ?? -1n)) return null;
  const unitsFree = leastFreeWhileOpen(calendar.windows, taken, period, hours);
  const paid = { price: { amountMinor, currency }, isLeadTimeMet, through: rate.audience, leadTime: rate.leadTime };
  return { ...fitting, period, unitsFree, ...paid };
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

/**
 * The matches of houses that answer all needs (so many) with their matches together. With `besides` one filter is left out of account,
 * for the resources and for what their houses answer alike.
 */
export function answering(judged: readonly Match[], needs: number, besides?: Miss): readonly Match[] {
  const matches = judged.filter(({ misses }) => misses.every((miss) => miss === besides));
  const metBy = Map.groupBy(matches, ({ candidate }) => candidate.facility.id);
  const answers = (own: readonly Match[]): boolean => new Set(own.flatMap((match) => match.needs)).size === needs;
  const houses = new Set([...metBy].filter(([, own]) => answers(own)).map(([house]) => house));
  return matches.filter(({ candidate }) => houses.has(candidate.facility.id));
}

/** What decides where a match stands among the others. */
export function rankedOf(match: Match, { needs, ceilings }: CapacityQuestion): Ranked {
  const { candidate, period, price, distanceKm } = match;
  const { rating } = candidate.facility;
  const score = bestScore(
    { ...match, met: match.needs.length, needs: needs.length, rating },
    ceilingIn(ceilings, price.currency),
  );
  return { resourceId: candidate.resourceId, start: period.start, price, distanceKm, rating, score };
}
