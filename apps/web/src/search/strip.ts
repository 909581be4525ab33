/** What is free of a hit day by day, on the clock of its house, as it is drawn beside it. */
import type { Week } from '../hours/week';
import type { LocalDate } from '../time/date';
import { addDays, daysBetween, instantAt, startOfDay, wallClock, weekdayOf, type Span } from '../time/zone';

export type DayLook = 'free' | 'partly' | 'none';
export type StripDay = { readonly date: LocalDate; readonly look: DayLook };
export type Stretch = { readonly units: number; readonly period: Span };

/** Five weeks are as many days as can be told apart in a row. */
export const mostDays = 35;

/** The time that strips of a search show: all that is asked, or its first five weeks. */
export function withinOf({ start, end }: Span): Span {
  const last = Date.parse(start) + mostDays * 86_400_000;
  return last < Date.parse(end) ? { start, end: new Date(last).toISOString().replace('.000', '') } : { start, end };
}

const hourMs = 3_600_000;
// Where a house keeps no hours, this much of a day is a day's work.
const workingDay = 8 * hourMs;

/** So long a day is at work: the hours of its weekday, at most a working day. */
function needed(date: LocalDate, open: Week, zone: string): number {
  if (open === null) return workingDay;
  const hours = open[weekdayOf(date) - 1] ?? [];
  const end = (to: string) =>
    Date.parse(to === '24:00' ? startOfDay(addDays(date, 1), zone) : instantAt(date, to, zone));
  return Math.min(
    workingDay,
    hours.reduce((sum, { from, to }) => sum + end(to) - Date.parse(instantAt(date, from, zone)), 0),
  );
}

/** Days from the first to the last that `within` touches; `free` in the order of its starts. A day that is closed is not free. */
export function stripOf(
  free: readonly Stretch[],
  within: Span,
  { zone, open, units }: { readonly zone: string; readonly open: Week; readonly units: number },
): readonly StripDay[] {
  const first = wallClock(within.start, zone).date;
  const last = wallClock(new Date(Date.parse(within.end) - 1).toISOString(), zone).date;
  const stretches = free
    .filter((stretch) => stretch.units >= units)
    .map(({ period }) => [Date.parse(period.start), Date.parse(period.end)] as const);
  return Array.from({ length: daysBetween(first, last) + 1 }, (_, index) => {
    const date = addDays(first, index);
    const [start, end] = [Date.parse(startOfDay(date, zone)), Date.parse(startOfDay(addDays(date, 1), zone))];
    const some = stretches.reduce((sum, [from, to]) => sum + Math.max(0, Math.min(to, end) - Math.max(from, start)), 0);
    const enough = needed(date, open, zone);
    return { date, look: some === 0 ? 'none' : some >= enough ? 'free' : 'partly' };
  });
}

const dayOf = (date: LocalDate): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'short' }).format(
    new Date(`${date}T12:00:00Z`),
  );

/** Which days look so, as `1 Mar to 3 Mar, 8 Mar`; empty for none. */
export function rangesOf(days: readonly StripDay[], look: DayLook): string {
  const ranges: LocalDate[][] = [];
  for (const day of days) {
    if (day.look !== look) continue;
    const last = ranges.at(-1);
    if (last && addDays(last.at(-1) ?? '', 1) === day.date) last.push(day.date);
    else ranges.push([day.date]);
  }
  return ranges
    .map((range) =>
      [range[0], ...(range.length > 1 ? [range.at(-1)] : [])].map((date) => dayOf(date ?? '')).join(' to '),
    )
    .join(', ');
}

/** `Free on 3 of 10 days, partly on 2`. */
export function countsOf(days: readonly StripDay[]): string {
  const count = (look: DayLook) => days.filter((day) => day.look === look).length;
  const partly = count('partly');
  return `Free on ${count('free')} of ${days.length} ${days.length === 1 ? 'day' : 'days'}${partly ? `, partly on ${partly}` : ''}`;
}
