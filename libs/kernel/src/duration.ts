import { dayMs, instant, minuteMs, type Instant } from './instant';
import { ok, refuse, type Result } from './result';
import { firstMomentAt, wallClock } from './zone';

export { canonicalZone, isZone } from './zone';

/**
 * How long a job takes: days run on the facility's wall clock, hours and minutes run elapsed. A week is seven days.
 * `iso` is the text it came from (ISO 8601, `P[nW][nD][T[nH][nM]]`).
 */
export type Duration = { readonly days: number; readonly minutes: number; readonly iso: string };

const shape = /^P(?=.)(?:(\d+)W)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?)?$/;
const longestMinutes = (366 * dayMs) / minuteMs;

/** A duration of more than nothing and at most 366 days; years, months, seconds, fractions and signs are refused. */
export function parseDuration(raw: string): Result<Duration, 'INVALID'> {
  const duration = readDuration(raw);
  if (duration === null)
    return refuse('INVALID', 'A duration is written P[nW][nD][T[nH][nM]], for example P2D or PT4H.');
  const total = (duration.days * dayMs) / minuteMs + duration.minutes;
  if (total <= 0) return refuse('INVALID', 'A duration must be longer than nothing.');
  if (total > longestMinutes) return refuse('INVALID', 'A duration may be at most 366 days.');
  return ok(duration);
}

/** A duration as it is written, however long: rates that came in with a world may ask for years of notice. Null for what is none. */
export function readDuration(raw: string): Duration | null {
  const match = shape.exec(raw);
  if (match === null) return null;
  const [weeks = 0, days = 0, hours = 0, minutes = 0] = match.slice(1).map((digits) => Number(digits ?? 0));
  return { days: weeks * 7 + days, minutes: hours * 60 + minutes, iso: raw };
}

/**
 * The end of a job that begins at `start`: days first, on the wall clock of `zone`, then hours and minutes elapsed. A wall-clock
 * time that the zone skips moves on to the next that exists, one that comes twice means the first (domain.md, exact meaning 1).
 */
export function addDuration(start: Instant, duration: Duration, zone: string): Instant {
  // NOTE: hours alone never touch the wall clock, so a start in the second of two like hours stays in it.
  const afterDays = duration.days === 0 ? start : firstMomentAt(wallClock(start, zone) + duration.days * dayMs, zone);
  return instant(afterDays + duration.minutes * minuteMs);
}
