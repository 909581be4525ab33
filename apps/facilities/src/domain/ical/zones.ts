/**
 * The zones in which a calendar tells its times. A name of the IANA list is believed over what the file says of it, and so is
 * a name of Windows; a zone of the file's own making keeps the offsets it describes (VTIMEZONE, RFC 5545, 3.6.5).
 */
import { dayMs, hourMs, instant, minuteMs, type Instant } from '#kernel/instant';
import { canonicalZone, offsetRunAt } from '#kernel/zone';
import { clockOf } from './clock';
import { allOf, propertyOf, type Component } from './components';
import { expandRule } from './recurrence';

import { windowsZones } from './windows-zones';

/** Where a clock hangs. `iana` is null for a zone that only the file knows; `offsetAt` is in milliseconds east of UTC. */
export type CalendarZone = { readonly iana: string | null; offsetAt(at: number): number };

export const ianaZone = (name: string): CalendarZone => ({
  iana: name,
  offsetAt: (at) => offsetRunAt(at, name).offset,
});

/**
 * The moment at which the clock of a zone reads `wall` (milliseconds, as if it hung in UTC): the first of two; a time that the
 * zone skips is told by the offset before the gap, as RFC 5545, 3.3.5 has it, and `isSkipped`.
 */
export function momentOf(wall: number, zone: CalendarZone): { readonly at: Instant; readonly isSkipped: boolean } {
  const before = zone.offsetAt(wall - dayMs);
  const after = zone.offsetAt(wall + dayMs);
  const readings = [wall - before, wall - after].filter((at) => zone.offsetAt(at) === wall - at);
  return readings.length > 0
    ? { at: instant(Math.min(...readings)), isSkipped: false }
    : { at: instant(wall - before), isSkipped: true };
}

/** Finds the zone a TZID means; null for one that nobody describes. */
export type FindZone = (tzid: string) => CalendarZone | null;

/** Looks up the zones of a calendar, each once. */
export function zonesOf(calendar: Component): FindZone {
  const known = new Map<string, CalendarZone | null>();
  return (tzid) => {
    const found = known.get(tzid);
    if (found !== undefined) return found;
    const described = calendar.parts.find((part) => part.name === 'vtimezone' && rawOf(part, 'tzid') === tzid);
    const name = ianaNameOf(tzid) ?? (described ? ianaNameOf(rawOf(described, 'x-lic-location')) : null);
    const zone = name !== null ? ianaZone(name) : described ? ownZone(described) : null;
    known.set(tzid, zone);
    return zone;
  };
}

/** `Europe/Berlin`, `/mozilla.org/20071231_1/Europe/Berlin` and `W. Europe Standard Time` are all one. */
export function ianaNameOf(tzid: string): string | null {
  const windows = windowsZones.get(tzid.trim().toLowerCase());
  if (windows !== undefined) return windows;
  const steps = tzid.trim().split('/');
  for (const length of tzid.startsWith('/') ? [3, 2, 1] : [steps.length]) {
    const name = steps.slice(-length).join('/');
    if (!/^[A-Za-z][A-Za-z0-9_+/-]{1,63}$/.test(name)) continue;
    try {
      return canonicalZone(name);
    } catch (unknown) {
      if (!(unknown instanceof RangeError)) throw unknown;
    }
  }
  return null;
}

const rawOf = (component: Component, name: string): string =>
  (propertyOf(component, name)?.raw ?? '').replaceAll('"', '');

type Change = { readonly at: number; readonly from: number; readonly to: number };

/** How far ahead a zone of the file's own making is worked out. */
const lastChange = Date.UTC(2100, 0);

function ownZone(described: Component): CalendarZone | null {
  const changes = described.parts.flatMap(changesOf).sort((a, b) => a.at - b.at);
  const [first] = changes;
  if (first === undefined) return null;
  const offsetAt = (at: number): number => changes.findLast((change) => change.at <= at)?.to ?? first.from;
  return { iana: null, offsetAt };
}

/** When an observance begins, each time: its rule runs on the clock that it ends. */
function changesOf(observance: Component): readonly Change[] {
  const start = clockOf(propertyOf(observance, 'dtstart')?.values[0]);
  const from = offsetOf(observance, 'tzoffsetfrom');
  const to = offsetOf(observance, 'tzoffsetto');
  if (start === null || from === null || to === null) return [];
  const rules = allOf(observance, 'rrule').flatMap((rule) => {
    const expanded = expandRule(
      wallRule(rule.raw, (utc) => utc + from),
      start.wall,
      'UTC',
      {
        start: instant(start.wall),
        end: instant(lastChange),
      },
    );
    return typeof expanded === 'string' ? [] : expanded;
  });
  const dates = allOf(observance, 'rdate').flatMap((rdate) => rdate.values.flatMap((one) => clockOf(one)?.wall ?? []));
  return [start.wall, ...rules, ...dates].map((wall) => ({ at: wall - from, from, to }));
}

function offsetOf(observance: Component, name: string): number | null {
  const match = /^([+-])(\d\d):?(\d\d)(?::?(\d\d))?$/.exec(propertyOf(observance, name)?.raw ?? '');
  if (match === null) return null;
  const [, sign, hours, minutes, seconds = '0'] = match;
  const offset = Number(hours) * hourMs + Number(minutes) * minuteMs + Number(seconds) * 1000;
  return sign === '-' ? -offset : offset;
}

/** A rule whose end is told in UTC, with that end told by the clock on which the rule runs. */
export const wallRule = (rule: string, wallOf: (utc: number) => number): string =>
  rule.replace(/UNTIL=(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/i, (_, ...parts: string[]) => {
    const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts.slice(0, 6).map(Number);
    const wall = new Date(wallOf(Date.UTC(year, month - 1, day, hour, minute, second)));
    return `UNTIL=${wall.toISOString().replace(/[-:]|\.\d+/g, '')}`;
  });
