/** How dates, times and spans are written on every page: 24 hours, short weekday, and always a named zone. */
import type { Span } from './zone';

const formats = new Map<string, Intl.DateTimeFormat>();

function format(zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = zone + JSON.stringify(options);
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...options });
  formats.set(key, made);
  return made;
}

const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
const day = { weekday: 'short', day: 'numeric', month: 'short' } as const;

const at = (instant: string): Date => new Date(instant);

export const showTime = (instant: string, zone: string): string => format(zone, time).format(at(instant));

export const showDay = (instant: string, zone: string): string => format(zone, day).format(at(instant));

export const showYear = (instant: string, zone: string): string =>
  format(zone, { year: 'numeric' }).format(at(instant));

/** `Mon 1 Mar 2027, 09:00` */
export const showMoment = (instant: string, zone: string): string =>
  `${showDay(instant, zone)} ${showYear(instant, zone)}, ${showTime(instant, zone)}`;

/** A moment as the end of something: at midnight it is `Mon 1 Mar 2027, 24:00` rather than the day after. */
export function showEnd(instant: string, zone: string): string {
  if (showTime(instant, zone) !== '00:00') return showMoment(instant, zone);
  const lastInstant = new Date(at(instant).getTime() - 1).toISOString();
  return `${showDay(lastInstant, zone)} ${showYear(lastInstant, zone)}, 24:00`;
}

/** A date without a clock, `1 March 2027`. */
export const showDate = (date: string): string =>
  format('UTC', { day: 'numeric', month: 'short', year: 'numeric' }).format(at(`${date}T12:00:00Z`));

/** `Mon 1 Mar 2027, 09:00–18:00`, or both days when it runs over midnight; an end at midnight names the day before. */
export function showSpan(span: Span, zone: string): string {
  const endsAtMidnight = showTime(span.end, zone) === '00:00';
  const lastInstant = endsAtMidnight ? new Date(at(span.end).getTime() - 1).toISOString() : span.end;
  const endTime = endsAtMidnight ? '24:00' : showTime(span.end, zone);
  const first = showDay(span.start, zone);
  const last = showDay(lastInstant, zone);
  const year = showYear(lastInstant, zone);
  const sameYear = showYear(span.start, zone) === year;
  const opening = sameYear ? first : `${first} ${showYear(span.start, zone)}`;
  const startTime = showTime(span.start, zone);
  if (first === last && sameYear) return `${first} ${year}, ${startTime}–${endTime}`;
  return `${opening}, ${startTime} – ${last} ${year}, ${endTime}`;
}

/** `Europe/Paris` as people say it: `Paris`. */
export const showZone = (zone: string): string => zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');

/** Whether clocks in both zones show something else at this instant. */
export const clocksDiffer = (instant: string, one: string, other: string): boolean =>
  showMoment(instant, one) !== showMoment(instant, other);

/** `2 days 3 h`, `45 min`; null when it is over. `from` and `until` in milliseconds. */
export function showRemaining(from: number, until: number): string | null {
  const minutes = Math.floor((until - from) / 60_000);
  if (until <= from) return null;
  if (minutes < 1) return 'less than a minute';
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return `${hours} h ${minutes % 60} min`;
  return `${Math.floor(hours / 24)} ${hours < 48 ? 'day' : 'days'} ${hours % 24} h`;
}
