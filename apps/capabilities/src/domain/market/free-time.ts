/** When a resource is free, told by its levels: for the whole of a period, or the earliest stretch of a length. */
import { addDuration, type Duration } from '#kernel/duration';
import { dayMs, instant, minuteMs, type Instant } from '#kernel/instant';
import type { Period } from '#kernel/period';
import { endOfJob, firstOpen, openSpans, type Hours } from '#kernel/working-week';
import { offsetRunAt } from '#kernel/zone';
import type { CapacityQuestion } from '../capacity-filter';
import { masksOf, type DayMask } from './day-tests';
import { daySeconds, marks } from './postings';
import { resource, type Resources } from './resources';
import type { Strings } from './strings';

/** The free time of one question. */
export class FreeTime {
  private readonly open: Period;
  private readonly from: number;
  private readonly until: number;
  private readonly units: number;
  private readonly duration: Duration | null;
  /** All days it touches. Free throughout them is free for one unit, whatever the levels are. */
  private readonly touched: readonly DayMask[];
  private readonly areTouchedKept: boolean;
  private readonly clocks = new Map<number, Clock>();

  constructor(
    question: CapacityQuestion,
    private readonly resources: Resources,
    private readonly hours: Strings,
  ) {
    this.open = question.open;
    this.from = question.open.start / 1000;
    this.until = question.open.end / 1000;
    this.units = question.units;
    this.duration = question.duration;
    const [first, end] = [Math.floor(this.from / daySeconds), Math.ceil(this.until / daySeconds)];
    const { postings } = resources;
    this.touched = masksOf(first, end, postings);
    this.areTouchedKept = first >= postings.firstDay && this.touched.length > 0 && end <= postings.endDay;
  }

  /** Where the units are free: the whole of a fixed period, or the earliest stretch; null where they are not. */
  stretch(row: number, position: number): Period | null {
    if (this.duration !== null) return this.earliest(row, this.duration);
    return this.isFree(row, position) ? this.open : null;
  }

  /** The least units free at any open moment of a period of which some are. */
  least(row: number, { start, end }: Period): number {
    return this.leastBetween(row, start / 1000, end / 1000);
  }

  private isFree(row: number, position: number): boolean {
    const { postings } = this.resources;
    const isWeek = ((postings.marks[position] ?? 0) & marks.week) !== 0;
    if (isWeek && this.clockOf(row).isClosed) return false;
    if (this.units === 1 && this.areTouchedKept && this.hasTouchedDays(position)) return true;
    return this.leastBetween(row, this.from, this.until) >= this.units;
  }

  private hasTouchedDays(position: number): boolean {
    const { planes, capacity } = this.resources.postings;
    for (const { plane, days } of this.touched)
      if ((~(planes[plane * capacity + position] ?? 0) & days) !== 0) return false;
    return true;
  }

  private leastBetween(row: number, from: number, until: number): number {
    const { starts, units } = this.resources;
    const first = this.resources.get(row, resource.levels);
    const end = first + this.resources.get(row, resource.levelCount);
    let at = lastAtOrBefore(starts, first, end, from);
    if (at < first) return 0;
    let least = units[at] ?? 0;
    for (at++; at < end && (starts[at] ?? 0) < until; at++) least = Math.min(least, units[at] ?? 0);
    return least;
  }

  private earliest(row: number, duration: Duration): Period | null {
    const { starts, units } = this.resources;
    const first = this.resources.get(row, resource.levels);
    const end = first + this.resources.get(row, resource.levelCount);
    const clock = this.clockOf(row);
    let from = -1;
    for (let at = Math.max(first, lastAtOrBefore(starts, first, end, this.from)); at < end; at++) {
      const start = starts[at] ?? 0;
      const isEnough = (units[at] ?? 0) >= this.units && start < this.until;
      if (isEnough && from < 0) from = Math.max(start, this.from);
      if (!isEnough && from >= 0) {
        const stretch = fitting(from * 1000, Math.min(start, this.until) * 1000, duration, clock);
        if (stretch !== null) return stretch;
        from = -1;
      }
      if (start >= this.until) break;
    }
    return null;
  }

  private clockOf(row: number): Clock {
    const code = this.resources.hoursOf(row);
    const known = this.clocks.get(code);
    if (known !== undefined) return known;
    const hours = this.hours.valueOf<Hours>(code);
    const clock: Clock = {
      hours,
      isClosed: hours.week !== null && openSpans(this.open, hours).length === 0,
      isSteady: hours.week === null && offsetRunAt(this.open.start, hours.zone).until >= this.open.end,
    };
    this.clocks.set(code, clock);
    return clock;
  }
}

type Clock = {
  readonly hours: Hours;
  /** Throughout the period. */
  readonly isClosed: boolean;
  /** Always open, and the clock on the wall runs on without a change. */
  readonly isSteady: boolean;
};

/** The job of this length that begins with a run of enough units, if it ends in it. */
function fitting(from: number, until: number, duration: Duration, { hours, isSteady }: Clock): Period | null {
  const start = instant(from);
  if (isSteady) {
    const end = from + duration.days * dayMs + duration.minutes * minuteMs;
    return end <= until ? { start, end: instant(end) } : null;
  }
  const begins = hours.week === null ? start : firstOpen(start, hours);
  if (begins === null || begins >= until) return null;
  const ends: Instant =
    hours.week === null ? addDuration(begins, duration, hours.zone) : endOfJob(begins, duration, hours);
  return ends <= until ? { start: begins, end: ends } : null;
}

/** The last place from `first` up to `end` that holds at most this, or the one before `first`. */
function lastAtOrBefore(column: Uint32Array, first: number, end: number, most: number): number {
  let [low, high] = [first, end];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((column[middle] ?? 0) <= most) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
