import { hourMs, midnightOf, minuteMs } from '#kernel/instant';

/** What a calendar writes of a date or a time: `wall` in milliseconds, as if the clock hung in UTC; `isUtc` when it says that it does. */
export type Clock = { readonly kind: 'DATE' | 'TIME'; readonly wall: number; readonly isUtc: boolean };

const clockShape = /^(\d{4}-\d\d-\d\d)(?:T([01]\d|2[0-3]):([0-5]\d):([0-5]\d|60)(Z?))?$/;

/** `2026-03-01` or `2026-03-01T09:00:00`, with or without Z, as ical.js writes them; null for what is none. */
export function clockOf(value: unknown): Clock | null {
  const match = typeof value === 'string' ? clockShape.exec(value) : null;
  if (match === null) return null;
  const [, day = '', hour, minute, second, mark] = match;
  const midnight = midnightOf(day);
  if (midnight === null) return null;
  if (hour === undefined) return { kind: 'DATE', wall: midnight, isUtc: false };
  const wall = midnight + Number(hour) * hourMs + Number(minute) * minuteMs + Math.min(59, Number(second)) * 1000;
  return { kind: 'TIME', wall, isUtc: mark === 'Z' };
}
