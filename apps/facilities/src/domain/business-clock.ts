/**
 * Time as a house counts it that answers in business hours: a deadline of one day set on a Friday afternoon is on Monday.
 */
import { localDay } from '#kernel/calendar';
import { dayMs, instant, minuteMs, type Instant } from '#kernel/instant';
import { openSpans, type Hours, type WorkingWeek } from '#kernel/working-week';

const office = [{ from: 9 * 60, to: 18 * 60 }];
/** The hours of a house that has not said otherwise: Monday to Friday, 09:00 to 18:00. */
export const officeWeek: WorkingWeek = [office, office, office, office, office, [], []];

/** A house that answers for an hour a week and has a week of minutes to think still comes to an end. */
const mostDays = 3660;

/**
 * The moment at which so many minutes of business time have passed since `from`. Days for which `isHoliday` (a local date,
 * `YYYY-MM-DD`) have none. Where the hours never come, ten years on.
 */
export function afterBusinessTime(
  from: Instant,
  minutes: number,
  hours: Hours,
  isHoliday: (day: string) => boolean,
): Instant {
  const state = { left: minutes * minuteMs };
  for (let day = 0; day < mostDays; day++) {
    const piece = { start: instant(from + day * dayMs), end: instant(from + (day + 1) * dayMs) };
    for (const span of openSpans(piece, hours)) {
      if (isHoliday(localDay(span.start, hours.zone))) continue;
      if (span.end - span.start >= state.left) return instant(span.start + state.left);
      state.left -= span.end - span.start;
    }
  }
  return instant(from + mostDays * dayMs);
}
