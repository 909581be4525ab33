/**
 * What a period would cost, said before anyone asks: the lowest total among the rates that apply to the viewer.
 * Hours round up; days and half days are those the period touches on the room's own clock; a week is seven such days.
 * The house's own reckoning decides; this is the same rule, shown early.
 */
import { lengthOf } from '../time/duration';
import { addDays, daysBetween, instantAt, minutesOfDay, wallClock, type Span } from '../time/zone';

export type RateUnit = 'HOUR' | 'HALF_DAY' | 'DAY' | 'WEEK' | 'UNIT';

export type RateLike = {
  readonly amount: { readonly amountMinor: string; readonly currency: string };
  readonly per: RateUnit;
  readonly minimum: string | null;
};

/** The period, or the shortest one that is charged. */
function charged(span: Span, minimum: string | null, zone: string): Span {
  const length = lengthOf(minimum ?? undefined);
  if (!length) return span;
  const start = wallClock(span.start, zone);
  const days = length.unit === 'weeks' ? length.count * 7 : length.count;
  const least =
    length.unit === 'hours'
      ? new Date(Date.parse(span.start) + length.count * 3_600_000).toISOString()
      : instantAt(addDays(start.date, days), start.time, zone);
  return Date.parse(least) > Date.parse(span.end) ? { start: span.start, end: least } : span;
}

/** How many billing units a period is charged. */
export function unitsCharged(span: Span, per: RateUnit, zone: string): number {
  if (per === 'UNIT') return 1;
  if (per === 'HOUR') return Math.ceil((Date.parse(span.end) - Date.parse(span.start)) / 3_600_000);
  const start = wallClock(span.start, zone);
  const end = wallClock(new Date(Date.parse(span.end) - 1).toISOString(), zone);
  const days = daysBetween(start.date, end.date) + 1;
  if (per === 'DAY') return days;
  if (per === 'WEEK') return Math.ceil(days / 7);
  const startsAfterNoon = minutesOfDay(start.time) >= 720 ? 1 : 0;
  const endsBeforeNoon = minutesOfDay(end.time) < 720 ? 1 : 0;
  return days * 2 - startsAfterNoon - endsBeforeNoon;
}

/** The lowest total over the rates for `units` of the resource; null without a rate. */
export function estimate(
  rates: readonly RateLike[],
  span: Span,
  units: number,
  zone: string,
): { readonly amountMinor: string; readonly currency: string } | null {
  const totals = rates.map((rate) => {
    const count = unitsCharged(charged(span, rate.minimum, zone), rate.per, zone);
    return { total: BigInt(rate.amount.amountMinor) * BigInt(count) * BigInt(units), currency: rate.amount.currency };
  });
  const [first, ...others] = totals;
  if (!first) return null;
  const lowest = others.reduce((least, one) => (one.total < least.total ? one : least), first);
  return { amountMinor: lowest.total.toString(), currency: lowest.currency };
}
