import { weekendBefore } from './calendar';
import { dayMs } from './instant';
import type { Period } from './period';
import { offsetRunAt } from './zone';

// Time that costs more than other time, read off the clock on the wall: Saturdays and Sundays, and what goes beyond a day's work.

/** Milliseconds of these spans (apart from each other) that are on a Saturday or Sunday of the zone. */
export function weekendMs(spans: readonly Period[], zone: string): number {
  let sum = 0;
  for (const span of spans)
    eachRun(span, zone, (from, to) => {
      sum += weekendBefore(to) - weekendBefore(from);
    });
  return sum;
}

/** Milliseconds beyond `mostMs` on one date of the zone, date by date, of these spans (apart from each other). */
export function overtimeMs(spans: readonly Period[], zone: string, mostMs: number): number {
  const worked = new Map<number, number>();
  for (const span of spans)
    eachRun(span, zone, (from, to) => {
      for (let day = Math.floor(from / dayMs); day * dayMs < to; day++) {
        const inside = Math.min(to, (day + 1) * dayMs) - Math.max(from, day * dayMs);
        worked.set(day, (worked.get(day) ?? 0) + inside);
      }
    });
  let sum = 0;
  for (const ms of worked.values()) sum += Math.max(0, ms - mostMs);
  return sum;
}

/** The span as the wall clock shows it, cut where the clock is changed. */
function eachRun(span: Period, zone: string, visit: (from: number, to: number) => void): void {
  for (let at: number = span.start; at < span.end;) {
    const run = offsetRunAt(at, zone);
    const until = Math.min(run.until, span.end);
    visit(at + run.offset, until + run.offset);
    at = until;
  }
}
