import type { Candidate, Span } from '../team-search/team-problem';
import type { Runs } from './team-instance';

/** The values of runs over slots `from` up to `to`. */
export function valuesOf(runs: Runs, from: number, to: number): readonly number[] {
  const values: number[] = [];
  let start = 0;
  for (const [count, value] of runs) {
    const end = Math.min(to, start + count);
    for (let slot = Math.max(from, start); slot < end; slot += 1) values.push(value);
    start += count;
    if (start >= to) break;
  }
  return values;
}

/** One resource over the slots of a window: is it open, and how many units are free? */
export type Calendar = { readonly open: readonly number[] | null; readonly free: readonly number[] };

/** The slots of a window in which all of `calendars` are open, and the spans between in which one of them rests. */
export type WorkingSlots = { readonly slots: readonly number[]; readonly rests: readonly Span[] };

/** Slots count from the start of the grid; `from` is where the window, and each calendar, begins. */
export function workingSlotsOf(calendars: readonly Calendar[], from: number, to: number): WorkingSlots {
  const slots: number[] = [];
  const rests: (readonly [number, number])[] = [];
  let restsFrom: number | null = null;
  for (let slot = from; slot < to; slot += 1) {
    const isOpen = calendars.every(({ open }) => open === null || open[slot - from] === 1);
    if (isOpen) slots.push(slot);
    if (isOpen && restsFrom !== null) rests.push([restsFrom, slot]);
    restsFrom = isOpen ? null : (restsFrom ?? slot);
  }
  return { slots, rests };
}

/** What one way of working asks of a window. */
export type Shape = {
  /** Working slots in all. */
  readonly length: number;
  /** For each working slot in order, is everything free that it takes? */
  readonly isFree: readonly boolean[];
  /** For each class of slots, what one slot costs; where all are equal, one entry is enough. */
  readonly slotCosts: readonly number[];
  readonly ceiling: number;
};

/**
 * Every start from which `length` working slots follow each other without a break, ascending, with its end and its cost, which
 * is at most the ceiling. `classes` holds the class of each slot from `from` on.
 */
export function possibleStarts(
  { slots }: WorkingSlots,
  { length, isFree, slotCosts, ceiling }: Shape,
  classes: readonly number[],
  from: number,
): Pick<Candidate, 'starts' | 'ends' | 'costs'> {
  const starts: number[] = [];
  const ends: number[] = [];
  const costs: number[] = [];
  const isFlat = slotCosts.every((cost) => cost === slotCosts[0]);
  // Counted by class and multiplied at the end: a running sum of amounts would lose units where one of them is very large.
  const counts = slotCosts.map(() => 0);
  const count = (at: number, by: number) => {
    const slotClass = classes[(slots[at] ?? 0) - from] ?? 0;
    counts[slotClass] = (counts[slotClass] ?? 0) + by;
  };
  let unbroken = 0;
  for (let last = 0; last < slots.length; last += 1) {
    const first = last - length + 1;
    if (!isFlat) count(last, 1);
    if (!isFlat && first > 0) count(first - 1, -1);
    unbroken = isFree[last] ? unbroken + 1 : 0;
    if (unbroken < length) continue;
    const cost = isFlat
      ? length * (slotCosts[0] ?? 0)
      : slotCosts.reduce((sum, each, slotClass) => sum + each * (counts[slotClass] ?? 0), 0);
    if (cost > ceiling) continue;
    starts.push(slots[first] ?? 0);
    ends.push((slots[last] ?? 0) + 1);
    costs.push(cost);
  }
  return { starts, ends, costs };
}
