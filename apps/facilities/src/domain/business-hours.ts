/**
 * Business hours as a house writes them: when somebody of a facility answers, and how long of that the holder of a challenged
 * pencil may think.
 */
import { parseDuration } from '#kernel/duration';
import { all, ok, refuse, within, type Result } from '#kernel/result';
import type { WorkingWeek } from '#kernel/working-week';
import { parseWeek, type HoursAsk } from './open-hours';

export type BusinessHoursAsk = Pick<HoursAsk, 'week'> & { readonly challengeClock?: string | null | undefined };

/** What a house says of a facility. No week: office hours. The clock is in minutes of business time. */
export type SaidBusinessHours = { readonly week: WorkingWeek | null; readonly challengeMinutes: number };

/** A day in the office. */
const usualClock = 9 * 60;
const shortestClock = 30;
const longestClock = 168 * 60;

/** Checks week and clock. Refusals of the week name `week.day.n`, counted from Monday and from the first hours as they came in. */
export function parseBusinessHours(ask: BusinessHoursAsk): Result<SaidBusinessHours> {
  const week = within(parseWeek(ask.week ?? null), 'week');
  const clock = within(parseClock(ask.challengeClock ?? null), 'challengeClock');
  const faults = all<unknown>([week, clock]);
  return week.ok && clock.ok ? ok({ week: week.value, challengeMinutes: clock.value }) : (faults as Result<never>);
}

/** A day of business time could be nine hours or twenty-four: so no days. */
function parseClock(raw: string | null): Result<number> {
  if (raw === null) return ok(usualClock);
  const length = parseDuration(raw);
  if (!length.ok) return length;
  const { days, minutes } = length.value;
  if (days > 0) return refuse('INVALID', 'Business time is told in hours and minutes, as PT9H.');
  return minutes >= shortestClock && minutes <= longestClock
    ? ok(minutes)
    : refuse('OUT_OF_RANGE', 'Whoever is challenged may think for 30 minutes to 168 hours of business time.');
}
