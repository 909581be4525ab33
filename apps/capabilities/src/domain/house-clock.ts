/**
 * Whether people on two clocks can work together: how far the clock of a house is from UTC, and how many hours of a day it is at work
 * while whoever asks is.
 */
import { lastLocalDay, localDay, wholeDay } from '#kernel/calendar';
import { isZone } from '#kernel/duration';
import { dayMs, hourMs, minuteMs, type Instant } from '#kernel/instant';
import type { Period } from '#kernel/period';
import { ok, refuse, within, type RefusalCode, type Result } from '#kernel/result';
import { alwaysOpen, openSpans, type Hours, type WorkingWeek } from '#kernel/working-week';
import { wallClock } from '#kernel/zone';
import { faultsOf } from './faults';

/** Offsets from UTC in milliseconds, east is more; both ends included. */
export type OffsetBand = { readonly from: number; readonly to: number };

/** The working time of whoever asks, date by date, and how many milliseconds of one date have to be shared. */
export type Overlap = { readonly dates: readonly (readonly Period[])[]; readonly leastMs: number };

export type RawOverlap = {
  readonly timeZone: string;
  readonly from: string;
  readonly to: string;
  readonly hours: number;
};

/** No clock is further from UTC. */
const furthest = { west: -12, east: 14 } as const;
const mostDates = 7;

/** Hours from -12 to 14, rounded to whole minutes. */
export function parseOffsetBand(raw: OffsetBand): Result<OffsetBand, 'OUT_OF_RANGE' | 'INVALID'> {
  const from = within(parseOffset(raw.from), 'from');
  const to = within(parseOffset(raw.to), 'to');
  if (!from.ok || !to.ok) return faultsOf(from, to);
  return from.value <= to.value
    ? ok({ from: from.value, to: to.value })
    : refuse('INVALID', 'The band begins in the west, so `from` is not more than `to`.', 'to');
}

const parseOffset = (hours: number): Result<number, 'OUT_OF_RANGE'> =>
  hours >= furthest.west && hours <= furthest.east
    ? ok(wholeMinutes(hours))
    : refuse('OUT_OF_RANGE', `Clocks are ${furthest.west} to ${furthest.east} hours from UTC.`);

/** Is the clock of the zone inside the band at that moment? */
export function isInBand({ from, to }: OffsetBand, zone: string, at: Instant): boolean {
  const offset = wallClock(at, zone) - at;
  return offset >= from && offset <= to;
}

/**
 * Seven dates of the asker's zone, from the one in which `open` begins, fewer where `open` ends on an earlier one. Without `open`
 * (the period is at fault itself) only the words are judged.
 */
export function parseOverlap(raw: RawOverlap, open: Period | null): Result<Overlap> {
  const zone = isZone(raw.timeZone) ? ok(raw.timeZone) : refuse('INVALID', 'There is no such time zone.', 'timeZone');
  const from = parseTime(raw.from, 'from');
  const to = parseTime(raw.to, 'to');
  const least =
    raw.hours > 0 && raw.hours <= 24 && wholeMinutes(raw.hours) > 0
      ? ok(wholeMinutes(raw.hours))
      : refuse('OUT_OF_RANGE', 'A day has more than 0 and at most 24 hours to share.', 'hours');
  if (!zone.ok || !from.ok || !to.ok || !least.ok) return faultsOf<RefusalCode>(zone, from, to, least);
  if (from.value >= to.value) return refuse('PERIOD_REVERSED', 'A working day begins before it ends.', 'to');
  const week = everyDay(from.value, to.value);
  return ok({
    dates:
      open === null
        ? []
        : datesOf(open, zone.value).map((date) => openSpans(date, { ...alwaysOpen(zone.value), week })),
    leastMs: least.value,
  });
}

function parseTime(raw: string, field: 'from' | 'to'): Result<number, 'INVALID'> {
  if (field === 'to' && raw === '24:00') return ok(24 * 60);
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(raw) ?? [];
  return hours === undefined
    ? refuse('INVALID', 'A time of day is written HH:MM.', field)
    : ok(Number(hours) * 60 + Number(minutes));
}

/** The first dates that a period touches, each from its first moment to its last. */
function datesOf(open: Period, zone: string): readonly Period[] {
  const last = lastLocalDay(open, zone);
  const first = Date.parse(localDay(open.start, zone));
  const days = Array.from({ length: mostDates }, (_, at) => new Date(first + at * dayMs).toISOString().slice(0, 10));
  return days.filter((day) => day <= last).map((day) => wholeDay(day, zone));
}

/** Are there dates on which the resource is open for so long while whoever asks is at work? Without a week of its own, a house works from nine to six. */
export const sharesHours = ({ dates, leastMs }: Overlap, hours: Hours): boolean => {
  const worked: Hours = hours.week === null ? { ...hours, week: officeWeek } : hours;
  return dates.some((spans) => lengthOf(spans.flatMap((span) => openSpans(span, worked))) >= leastMs);
};

const everyDay = (from: number, to: number): WorkingWeek => Array.from({ length: 7 }, () => [{ from, to }]);
const officeWeek = everyDay(9 * 60, 18 * 60);
const wholeMinutes = (hours: number): number => Math.round((hours * hourMs) / minuteMs) * minuteMs;
const lengthOf = (spans: readonly Period[]): number => spans.reduce((sum, { start, end }) => sum + end - start, 0);
