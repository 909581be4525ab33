import { dayMs, hourMs, instant, midnightOf, type Instant } from './instant';
import type { Period } from './period';
import { firstMomentAt, offsetRunAt, wallClock } from './zone';

// A day of a room is a day on the clock of its zone: usually 24 hours, sometimes 23 or 25, and now and then a zone skips one
// whole. Half days begin at midnight and at noon. Days are written `YYYY-MM-DD`.

const dayText = (wall: number): string => new Date(wall).toISOString().slice(0, 10);

/** The date the calendar on the wall shows at a moment. */
export const localDay = (at: Instant, zone: string): string => dayText(wallClock(at, zone));

/** The date the calendar on the wall shows in the last millisecond of a period: a period that ends at midnight ends on the day before. */
export const lastLocalDay = (period: Period, zone: string): string => localDay(instant(period.end - 1), zone);

/** The first moment that belongs to a date or a later one: not always midnight, since some zones skip that. Takes real dates only. */
export function startOfLocalDay(day: string, zone: string): Instant {
  const midnight = midnightOf(day);
  if (midnight === null) throw new RangeError(`Not a date: ${day}`);
  return firstMomentAt(midnight, zone);
}

/** A date of a zone from its first moment up to the next date's; without length where the zone skipped that date. */
export function wholeDay(day: string, zone: string): Period {
  const start = startOfLocalDay(day, zone);
  return { start, end: startOfLocalDay(dayText((midnightOf(day) ?? 0) + dayMs), zone) };
}

/** How many dates of a zone have a moment in the period. A date that the zone skipped has none. */
export const localDaysTouched = (period: Period, zone: string): number => touched(period, zone, dayMs);

/** How many half days (from midnight, from noon) of a zone have a moment in the period. */
export const localHalfDaysTouched = (period: Period, zone: string): number => touched(period, zone, 12 * hourMs);

/** The text of a date as it is, or null when it is none that exists. */
export const parseLocalDate = (raw: string): string | null =>
  /^\d{4}-\d\d-\d\d$/.test(raw) && midnightOf(raw) !== null ? raw : null;

/** The next full hour in UTC, or the moment itself when it is one. */
export const nextFullHour = (at: Instant): Instant => instant(Math.ceil(at / hourMs) * hourMs);

/** Counts cells of the wall clock, run by run of one offset, each once also where clocks go back over the border of two. */
function touched(period: Period, zone: string, cellMs: number): number {
  let count = 0;
  let at: number = period.start;
  let lowest = Math.floor(wallClock(period.start, zone) / cellMs);
  let highest = lowest - 1;
  while (at < period.end) {
    const run = offsetRunAt(at, zone);
    const until = Math.min(run.until, period.end);
    const first = Math.floor((at + run.offset) / cellMs);
    const last = Math.floor((until - 1 + run.offset) / cellMs);
    count += Math.max(0, last - Math.max(first, highest + 1) + 1) + Math.max(0, Math.min(last, lowest - 1) - first + 1);
    lowest = Math.min(lowest, first);
    highest = Math.max(highest, last);
    at = until;
  }
  return count;
}
