/**
 * A calendar file, read: the time its events take, and the time it offers. An event that cannot be read is left out and told; a
 * file that cannot be read as a whole, or that holds more than anybody will read, is not taken at all.
 */
import { toIso } from '#kernel/instant';
import type { Period } from '#kernel/period';
import { joinPeriods } from '../spans';
import { availableTime } from './availability';
import { budget, Unreadable } from './budget';
import { readComponents, wordOf } from './components';
import { contentLines, textOf } from './content-lines';
import { eventOf, type CalendarEvent } from './event';
import { busyTime } from './free-busy';
import { occurrencesOf, type Occurrence } from './occurrences';
import { ianaZone, zonesOf } from './zones';

export type CalendarAsk = {
  readonly bytes: Uint8Array;
  /** The zone of the house: what dates, and times without a zone, are told by. */
  readonly zone: string;
  /** Events are read that happen in this time, however far their series goes. */
  readonly within: Period;
};

export type CalendarContent = {
  /** By start, then UID. */
  readonly occurrences: readonly Occurrence[];
  /** By start, apart from each other; null where the file says nothing of it. */
  readonly offered: readonly Period[] | null;
  /** The first of the events left out, in words with their lines. */
  readonly faults: readonly string[];
  readonly leftOut: number;
};

/** Or why it is not taken, in words. */
export type CalendarRead =
  | { readonly ok: true; readonly content: CalendarContent }
  | { readonly ok: false; readonly code: 'INVALID' | 'TOO_LARGE'; readonly why: string };

/** Reads a calendar. Never throws for what it is given. */
export function readCalendar(ask: CalendarAsk): CalendarRead {
  try {
    return { ok: true, content: read(ask) };
  } catch (fault) {
    if (!(fault instanceof Unreadable)) throw fault;
    return {
      ok: false,
      code: fault.code,
      why: fault.line === null ? fault.message : `Line ${fault.line}: ${fault.message}`,
    };
  }
}

function read({ bytes, zone, within }: CalendarAsk): CalendarContent {
  const faults = new Set<string>();
  const leaveOut = (line: number, why: string): void => {
    faults.add(why.startsWith('line ') ? why : `line ${line}: ${why}`);
  };
  const house = ianaZone(zone);
  const occurrences: Occurrence[] = [];
  const take = (more: readonly Occurrence[]): void => {
    occurrences.push(...more);
    if (occurrences.length > budget.occurrences) throw tooMany(within);
  };
  let offered: readonly Period[] | null = null;
  for (const calendar of readComponents(contentLines(textOf(bytes)))) {
    const clocks = { house, find: zonesOf(calendar) };
    const isCancelled = wordOf(calendar, 'method') === 'CANCEL';
    const events = calendar.parts
      .filter(({ name }) => name === 'vevent')
      .flatMap((part): readonly CalendarEvent[] => {
        const event = eventOf(part, clocks, isCancelled);
        if (typeof event !== 'string') return [event];
        leaveOut(part.line, event);
        return [];
      });
    const isByEvents = calendar.parts.some(({ name }) => name === 'vevent');
    if (!isByEvents) take(busyTime(calendar, clocks, within, leaveOut));
    for (const alike of Map.groupBy(events, ({ uid }) => uid).values()) take(occurrencesOf(alike, within, leaveOut));
    const free = availableTime(calendar, clocks, within, leaveOut);
    if (free !== null) offered = joinPeriods([...(offered ?? []), ...free]);
  }
  return {
    occurrences: occurrences.sort((a, b) => a.during.start - b.during.start || (a.uid < b.uid ? -1 : 1)),
    offered,
    faults: [...faults].slice(0, budget.faultsShown),
    leftOut: faults.size,
  };
}

/** Whoever exports a calendar can leave out the rest. */
function tooMany({ start, end }: Period): Unreadable {
  const [first, last] = [toIso(start).slice(0, 10), toIso(end).slice(0, 10)];
  return new Unreadable(
    'TOO_LARGE',
    `The calendar holds more than ${budget.occurrences} events from ${first} to ${last}, which is what is read.`,
  );
}
