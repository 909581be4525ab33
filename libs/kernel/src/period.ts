import { dayMs, instant, type Instant } from './instant';
import { ok, refuse, type Result } from './result';

/** A half-open stretch of time `[start, end)`: it holds its start and every moment before its end. Two periods that only meet do not overlap. */
export type Period = { readonly start: Instant; readonly end: Instant };

/** Is there a moment in both? A period without length overlaps nothing. */
export const overlaps = (a: Period, b: Period): boolean => Math.max(a.start, b.start) < Math.min(a.end, b.end);

/** Does `outer` hold every moment of `inner`? */
export const covers = (outer: Period, inner: Period): boolean => outer.start <= inner.start && inner.end <= outer.end;

const firstStart = instant(Date.UTC(2000, 0));
const firstEndTooLate = instant(Date.UTC(2100, 0));
/** Two years, a leap day included. */
const longestDays = 731;

/**
 * A period people may ask for or offer: it begins before it ends, lies in the years 2000 to 2099 and is at most two years long.
 * The refusal names `start` or `end` where one of them is at fault, else the whole period.
 */
export function parsePeriod(raw: {
  readonly start: Instant;
  readonly end: Instant;
}): Result<Period, 'PERIOD_REVERSED' | 'OUT_OF_RANGE'> {
  if (raw.start >= raw.end) return refuse('PERIOD_REVERSED', 'A period must begin before it ends.');
  if (raw.start < firstStart) return refuse('OUT_OF_RANGE', 'A period must begin in the year 2000 or later.', 'start');
  if (raw.end >= firstEndTooLate) return refuse('OUT_OF_RANGE', 'A period must end before the year 2100.', 'end');
  if (raw.end - raw.start > longestDays * dayMs) return refuse('OUT_OF_RANGE', 'A period may last at most two years.');
  return ok({ start: raw.start, end: raw.end });
}
