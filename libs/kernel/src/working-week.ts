import { addDuration, type Duration } from './duration';
import { dayMs, instant, minuteMs, type Instant } from './instant';
import type { Period } from './period';
import { firstMomentAt, wallClock } from './zone';

/** When a resource is open: seven lists, Monday first, of `[from, to)` in minutes since local midnight, by time, apart from each other. */
export type WorkingWeek = readonly (readonly { readonly from: number; readonly to: number }[])[];

/** The hours of a resource on the clock of its zone. No week: always open. `dayMinutes`: the work of a day; null: there is no overtime. */
export type Hours = { readonly zone: string; readonly week: WorkingWeek | null; readonly dayMinutes: number | null };

/** Hours of who is always open. */
export const alwaysOpen = (zone: string): Hours => ({ zone, week: null, dayMinutes: null });

/**
 * The open time of a period, by start, apart from each other; empty where it is closed throughout. Hours are read off the clock on
 * the wall: one that the zone skips moves on to the next that exists, one that comes twice means the first, so that a span over
 * both holds both. A date that the zone skips is not open.
 */
export function openSpans(during: Period, { week, zone }: Hours): readonly Period[] {
  if (during.start >= during.end) return [];
  if (week === null) return [during];
  const spans: Period[] = [];
  // A day more on either side: the wall clock may go back over midnight.
  const last = dayAt(during.end, zone) + 1;
  for (let day = dayAt(during.start, zone) - 1; day <= last; day++)
    for (const { from, to } of hoursOf(week, day)) {
      const start = Math.max(momentOf(day, from, zone), during.start);
      const end = Math.min(momentOf(day, to, zone), during.end);
      if (start < end) addSpan(spans, { start: instant(start), end: instant(end) });
    }
  return spans;
}

function addSpan(spans: Period[], span: Period): void {
  const before = spans.at(-1);
  if (before?.end === span.start) spans[spans.length - 1] = { start: before.start, end: span.end };
  else spans.push(span);
}

/** Further than any week is closed, a skipped date included. */
const longestClosedDays = 15;

/** The first open moment at or after one; null for a week without hours. */
export function firstOpen(at: Instant, hours: Hours): Instant | null {
  const ahead = { start: at, end: instant(at + longestClosedDays * dayMs) };
  return openSpans(ahead, hours)[0]?.start ?? null;
}

/**
 * The end of a job that begins at `start`. Of who is always open it is `addDuration`: days on the wall clock, then hours elapsed.
 * With a working week the job crosses closed time (domain.md, exact meaning 3): it begins at the first open moment, its days are
 * days with hours (so many of them on, at the same time of the day), its hours and minutes run while it is open, and it ends with
 * the last open moment it needs: three days from a Friday at nine, Monday to Friday, nine to six, end on Tuesday at six. A week
 * without hours is crossed as if it were open; nothing is free in it anyway.
 */
export function endOfJob(start: Instant, duration: Duration, hours: Hours): Instant {
  const { week, zone } = hours;
  const begins = week === null ? start : firstOpen(start, hours);
  if (week === null || begins === null) return addDuration(start, duration, zone);
  const afterDays = duration.days === 0 ? begins : daysOn(begins, duration.days, week, zone);
  if (duration.minutes === 0) return lastOpen(begins, afterDays, hours);
  return afterOpenTime(afterDays, duration.minutes * minuteMs, hours);
}

/** The same time of the day, so many days with hours later. */
function daysOn(begins: Instant, days: number, week: WorkingWeek, zone: string): Instant {
  const wall = wallClock(begins, zone);
  let day = Math.floor(wall / dayMs);
  for (let left = days; left > 0;) if (hoursOf(week, ++day).length > 0 && exists(day, zone)) left--;
  return firstMomentAt(day * dayMs + (wall - Math.floor(wall / dayMs) * dayMs), zone);
}

/** The moment at which so much open time has passed. */
function afterOpenTime(from: Instant, ms: number, hours: Hours): Instant {
  let left = ms;
  for (let at = from; ; at = instant(at + longestClosedDays * dayMs))
    for (const span of openSpans({ start: at, end: instant(at + longestClosedDays * dayMs) }, hours)) {
      if (span.end - span.start >= left) return instant(span.start + left);
      left -= span.end - span.start;
    }
}

/** The last open moment before `until`, which is after `begins`, an open one. */
function lastOpen(begins: Instant, until: Instant, hours: Hours): Instant {
  const back = instant(Math.max(begins, until - longestClosedDays * dayMs));
  return openSpans({ start: back, end: until }, hours).at(-1)?.end ?? until;
}

/** Is it a date of the zone? */
const exists = (day: number, zone: string): boolean =>
  firstMomentAt(day * dayMs, zone) < firstMomentAt((day + 1) * dayMs, zone);

/** Days since 1970 on the wall; that one began on a Thursday. */
const dayAt = (at: Instant, zone: string): number => Math.floor(wallClock(at, zone) / dayMs);
const hoursOf = (week: WorkingWeek, day: number): WorkingWeek[number] => week[(((day + 3) % 7) + 7) % 7] ?? [];
const momentOf = (day: number, minutes: number, zone: string): Instant =>
  firstMomentAt(day * dayMs + minutes * minuteMs, zone);
