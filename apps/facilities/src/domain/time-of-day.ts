/**
 * Times of a day as the clock on the wall of a facility reads them, in minutes since midnight.
 */
import { ok, refuse, type Result } from '#kernel/result';

export const minutesOfDay = 24 * 60;

/** 00:00 to 23:59. */
export const parseTimeOfDay = (raw: string): Result<number, 'INVALID'> =>
  read(raw) ?? refuse('INVALID', 'A time of day is written HH:MM, from 00:00 to 23:59.');

/** 00:00 to 24:00, the midnight in which the day ends. */
export const parseEndOfDay = (raw: string): Result<number, 'INVALID'> =>
  raw === '24:00' ? ok(minutesOfDay) : (read(raw) ?? refuse('INVALID', 'An end is written HH:MM, up to 24:00.'));

/** The same in text. */
export const tellTimeOfDay = (minutes: number): string =>
  [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');

function read(raw: string): Result<number, never> | null {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(raw) ?? [];
  return hours === undefined ? null : ok(Number(hours) * 60 + Number(minutes));
}
