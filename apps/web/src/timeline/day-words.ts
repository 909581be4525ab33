/** How days, weeks, months and quarters are written above the timeline. */
import type { LocalDate } from '../time/date';
import { showMoment, showSpan, showTime } from '../time/show';
import { addDays, startOfDay, weekdayOf } from '../time/zone';
import { openWords, type Week } from './closed-hours';
import { wordsFor, type Bar, type Stretch } from './layout';
import type { View } from './params';

const write = (options: Intl.DateTimeFormatOptions) => {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...options });
  return (day: LocalDate): string => format.format(new Date(`${day}T12:00:00Z`));
};

const weekday = write({ weekday: 'short' });
const number = write({ day: 'numeric' });
const dayAndMonth = write({ day: 'numeric', month: 'short' });
const month = write({ month: 'long' });
const monthAndYear = write({ month: 'long', year: 'numeric' });

/** `Monday 1 March 2027` */
export const longDay = write({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });

/** The two lines of a column's head; a quarter has room for Mondays only. */
export function headOf(day: LocalDate, view: View): readonly [string, string] {
  if (view === 'week') return [weekday(day), dayAndMonth(day)];
  if (view === 'month') return [weekday(day).slice(0, 1), number(day)];
  return weekday(day) === 'Mon' ? ['', dayAndMonth(day)] : ['', ''];
}

/** `1 – 7 Mar 2027`, `March 2027`, `January – March 2027`, `November 2026 – January 2027` */
export function nameOfView(view: View, days: readonly LocalDate[]): string {
  const [first = '', last = first] = [days[0], days.at(-1)];
  const isCalendar = first.endsWith('-01') && view !== 'week';
  if (isCalendar && view === 'month') return monthAndYear(first);
  const isOneYear = first.slice(0, 4) === last.slice(0, 4);
  if (isCalendar) return `${(isOneYear ? month : monthAndYear)(first)} – ${monthAndYear(last)}`;
  const opening = first.slice(0, 7) === last.slice(0, 7) ? number(first) : dayAndMonth(first);
  return `${opening} – ${dayAndMonth(last)} ${last.slice(0, 4)}`;
}

/** What a day of a row says to someone who cannot see its bars. */
export function wordsForDay(day: LocalDate, bars: readonly Bar[], zone: string, week: Week = null): string {
  const said = bars.map((bar) =>
    [wordsFor(bar), hoursOn(day, bar, zone, ' to '), ...furtherWords(bar, zone)].join(', '),
  );
  const open = openWords(week, weekdayOf(day));
  return `${longDay(day)}: ${said.length > 0 ? said.join('; ') : 'nothing offered'}${open === null ? '' : `; ${open}`}`;
}

/** Whose a pencil or a booking is, until when a pencil lasts, by when a challenged one must be confirmed, and what a house has noted. */
export function furtherWords(
  { state, expiresAt, challengedUntil, heldFor, note }: Omit<Stretch, 'id' | 'period'>,
  zone: string,
): readonly string[] {
  return [
    ...(heldFor === null ? [] : [`for ${heldFor.name}`]),
    ...(state === 'HELD' && expiresAt !== null ? [`holds until ${showMoment(expiresAt, zone)}`] : []),
    ...(challengedUntil === null ? [] : [`challenged until ${showMoment(challengedUntil, zone)}`]),
    ...(note ? [`note: ${note}`] : []),
  ];
}

/** A bar by itself: `first pencil, 1 unit, Mon 1 Mar 2027, 09:00–18:00, holds until …`. */
export const wordsForBar = (bar: Stretch, zone: string): string =>
  [wordsFor(bar), showSpan(bar.period, zone), ...furtherWords(bar, zone)].join(', ');

/** The part of a bar that lies on the day: `all day`, or `22:00–24:00` of a night. */
export function hoursOn(day: LocalDate, { period }: Pick<Bar, 'period'>, zone: string, between = '–'): string {
  const startsBefore = Date.parse(period.start) <= Date.parse(startOfDay(day, zone));
  const endsAfter = Date.parse(period.end) >= Date.parse(startOfDay(addDays(day, 1), zone));
  if (startsBefore && endsAfter) return 'all day';
  const start = startsBefore ? '00:00' : showTime(period.start, zone);
  const end = endsAfter ? '24:00' : showTime(period.end, zone);
  return `${start}${between}${end}`;
}
