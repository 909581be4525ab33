/**
 * One event of a calendar, or one occurrence that stands apart from its series (RFC 5545, 3.6.1 and 3.8.4.4).
 */
import { allOf, propertyOf, wordOf, type Component, type Property } from './components';
import { lengthBetween, lengthOf, stampOf, type Clocks, type Length, type Stamp } from './stamp';

/** A date added to a series; one of a period brings its own length. */
type Extra = { readonly start: Stamp; readonly length: Length | null };

export type CalendarEvent = {
  readonly uid: string;
  readonly line: number;
  readonly start: Stamp;
  readonly length: Length;
  readonly rules: readonly string[];
  readonly exceptRules: readonly string[];
  readonly extra: readonly Extra[];
  readonly except: readonly Stamp[];
  /** Which occurrence of the series this is instead of; null for the series itself. */
  readonly instead: Stamp | null;
  /** Instead of all that follow, too. */
  readonly andLater: boolean;
  /** Does it keep anybody from anything? What is cancelled, or marked as free, does not. */
  readonly takes: boolean;
  readonly title: string | null;
  /** Of two that say the same, the later counts. */
  readonly sequence: number;
  readonly stampedAt: string;
};

/** Thrown while an event is read: why it is left out. */
class LeftOut extends Error {}

/** An event, or in words why it cannot be read. `isCancelled`: the whole file takes its events back (METHOD:CANCEL). */
export function eventOf(component: Component, clocks: Clocks, isCancelled = false): CalendarEvent | string {
  if (component.fault !== null) return component.fault;
  try {
    return readEvent(component, clocks, isCancelled);
  } catch (fault) {
    if (!(fault instanceof LeftOut)) throw fault;
    return `line ${component.line}: ${fault.message}`;
  }
}

function readEvent(component: Component, clocks: Clocks, isCancelled: boolean): CalendarEvent {
  const start = oneStamp(component, 'dtstart', clocks) ?? leaveOut('the event has no start');
  const instead = propertyOf(component, 'recurrence-id');
  const uid = propertyOf(component, 'uid')?.raw.trim() ?? '';
  return {
    uid: uid === '' ? leaveOut('the event has no UID') : uid,
    line: component.line,
    start,
    length: lengthIn(component, start, clocks),
    rules: allOf(component, 'rrule').map(({ raw }) => raw),
    exceptRules: allOf(component, 'exrule').map(({ raw }) => raw),
    extra: allOf(component, 'rdate').flatMap((property) =>
      property.values.map((value) => extraOf(value, property, clocks)),
    ),
    except: allOf(component, 'exdate').flatMap((property) =>
      property.values.map((value) => stamp(value, property, clocks)),
    ),
    instead: oneStamp(component, 'recurrence-id', clocks),
    andLater: instead?.parameters['range']?.toUpperCase() === 'THISANDFUTURE',
    takes: !isCancelled && takesTime(component),
    title: titleOf(component),
    sequence: Number(propertyOf(component, 'sequence')?.values[0] ?? 0) || 0,
    stampedAt: (propertyOf(component, 'last-modified') ?? propertyOf(component, 'dtstamp'))?.raw ?? '',
  };
}

/** Outlook marks what leaves one free in a way of its own, and not always in the standard's as well. */
const takesTime = (component: Component): boolean =>
  wordOf(component, 'status') !== 'CANCELLED' &&
  wordOf(component, 'transp') !== 'TRANSPARENT' &&
  wordOf(component, 'x-microsoft-cdo-busystatus') !== 'FREE';

/** As DTEND or DURATION say; else a date lasts a day, and a time no time at all. */
export function lengthIn(component: Component, start: Stamp, clocks: Clocks): Length {
  const end = oneStamp(component, 'dtend', clocks);
  const duration = propertyOf(component, 'duration');
  const length =
    end !== null
      ? lengthBetween(start, end)
      : duration
        ? (lengthOf(duration.raw) ?? leaveOut('DURATION is no length of time'))
        : { days: start.kind === 'DATE' ? 1 : 0, ms: 0 };
  return length.days < 0 || length.ms < 0 ? leaveOut('the event ends before it begins') : length;
}

function extraOf(value: unknown, property: Property, clocks: Clocks): Extra {
  if (property.type !== 'period') return { start: stamp(value, property, clocks), length: null };
  const [from, until] = value as readonly unknown[];
  const start = stamp(from, property, clocks);
  const length = lengthOf(until) ?? lengthBetween(start, stamp(until, property, clocks));
  return { start, length: length.ms < 0 ? leaveOut('a period of RDATE ends before it begins') : length };
}

function oneStamp(component: Component, name: string, clocks: Clocks): Stamp | null {
  const property = propertyOf(component, name);
  return property ? stamp(property.values[0], property, clocks) : null;
}

function stamp(value: unknown, property: Property, clocks: Clocks): Stamp {
  const read = stampOf(value, property, clocks);
  return typeof read === 'string' ? leaveOut(read) : read;
}

function leaveOut(why: string): never {
  throw new LeftOut(why);
}

const longestTitle = 200;

/** One line of text; null where there is none, and where it is for nobody else: a house has many eyes. */
function titleOf(component: Component): string | null {
  if (['PRIVATE', 'CONFIDENTIAL'].includes(wordOf(component, 'class'))) return null;
  const raw = propertyOf(component, 'summary')?.values[0];
  if (typeof raw !== 'string') return null;
  const line = raw.replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  return line === '' ? null : [...line].slice(0, longestTitle).join('');
}
