/**
 * What a cell says: whole numbers, amounts, and days and times on the clock of the facility.
 */
import { parseLocalDate, startOfLocalDay, wholeDay } from '#kernel/calendar';
import { instant, midnightOf, minuteMs, parseInstant, type Instant } from '#kernel/instant';
import { digitsOf, isCurrency } from '#kernel/money';
import { firstMomentAt } from '#kernel/zone';
import { parseEndOfDay, parseTimeOfDay } from '../time-of-day';

/** A whole number of at most nine digits; null for anything else. */
export const wholeNumber = (cell: string): number | null => (/^\d{1,9}$/.test(cell) ? Number(cell) : null);

/** A whole percent, with or without its sign. */
export const percent = (cell: string): number | null => wholeNumber(cell.replace(/ ?%$/, ''));

/**
 * An amount in minor units of a currency, from text as 1200, 1200.50 or 1200,50. Never more decimals than the currency has:
 * `1,500` is not guessed at. Null for anything else.
 */
export function minorUnits(cell: string, currency: string): bigint | null {
  const [, whole, decimals = ''] = /^(\d{1,16})(?:[.,](\d{1,4}))?$/.exec(cell) ?? [];
  const digits = isCurrency(currency) ? digitsOf(currency) : 2;
  if (whole === undefined || decimals.length > digits) return null;
  return BigInt(whole + decimals.padEnd(digits, '0'));
}

// Between slashes some put the day first and some the month: nobody can tell which.
const local = /^(?:(\d{4})-(\d\d)-(\d\d)|(\d\d?)\.(\d\d?)\.(\d{4}))(?:(?:T| +)(\d\d?:\d\d)(?::00)?)?$/;

/**
 * A moment with its offset from UTC, a time on the clock of the zone, or a day, which begins with its first moment. Days are
 * written 2027-01-05 or 5.1.2027, times 09:00 or 9:00.
 */
export const startOf = (cell: string, zone: string): Instant | null => momentOf(cell, zone, 'START');

/** The same, where a day is meant to its end, and 24:00 is a time. */
export const endOf = (cell: string, zone: string): Instant | null => momentOf(cell, zone, 'END');

function momentOf(cell: string, zone: string, side: 'START' | 'END'): Instant | null {
  const found = local.exec(cell);
  if (found === null) return parseInstant(cell.replace(' ', 'T'));
  const [, year, month, date, dayFirst, monthSecond, yearLast, clock] = found;
  const day = [year ?? yearLast, month ?? monthSecond, date ?? dayFirst]
    .map((part) => part?.padStart(2, '0'))
    .join('-');
  const time = clock?.padStart(5, '0');
  if (parseLocalDate(day) === null) return null;
  if (time === undefined) return side === 'START' ? startOfLocalDay(day, zone) : wholeDay(day, zone).end;
  const minutes = side === 'START' ? parseTimeOfDay(time) : parseEndOfDay(time);
  const midnight = midnightOf(day);
  return minutes.ok && midnight !== null ? instant(firstMomentAt(midnight + minutes.value * minuteMs, zone)) : null;
}
