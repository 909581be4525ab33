/**
 * The timeline draws a resource as a row and days as columns. Every row runs on its own house's clock, so that a day
 * column is a local day everywhere; a bar begins where that clock stands, whatever the viewer's own clock shows.
 */
import type { LocalDate } from '../time/date';
import {
  addDays,
  addMonths,
  daysBetween,
  minutesOfDay,
  startOfDay,
  wallClock,
  weekdayOf,
  type Span,
} from '../time/zone';
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
  /** Of a pencil or a booking: who asked for it, and by which request. */
  readonly heldFor: { readonly requestId: string; readonly name: string } | null;
  /** Of a block, to its own house. */
  readonly note: string | null;
  /** Of a block: how many units it keeps; null: all there are. */
  readonly keptUnits: number | null;
  /** Whether its house may put it elsewhere by hand: a window, or a block that did not come with a calendar. */
  readonly isMovable: boolean;
};

/** `left` and `width` in days from the first column; `lane` 0 is the top one; `cut` names the ends that lie beyond the view. */
export type Bar = Stretch & {
  readonly left: number;
  readonly width: number;
  readonly lane: number;
  readonly cut: '' | 'start' | 'end' | 'start end';
};

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

const dayMs = 86_400_000;
const rulers = new WeakMap<readonly LocalDate[], Map<string, readonly number[]>>();

/** When each day begins in the zone, and when the last ends: found once for all bars of a view. */
function rulerOf(days: readonly LocalDate[], zone: string): readonly number[] {
  const known = rulers.get(days) ?? new Map<string, readonly number[]>();
  rulers.set(days, known);
  const found =
    known.get(zone) ?? [...days, addDays(days.at(-1) ?? '', 1)].map((day) => Date.parse(startOfDay(day, zone)));
  known.set(zone, found);
  return found;
}

/** As `daysInto`, by the ruler: only on days that are longer or shorter the clock itself is asked. */
function along(at: number, ruler: readonly number[], zone: string): number {
  const after = ruler.findIndex((start) => start > at);
  if (after === 0) return 0;
  if (after === -1) return ruler.length - 1;
  const [start = 0, end = 0] = [ruler[after - 1], ruler[after]];
  if (end - start === dayMs) return after - 1 + (at - start) / dayMs;
  return after - 1 + minutesOfDay(wallClock(new Date(at).toISOString(), zone).time) / 1440;
}

/** Bars that reach into the view, cut at its edges; offered windows lie below, in lane 0, the others are stacked. */
export function barsOf(stretches: readonly Stretch[], days: readonly LocalDate[], zone: string): readonly Bar[] {
  if (days.length === 0) return [];
  const ruler = rulerOf(days, zone);
  const laneEnds: number[] = [];
  const placed = stretches
    .map((stretch) => ({ stretch, start: Date.parse(stretch.period.start), end: Date.parse(stretch.period.end) }))
    .sort((one, other) => one.start - other.start);
  return placed.flatMap(({ stretch, start, end }) => {
    const left = along(start, ruler, zone);
    const right = along(end, ruler, zone);
    if (right <= left) return [];
    const cut = cutOf(start < (ruler[0] ?? start), end > (ruler.at(-1) ?? end));
    if (stretch.state === 'OFFERED') return [{ ...stretch, left, width: right - left, lane: 0, cut }];
    const free = laneEnds.findIndex((laneEnd) => laneEnd <= left);
    const lane = free === -1 ? laneEnds.length : free;
    laneEnds[lane] = right;
    return [{ ...stretch, left, width: right - left, lane, cut }];
  });
}

function cutOf(start: boolean, end: boolean): Bar['cut'] {
  if (start) return end ? 'start end' : 'start';
  return end ? 'end' : '';
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

/** Where the arrow, Home, End (with Ctrl: of all rows) and Page keys lead from a cell; null for other keys. */
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
  if (key === 'Ctrl+Home') return { row: 0, column: 0 };
  if (key === 'Ctrl+End') return { row: size.rows - 1, column: size.columns - 1 };
  if (key === 'ArrowUp') return row(at.row - 1);
  if (key === 'ArrowDown') return row(at.row + 1);
  if (key === 'PageUp') return row(at.row - 10);
  return key === 'PageDown' ? row(at.row + 10) : null;
}
