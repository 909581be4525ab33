/**
 * Busy time of a calendar that tells no events (VFREEBUSY, RFC 5545, 3.6.4), as programs publish it where titles are nobody's
 * business.
 */
import { toIso } from '#kernel/instant';
import { overlaps, type Period } from '#kernel/period';
import { joinPeriods } from '../spans';
import { allOf, propertyOf, type Component, type Property } from './components';
import type { Occurrence } from './occurrences';
import { endOf, instantOf, lengthOf, stampOf, type Clocks } from './stamp';

type LeaveOut = (line: number, why: string) => void;

/** Busy time that overlaps `within`, by start; periods that meet are one, and its borders are its name. */
export function busyTime(
  calendar: Component,
  clocks: Clocks,
  within: Period,
  leaveOut: LeaveOut,
): readonly Occurrence[] {
  return calendar.parts
    .filter(({ name }) => name === 'vfreebusy')
    .flatMap((statement) => {
      if (statement.fault !== null) leaveOut(statement.line, statement.fault);
      const uid = propertyOf(statement, 'uid')?.raw.trim() ?? '';
      return joinPeriods(periodsOf(statement, clocks, leaveOut))
        .filter((during) => overlaps(during, within))
        .map((during) => ({ uid, recurrence: `${toIso(during.start)}/${toIso(during.end)}`, during, title: null }));
    });
}

/** Of all kinds but FREE; a kind of somebody's own counts as busy. */
const periodsOf = (statement: Component, clocks: Clocks, leaveOut: LeaveOut): readonly Period[] =>
  allOf(statement, 'freebusy')
    .filter(({ parameters }) => parameters['fbtype']?.toUpperCase() !== 'FREE')
    .flatMap((property) =>
      property.values.flatMap((value) => {
        const read = periodOf(value, property, clocks);
        if (typeof read !== 'string') return [read];
        leaveOut(property.line, read);
        return [];
      }),
    );

/** A period of a start and an end or length, or why it is none. */
function periodOf(value: unknown, property: Property, clocks: Clocks): Period | string {
  const [from, until] = Array.isArray(value) ? (value as readonly unknown[]) : [];
  const start = stampOf(from, property, clocks);
  if (typeof start === 'string') return start;
  const length = lengthOf(until);
  const end = length === null ? stampOf(until, property, clocks) : endOf(start, length);
  if (typeof end === 'string') return end;
  const during = { start: instantOf(start), end: typeof end === 'number' ? end : instantOf(end) };
  return during.start < during.end ? during : 'a period of FREEBUSY ends before it begins';
}
