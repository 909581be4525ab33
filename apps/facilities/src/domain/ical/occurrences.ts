/**
 * When a series happens: its start, its rule and added dates, without the dates left out, each occurrence replaced by the one
 * that stands in for it (RFC 5545, 3.8.4.4 and 3.8.5).
 */
import { dayMs, instant, toIso, type Instant } from '#kernel/instant';
import { overlaps, type Period } from '#kernel/period';
import { budget, Unreadable } from './budget';
import type { CalendarEvent } from './event';
import { expandRule } from './recurrence';
import { endOf, instantOf, type Length, type Stamp } from './stamp';
import { wallRule, type CalendarZone } from './zones';

/** Time that an event takes. `recurrence` tells it apart from others of its series: where that has it; '' for a single event. */
export type Occurrence = {
  readonly uid: string;
  readonly recurrence: string;
  readonly during: Period;
  readonly title: string | null;
};

type Happening = { readonly start: Stamp; readonly length: Length };

type LeaveOut = (line: number, why: string) => void;

/**
 * Occurrences that overlap `within`, in no order, of all events of one UID; whatever is at fault is told to `leaveOut`. Those that
 * alone happen more often than anybody will read are left out.
 */
export function occurrencesOf(
  events: readonly CalendarEvent[],
  within: Period,
  leaveOut: LeaveOut,
): readonly Occurrence[] {
  try {
    return allOf(events, within, leaveOut);
  } catch (fault) {
    if (!(fault instanceof Unreadable) || fault.line === null) throw fault;
    leaveOut(fault.line, fault.message);
    return [];
  }
}

function allOf(events: readonly CalendarEvent[], within: Period, leaveOut: LeaveOut): readonly Occurrence[] {
  const series = newest(events.filter(({ instead }) => instead === null));
  const byPlace = Map.groupBy(
    events.filter(({ instead }) => instead !== null),
    ({ instead }) => placeOf(instead as Stamp),
  );
  const apart = [...byPlace.values()].flatMap((alike) => newest(alike) ?? []);
  const found: Occurrence[] = [];
  const add = (event: CalendarEvent, { start, length }: Happening, recurrence: string): void => {
    const during = { start: instantOf(start), end: endOf(start, length) };
    if (!event.takes || !overlaps(during, within)) return;
    if (during.end - during.start > longestMs) leaveOut(event.line, 'the event is longer than two years');
    else found.push({ uid: event.uid, recurrence, during, title: event.title });
  };
  const isSeries = series !== null && (series.rules.length > 0 || series.extra.length > 0);
  const replaced = new Set(apart.map(({ instead }) => placeOf(instead as Stamp)));
  const later = apart.filter(({ andLater }) => andLater).sort((a, b) => moment(a.instead) - moment(b.instead));
  if (series !== null)
    for (const one of happeningsOf(series, reach(events, within), leaveOut)) {
      if (replaced.has(`T${instantOf(one.start)}`) || replaced.has(`D${dateOf(one.start.wall)}`)) continue;
      const recurrence = isSeries ? nameOf(one.start) : '';
      const from = later.findLast(({ instead }) => moment(instead) < instantOf(one.start));
      if (from === undefined) add(series, one, recurrence);
      else add(from, { start: shifted(one.start, from), length: from.length }, recurrence);
    }
  for (const event of apart) add(event, event, nameOf(event.instead as Stamp));
  return found;
}

const longestMs = 731 * dayMs;

/** The latest of those that say the same: by sequence, then by when it was written, then as the file has them. */
const newest = (events: readonly CalendarEvent[]): CalendarEvent | null =>
  events.reduce<CalendarEvent | null>(
    (last, event) =>
      last === null || event.sequence > last.sequence
        ? event
        : event.sequence === last.sequence && event.stampedAt >= last.stampedAt
          ? event
          : last,
    null,
  );

/** When the series begins anew, as far as it can reach into `within`. By the rule alone; who stands in for what comes later. */
function happeningsOf(
  { start, length, rules, exceptRules, extra, except, line }: CalendarEvent,
  within: Period,
  leaveOut: LeaveOut,
): readonly Happening[] {
  const expanded = (rule: string): readonly Stamp[] => {
    const walls = wallsOf(rule, start, within);
    if (walls === 'ENDLESS')
      throw new Unreadable(
        'TOO_LARGE',
        'An event repeats more often than anybody will read; it was not looked into further.',
        line,
      );
    if (walls !== 'NO_RULE') return walls.map((wall) => ({ ...start, wall }));
    leaveOut(line, `RRULE:${rule.slice(0, 80)} makes no sense; only the first occurrence is taken`);
    return [];
  };
  const all = new Map<Instant, Happening>();
  const add = (one: Stamp, own: Length): void => {
    if (all.size >= budget.occurrences)
      throw new Unreadable(
        'TOO_LARGE',
        `An event happens more than ${budget.occurrences} times in the time that is read.`,
        line,
      );
    all.set(instantOf(one), { start: one, length: own });
  };
  add(start, length);
  for (const rule of rules) for (const one of expanded(rule)) add(one, length);
  for (const one of extra) add(one.start, one.length ?? length);
  const left = [...except, ...exceptRules.flatMap(expanded)];
  const moments = new Set(left.filter(({ kind }) => kind === 'TIME').map(instantOf));
  const dates = new Set(left.filter(({ kind }) => kind === 'DATE').map(({ wall }) => dateOf(wall)));
  return [...all].flatMap(([at, one]) => (moments.has(at) || dates.has(dateOf(one.start.wall)) ? [] : [one]));
}

/** What the clock reads at each occurrence of a rule. Dates, and zones of the file's own, run on a clock without a zone. */
function wallsOf(rule: string, { kind, wall, zone }: Stamp, within: Period): ReturnType<typeof expandRule> {
  if (kind === 'TIME' && zone.iana !== null) return expandRule(rule, wall, zone.iana, within);
  const wider = { start: instant(within.start - dayMs), end: instant(within.end + dayMs) };
  return expandRule(
    wallRule(rule, (utc) => utc + zone.offsetAt(utc)),
    wall,
    'UTC',
    wider,
  );
}

/** Where occurrences may begin that reach into `within`, moved ones among them. */
function reach(events: readonly CalendarEvent[], within: Period): Period {
  const longest = Math.max(0, ...events.map(({ start, length }) => endOf(start, length) - instantOf(start)));
  const moved = Math.max(
    0,
    ...events.map(({ start, instead, andLater }) => (andLater ? Math.abs(instantOf(start) - moment(instead)) : 0)),
  );
  return {
    start: instant(within.start - Math.min(longest, longestMs) - Math.min(moved, longestMs) - dayMs),
    end: instant(within.end + Math.min(moved, longestMs)),
  };
}

/** As far away from its place in the series as the one that moved all later ones. */
function shifted(start: Stamp, { start: moved, instead }: CalendarEvent): Stamp {
  const shift = moved.wall - wallIn(instead ?? moved, moved.zone);
  return { ...moved, wall: wallIn(start, moved.zone) + shift };
}

/** What the clock of another zone reads at that moment. */
function wallIn(stamp: Stamp, zone: CalendarZone): number {
  const at = instantOf(stamp);
  return at + zone.offsetAt(at);
}

const moment = (stamp: Stamp | null): number => (stamp === null ? 0 : instantOf(stamp));
const dateOf = (wall: number): number => Math.floor(wall / dayMs) * dayMs;
const placeOf = (stamp: Stamp): string => (stamp.kind === 'DATE' ? `D${stamp.wall}` : `T${instantOf(stamp)}`);

/** A place in a series, told by its date where it has no time. */
const nameOf = (stamp: Stamp): string =>
  stamp.kind === 'DATE' ? new Date(stamp.wall).toISOString().slice(0, 10) : toIso(instantOf(stamp));
