/**
 * The timeline draws a resource as a row and days as columns. Every row runs on its own house's clock, so that a day
 * column is a local day everywhere; a bar begins where that clock stands, whatever the viewer's own clock shows.
 */
import type { LocalDate } from '../time/date';
import { addDays, addMonths, daysBetween, minutesOfDay, wallClock, weekdayOf, type Span } from '../time/zone';
import type { View } from './params';

/** What the timeline shows of time: five states, the same everywhere. */
export type ShownState = 'OFFERED' | 'HELD' | 'WAITING' | 'BOOKED' | 'BLOCKED';

export type Stretch = {
  readonly id: string;
  readonly state: ShownState;
  readonly period: Span;
  readonly units: number;
  readonly rank: number | null;
  readonly expiresAt: string | null;
  /** When a challenged first pencil lapses. */
  readonly challengedUntil: string | null;
  /** Of a block, to its own house. */
  readonly note: string | null;
  /** Of a block: how many units it keeps; null: all there are. */
  readonly keptUnits: number | null;
  /** Whether it is a block that its house may put elsewhere by hand. */
  readonly isMovable: boolean;
};

/** `left` and `width` in days from the first column; `lane` 0 is the top one. */
export type Bar = Stretch & { readonly left: number; readonly width: number; readonly lane: number };

/** The first and all days of a view that contains `date`: Monday's week, its month, or its month and the next two. */
export function daysOfView(view: View, date: LocalDate): readonly LocalDate[] {
  const month = `${date.slice(0, 7)}-01`;
  const first = view === 'week' ? addDays(date, 1 - weekdayOf(date)) : month;
  const next = view === 'week' ? addDays(first, 7) : addMonths(month, view === 'month' ? 1 : 3);
  return Array.from({ length: daysBetween(first, next) }, (_, index) => addDays(first, index));
}

const comingDays: Readonly<Record<View, number>> = { week: 7, month: 35, quarter: 91 };

/** What is shown while no date is asked for: whole weeks from this one on, so that the end of a month does not hide what comes. */
export function daysFrom(view: View, today: LocalDate): readonly LocalDate[] {
  const first = addDays(today, 1 - weekdayOf(today));
  return Array.from({ length: comingDays[view] }, (_, index) => addDays(first, index));
}

/** A date in the view before or after. */
export function stepView(view: View, date: LocalDate, step: 1 | -1): LocalDate {
  if (view === 'week') return addDays(date, 7 * step);
  return addMonths(`${date.slice(0, 7)}-01`, (view === 'month' ? 1 : 3) * step);
}

/** Days from the first column to an instant, on the clock of the zone; may lie outside the view. */
export function daysInto(instant: string, first: LocalDate, zone: string): number {
  const wall = wallClock(instant, zone);
  return daysBetween(first, wall.date) + minutesOfDay(wall.time) / 1440;
}

/** Bars that reach into the view, cut at its edges; offered windows lie below, in lane 0, the others are stacked. */
export function barsOf(stretches: readonly Stretch[], days: readonly LocalDate[], zone: string): readonly Bar[] {
  const [first] = days;
  if (first === undefined) return [];
  const laneEnds: number[] = [];
  const sorted = [...stretches].sort((one, other) => Date.parse(one.period.start) - Date.parse(other.period.start));
  return sorted.flatMap((stretch) => {
    const left = Math.max(0, daysInto(stretch.period.start, first, zone));
    const right = Math.min(days.length, daysInto(stretch.period.end, first, zone));
    if (right <= left) return [];
    if (stretch.state === 'OFFERED') return [{ ...stretch, left, width: right - left, lane: 0 }];
    const free = laneEnds.findIndex((end) => end <= left);
    const lane = free === -1 ? laneEnds.length : free;
    laneEnds[lane] = right;
    return [{ ...stretch, left, width: right - left, lane }];
  });
}

/** How many lanes the taken bars need, at least one. */
export const lanesOf = (bars: readonly Bar[]): number => bars.reduce((most, bar) => Math.max(most, bar.lane + 1), 1);

/** Bars that touch the column. */
export const barsOn = (bars: readonly Bar[], column: number): readonly Bar[] =>
  bars.filter((bar) => bar.left < column + 1 && bar.left + bar.width > column);

const words: Readonly<Record<ShownState, string>> = {
  OFFERED: 'offered',
  HELD: 'first pencil',
  WAITING: 'waiting pencil',
  BOOKED: 'booked',
  BLOCKED: 'blocked',
};

/** `first pencil, 2 units`; a waiting pencil says its place. */
export function wordsFor(bar: Pick<Stretch, 'state' | 'rank' | 'units'>): string {
  const place = bar.state === 'WAITING' && bar.rank !== null ? ` ${bar.rank}` : '';
  return `${words[bar.state]}${place}, ${bar.units} ${bar.units === 1 ? 'unit' : 'units'}`;
}

/** The state a commitment is drawn in; null for one that has ended without taking place. */
export function shownState(state: string): ShownState | null {
  if (state === 'COMPLETED') return 'BOOKED';
  return state === 'HELD' || state === 'WAITING' || state === 'BOOKED' || state === 'BLOCKED' ? state : null;
}

/** Where the arrow, Home, End and Page keys lead from a cell; null for other keys. */
export function cellAfter(
  key: string,
  at: { readonly row: number; readonly column: number },
  size: { readonly rows: number; readonly columns: number },
): { readonly row: number; readonly column: number } | null {
  const column = (to: number) => ({ row: at.row, column: Math.min(Math.max(to, 0), size.columns - 1) });
  const row = (to: number) => ({ row: Math.min(Math.max(to, 0), size.rows - 1), column: at.column });
  if (key === 'ArrowLeft') return column(at.column - 1);
  if (key === 'ArrowRight') return column(at.column + 1);
  if (key === 'Home') return column(0);
  if (key === 'End') return column(size.columns - 1);
  if (key === 'ArrowUp') return row(at.row - 1);
  if (key === 'ArrowDown') return row(at.row + 1);
  if (key === 'PageUp') return row(at.row - 10);
  return key === 'PageDown' ? row(at.row + 10) : null;
}
