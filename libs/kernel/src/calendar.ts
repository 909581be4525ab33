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

/** How many dates of a zone have a moment in these spans, which are apart from each other. A date that the zone skipped has none. */
export const localDaysTouched = (spans: readonly Period[], zone: string): number => counted(cells(spans, zone, dayMs));

/** How many half days (from midnight, from noon) of a zone have a moment in these spans. */
export const localHalfDaysTouched = (spans: readonly Period[], zone: string): number =>
  counted(cells(spans, zone, halfDayMs));

/** The same of Saturdays and Sundays alone. */
export const weekendDaysTouched = (spans: readonly Period[], zone: string): number =>
  countedOnWeekends(cells(spans, zone, dayMs), dayMs);

/** The same of Saturdays and Sundays alone. */
export const weekendHalfDaysTouched = (spans: readonly Period[], zone: string): number =>
  countedOnWeekends(cells(spans, zone, halfDayMs), halfDayMs);

/** How much of the time before a moment on the wall clock was on Saturdays and Sundays, in milliseconds. Only differences mean anything. */
export function weekendBefore(wall: number): number {
  const weeks = Math.floor((wall - firstSaturday) / weekMs);
  return weeks * 2 * dayMs + Math.min(wall - firstSaturday - weeks * weekMs, 2 * dayMs);
}

const halfDayMs = 12 * hourMs;
const weekMs = 7 * dayMs;
/** 1970 began on a Thursday. */
const firstSaturday = 2 * dayMs;

/** The text of a date as it is, or null when it is none that exists. */
export const parseLocalDate = (raw: string): string | null =>
  /^\d{4}-\d\d-\d\d$/.test(raw) && midnightOf(raw) !== null ? raw : null;

/** The next full hour in UTC, or the moment itself when it is one. */
export const nextFullHour = (at: Instant): Instant => instant(Math.ceil(at / hourMs) * hourMs);

/** Cells of the wall clock from the first to the last of them, both included, counted from 1970. */
type CellRange = { readonly first: number; readonly last: number };

/** The cells that spans touch, as ranges apart from each other: each once, also where clocks go back over the border of two. */
function cells(spans: readonly Period[], zone: string, cellMs: number): readonly CellRange[] {
  const ranges: CellRange[] = [];
  for (const span of spans)
    for (let at: number = span.start; at < span.end;) {
      const run = offsetRunAt(at, zone);
      const until = Math.min(run.until, span.end);
      const first = Math.floor((at + run.offset) / cellMs);
      ranges.push({ first, last: Math.floor((until - 1 + run.offset) / cellMs) });
      at = until;
    }
  return ranges.length > 1 ? apart(ranges) : ranges;
}

/** Ranges that share a cell become one; by time. */
function apart(ranges: readonly CellRange[]): readonly CellRange[] {
  const joined: CellRange[] = [];
  for (const range of ranges.toSorted((a, b) => a.first - b.first)) {
    const before = joined.at(-1);
    if (before === undefined || range.first > before.last) joined.push(range);
    else joined[joined.length - 1] = { first: before.first, last: Math.max(before.last, range.last) };
  }
  return joined;
}

const counted = (ranges: readonly CellRange[]): number =>
  ranges.reduce((sum, { first, last }) => sum + last - first + 1, 0);

const countedOnWeekends = (ranges: readonly CellRange[], cellMs: number): number =>
  ranges.reduce(
    (sum, { first, last }) => sum + (weekendBefore((last + 1) * cellMs) - weekendBefore(first * cellMs)) / cellMs,
    0,
  );
