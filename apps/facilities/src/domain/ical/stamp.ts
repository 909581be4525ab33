/**
 * Dates and times as a calendar writes them, and lengths of time (RFC 5545, 3.3.4 to 3.3.6). A date, and a time without a
 * zone, are told by the clock of the house.
 */
import { dayMs, hourMs, instant, minuteMs, type Instant } from '#kernel/instant';
import { clockOf, type Clock } from './clock';
import type { Property } from './components';
import { ianaZone, momentOf, type CalendarZone, type FindZone } from './zones';

/** What a clock reads: `wall` in milliseconds, as if it hung in UTC. */
export type Stamp = { readonly kind: Clock['kind']; readonly wall: number; readonly zone: CalendarZone };

export const instantOf = (stamp: Stamp): Instant => momentOf(stamp.wall, stamp.zone).at;

/** Days on the clock first, then milliseconds elapsed. */
export type Length = { readonly days: number; readonly ms: number };

export const endOf = (start: Stamp, { days, ms }: Length): Instant =>
  instant(momentOf(start.wall + days * dayMs, start.zone).at + ms);

/** Which clocks a calendar speaks of. */
export type Clocks = { readonly house: CalendarZone; readonly find: FindZone };

const utc = ianaZone('UTC');
/** One value of a property, or why it cannot be read. */
export function stampOf(value: unknown, property: Property, clocks: Clocks): Stamp | string {
  const clock = clockOf(value);
  if (clock === null) return `${property.name.toUpperCase()} is no date that exists`;
  const { kind, wall } = clock;
  if (clock.isUtc) return { kind, wall, zone: utc };
  const tzid = property.parameters['tzid'];
  if (kind === 'DATE' || tzid === undefined) return { kind, wall, zone: clocks.house };
  const zone = clocks.find(tzid);
  return zone === null ? `the time zone ${tzid} is not known, and the file does not describe it` : { kind, wall, zone };
}

const lengthShape =
  /^\+?P(?=.)(?:(\d{1,5})W)?(?:(\d{1,6})D)?(?:T(?=.)(?:(\d{1,7})H)?(?:(\d{1,9})M)?(?:(\d{1,10})S)?)?$/i;

/** A duration as RFC 5545 writes it; null for one below nothing, and for what is none. */
export function lengthOf(value: unknown): Length | null {
  const match = typeof value === 'string' ? lengthShape.exec(value.trim()) : null;
  if (match === null) return null;
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = match
    .slice(1)
    .map((digits) => Number(digits ?? 0));
  return { days: weeks * 7 + days, ms: hours * hourMs + minutes * minuteMs + seconds * 1000 };
}

/** From a start to an end that the calendar names: days between dates, else elapsed time. */
export const lengthBetween = (start: Stamp, end: Stamp): Length =>
  start.kind === 'DATE' && end.kind === 'DATE'
    ? { days: Math.round((end.wall - start.wall) / dayMs), ms: 0 }
    : { days: 0, ms: instantOf(end) - instantOf(start) };
