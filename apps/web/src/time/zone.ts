/**
 * A day of a room is a day in the room's zone. Here wall-clock times become instants and instants become wall-clock
 * times; nothing on a page does that by itself.
 */
import { Temporal } from 'temporal-polyfill';
import type { LocalDate } from './date';

/** Half-open, both ends RFC 3339 in UTC. */
export type Span = { readonly start: string; readonly end: string };

/** The instant of a wall-clock time (`09:00`) in a zone. A skipped time moves on, a repeated one means the first. */
export function instantAt(date: LocalDate, time: string, zone: string): string {
  const wall = Temporal.PlainDateTime.from(`${date}T${time}`);
  return wholeSeconds(wall.toZonedDateTime(zone, { disambiguation: 'compatible' }).toInstant());
}

const starts = new Map<string, string>();

/** The first instant of a local day. A calendar asks for the same days thousands of times: what was found is kept. */
export function startOfDay(date: LocalDate, zone: string): string {
  const key = `${date} ${zone}`;
  const known = starts.get(key);
  if (known !== undefined) return known;
  const found = wholeSeconds(Temporal.PlainDate.from(date).toZonedDateTime(zone).toInstant());
  starts.set(key, found);
  return found;
}

const dayMs = 86_400_000;
/** Dates have no clock: they are counted as days of UTC. */
const midnight = (date: LocalDate): number => Date.parse(`${date}T00:00:00Z`);

export const addDays = (date: LocalDate, days: number): LocalDate =>
  new Date(midnight(date) + days * dayMs).toISOString().slice(0, 10);

export const addMonths = (date: LocalDate, months: number): LocalDate =>
  Temporal.PlainDate.from(date).add({ months }).toString();

/** An instant so much later: days and weeks on the clock of the zone, then hours as they pass. */
export const addDuration = (instant: string, duration: string, zone: string): string =>
  wholeSeconds(Temporal.Instant.from(instant).toZonedDateTimeISO(zone).add(duration).toInstant());

/** Days from one date to another; negative when `to` is earlier. */
export const daysBetween = (from: LocalDate, to: LocalDate): number => (midnight(to) - midnight(from)) / dayMs;

/** 1 is Monday, 7 is Sunday. */
export const weekdayOf = (date: LocalDate): number => new Date(midnight(date)).getUTCDay() || 7;

/** The date and `HH:MM` that clocks in the zone show at an instant. */
export function wallClock(instant: string, zone: string): { readonly date: LocalDate; readonly time: string } {
  const wall = Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
  return { date: wall.toPlainDate().toString(), time: wall.toPlainTime().toString({ smallestUnit: 'minute' }) };
}

/** Hours east of UTC that the zone's clock stands at an instant. */
export const offsetAt = (instant: string, zone: string): number =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(zone).offsetNanoseconds / 3.6e12;

/** Minutes since local midnight that the clock shows. */
export function minutesOfDay(time: string): number {
  const [hours = '0', minutes = '0'] = time.split(':');
  return Number(hours) * 60 + Number(minutes);
}

const wholeSeconds = (instant: Temporal.Instant): string => instant.toString({ smallestUnit: 'second' });
