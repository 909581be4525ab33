/**
 * Spare time as a house thinks of it ("weekdays, nine to six, all of March") turned into the windows that are
 * published. Days that run round the clock and follow each other become one window.
 */
import type { LocalDate } from '../time/date';
import { addDays, daysBetween, instantAt, startOfDay, weekdayOf, type Span } from '../time/zone';

export type Pattern = {
  readonly from: LocalDate;
  /** The last day itself. */
  readonly to: LocalDate;
  /** 1 is Monday, 7 is Sunday. */
  readonly weekdays: readonly number[];
  readonly isAllDay: boolean;
  readonly opens: string;
  /** A time at or before `opens` is on the next day. */
  readonly closes: string;
};

/** No more than this many days are looked at, so that a slip in a year cannot freeze the page. */
export const mostDays = 1100;

/** Windows that one act may publish. */
export const mostAtOnce = 500;

export function daysOf(pattern: Pattern): readonly LocalDate[] {
  const count = Math.min(daysBetween(pattern.from, pattern.to) + 1, mostDays);
  const days = Array.from({ length: Math.max(count, 0) }, (_, index) => addDays(pattern.from, index));
  return days.filter((day) => pattern.weekdays.includes(weekdayOf(day)));
}

function hoursOf(day: LocalDate, pattern: Pattern, zone: string): Span {
  if (pattern.isAllDay) return { start: startOfDay(day, zone), end: startOfDay(addDays(day, 1), zone) };
  const closesNextDay = pattern.closes <= pattern.opens;
  return {
    start: instantAt(day, pattern.opens, zone),
    end: instantAt(closesNextDay ? addDays(day, 1) : day, pattern.closes, zone),
  };
}

/** The windows of one pattern, by start. */
export function windowsOf(pattern: Pattern, zone: string): readonly Span[] {
  const windows: Span[] = [];
  for (const span of daysOf(pattern).map((day) => hoursOf(day, pattern, zone))) {
    const last = windows.at(-1);
    if (last && last.end === span.start) windows[windows.length - 1] = { start: last.start, end: span.end };
    else windows.push(span);
  }
  return windows;
}

const meet = (one: Span, other: Span): boolean =>
  Date.parse(one.start) < Date.parse(other.end) && Date.parse(other.start) < Date.parse(one.end);

/** Those of `planned` that run into a window there is, or into another planned one. */
export const overlapping = (planned: readonly Span[], existing: readonly Span[]): readonly Span[] =>
  planned.filter(
    (span, index) =>
      existing.some((other) => meet(span, other)) || planned.some((other, at) => at !== index && meet(span, other)),
  );

export const hoursIn = (spans: readonly Span[]): number =>
  spans.reduce((sum, span) => sum + (Date.parse(span.end) - Date.parse(span.start)) / 3_600_000, 0);
