/**
 * Time as a house counts it that answers in business hours: a deadline of one day set on a Friday afternoon is on Monday.
 */
import { localDay, wholeDay } from '#kernel/calendar';
import { dayMs, instant, midnightOf, minuteMs, toIso, type Instant } from '#kernel/instant';
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
  const today = midnightOf(localDay(from, hours.zone)) ?? 0;
  let left = minutes * minuteMs;
  for (let ahead = 0; ahead < mostDays; ahead++) {
    const day = toIso(instant(today + ahead * dayMs)).slice(0, 10);
    if (isHoliday(day)) continue;
    const { start, end } = wholeDay(day, hours.zone);
    for (const span of openSpans({ start: instant(Math.max(start, from)), end }, hours)) {
      if (span.end - span.start >= left) return instant(span.start + left);
      left -= span.end - span.start;
    }
  }
  return instant(from + mostDays * dayMs);
}
