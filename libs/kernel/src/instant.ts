/** A moment: UTC milliseconds since 1970. A zone comes in only where a day of a room is meant (see calendar.ts). */
declare const brand: unique symbol;
export type Instant = number & { readonly [brand]: 'Instant' };

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
/** An elapsed day. A day of a room may be shorter or longer: see `localDay`. */
export const dayMs = 24 * hourMs;

/** The moment so many whole milliseconds after 1970 began in UTC; anything but a whole number is a fault of ours and throws. */
export function instant(ms: number): Instant {
  if (!Number.isSafeInteger(ms)) throw new RangeError(`Not a whole number of milliseconds: ${ms}`);
  return ms as Instant;
}

/** The moment a Date stands for. */
export const fromDate = (date: Date): Instant => instant(date.getTime());

/** `2027-03-01T09:00:00Z`; milliseconds are written (`.123`) only when there are some. */
export const toIso = (at: Instant): string => new Date(at).toISOString().replace('.000Z', 'Z');

// RFC 3339 date-time, with at most three digits of a second: https://www.rfc-editor.org/rfc/rfc3339#section-5.6
const shape =
  /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.(\d{1,3}))?(?:Z|([+-])([01]\d|2[0-3]):([0-5]\d))$/i;

/**
 * The moment an RFC 3339 text names: any offset, whole seconds to milliseconds, a date that exists, in the years 1 to 9999.
 * Null for everything else: leap seconds, finer fractions, a missing offset.
 */
export function parseInstant(raw: string): Instant | null {
  const match = shape.exec(raw);
  if (match === null) return null;
  const [, day = '', hour, minute, second, fraction = '', sign, offsetHour = '0', offsetMinute = '0'] = match;
  const midnight = midnightOf(day);
  if (midnight === null) return null;
  const wall =
    midnight +
    Number(hour) * hourMs +
    Number(minute) * minuteMs +
    Number(second) * 1000 +
    Number(fraction.padEnd(3, '0'));
  const offset = (Number(offsetHour) * hourMs + Number(offsetMinute) * minuteMs) * (sign === '-' ? -1 : 1);
  const ms = wall - offset;
  return ms >= earliest && ms < latest ? instant(ms) : null;
}

const earliest = Date.parse('0001-01-01T00:00:00Z');
const latest = Date.parse('+010000-01-01T00:00:00Z');

/** Where a calendar date (`YYYY-MM-DD`) begins in UTC, in milliseconds; null when there is no such date, or it is before the year 1. */
export function midnightOf(day: string): number | null {
  const ms = Date.parse(`${day}T00:00:00Z`);
  // NOTE: some engines read 30 February as 2 March, so the date must come back as it went in.
  return ms >= earliest && ms < latest && new Date(ms).toISOString().slice(0, 10) === day ? ms : null;
}
