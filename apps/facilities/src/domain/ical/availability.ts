/**
 * When a resource can be had, where its calendar says so (VAVAILABILITY, RFC 7953): the AVAILABLE time in it. A statement of
 * more weight replaces what others say of its time; what is neither said to be available nor spoken of is not offered, however
 * busy it is called (BUSYTYPE).
 */
import { instant, type Instant } from '#kernel/instant';
import type { Period } from '#kernel/period';
import { joinPeriods } from '../spans';
import { propertyOf, type Component } from './components';
import { eventOf, type CalendarEvent } from './event';
import { occurrencesOf } from './occurrences';
import { endOf, instantOf, lengthOf, stampOf, type Clocks, type Stamp } from './stamp';

type LeaveOut = (line: number, why: string) => void;

/** Time offered in `within`: by start, apart from each other. Null where the calendar says nothing of it. */
export function availableTime(
  calendar: Component,
  clocks: Clocks,
  within: Period,
  leaveOut: LeaveOut,
): readonly Period[] | null {
  const statements = calendar.parts.filter(({ name }) => name === 'vavailability');
  if (statements.length === 0) return null;
  const byWeight = statements.toSorted((a, b) => weightOf(a) - weightOf(b));
  return byWeight.reduce<readonly Period[]>((offered, statement) => {
    const whole = wholeOf(statement, clocks, within, leaveOut);
    if (whole === null) return offered;
    return joinPeriods([...without(offered, whole), ...availableIn(statement, clocks, whole, leaveOut)]);
  }, []);
}

/** 1 weighs most, 9 least, 0 less than any (RFC 7953, 3.1: PRIORITY). */
function weightOf(statement: Component): number {
  const priority = Number(propertyOf(statement, 'priority')?.raw ?? 0);
  return priority >= 1 && priority <= 9 ? 10 - priority : 0;
}

/** The time a statement speaks of, as far as it is read; null for none. */
function wholeOf(statement: Component, clocks: Clocks, within: Period, leaveOut: LeaveOut): Period | null {
  const start = stampIn(statement, 'dtstart', clocks);
  const end = stampIn(statement, 'dtend', clocks);
  const fault = statement.fault ?? [start, end].find((one) => typeof one === 'string');
  if (typeof fault === 'string') leaveOut(statement.line, fault);
  if (typeof fault === 'string' || typeof start === 'string' || typeof end === 'string') return null;
  const duration = lengthOf(propertyOf(statement, 'duration')?.raw);
  const until =
    end !== null ? instantOf(end) : start !== null && duration !== null ? endOf(start, duration) : within.end;
  return cut({ start: start === null ? within.start : instantOf(start), end: until }, within);
}

function stampIn(component: Component, name: string, clocks: Clocks): Stamp | string | null {
  const property = propertyOf(component, name);
  return property ? stampOf(property.values[0], property, clocks) : null;
}

function availableIn(statement: Component, clocks: Clocks, whole: Period, leaveOut: LeaveOut): readonly Period[] {
  const parts = statement.parts.filter(({ name }) => name === 'available');
  const read = parts.flatMap((part): readonly CalendarEvent[] => {
    const event = eventOf(part, clocks);
    if (typeof event !== 'string') return [event];
    leaveOut(part.line, event);
    return [];
  });
  const byUid = Map.groupBy(read, ({ uid }) => uid);
  return [...byUid.values()]
    .flatMap((events) => occurrencesOf(events, whole, leaveOut))
    .flatMap(({ during }) => cut(during, whole) ?? []);
}

/** The part of a period that lies in another; null where they only meet. */
export function cut(period: Period, within: Period): Period | null {
  const start = Math.max(period.start, within.start) as Instant;
  const end = Math.min(period.end, within.end) as Instant;
  return start < end ? { start, end } : null;
}

/** What is left of periods when the time of `taken` is taken out of them. */
export const without = (periods: readonly Period[], taken: Period): readonly Period[] =>
  periods.flatMap(({ start, end }) => [
    ...(start < Math.min(end, taken.start) ? [{ start, end: instant(Math.min(end, taken.start)) }] : []),
    ...(Math.max(start, taken.end) < end ? [{ start: instant(Math.max(start, taken.end)), end }] : []),
  ]);
