/**
 * The hours of a resource as its house writes them: when it is open on the days of a week, and how long a day's work is.
 */
import { parseDuration } from '#kernel/duration';
import { all, ok, refuse, within, type Result } from '#kernel/result';
import type { Hours, WorkingWeek } from '#kernel/working-week';
import { minutesOfDay, parseEndOfDay, parseTimeOfDay, tellTimeOfDay } from './time-of-day';

/** Hours as they came in; the times of a day are on the clock of the facility. */
export type HoursAsk = {
  readonly week?: readonly (readonly { readonly from: string; readonly to: string }[])[] | null | undefined;
  readonly dayLength?: string | null | undefined;
};

/** What a house says of its hours; the zone is that of the facility. */
export type OpenHours = Pick<Hours, 'week' | 'dayMinutes'>;

const daysOfWeek = 7;
const mostHoursOfDay = 12;
const shortestDay = 60;

/** Checks week and day length. Refusals name `week.day.n`, counted from Monday and from the first hours as they came in. */
export function parseHours(ask: HoursAsk): Result<OpenHours> {
  const week = within(parseWeek(ask.week ?? null), 'week');
  const dayMinutes = within(parseDayLength(ask.dayLength ?? null), 'dayLength');
  const faults = all<unknown>([week, dayMinutes]);
  return week.ok && dayMinutes.ok ? ok({ week: week.value, dayMinutes: dayMinutes.value }) : (faults as Result<never>);
}

/** Null stays null; refusals name `day.n`. */
export function parseWeek(days: NonNullable<HoursAsk['week']> | null): Result<WorkingWeek | null> {
  if (days === null) return ok(null);
  if (days.length > daysOfWeek) return refuse('TOO_LONG', 'A week has seven days.');
  if (days.length < daysOfWeek) return refuse('INVALID', 'A week has seven days, from Monday to Sunday.');
  const week = all(days.map((day, at) => within(parseDay(day), at)));
  if (!week.ok) return week;
  return week.value.some((day) => day.length > 0)
    ? week
    : refuse('INVALID', 'A week has hours on one of its days at least.');
}

type Day = WorkingWeek[number];

function parseDay(hours: readonly { readonly from: string; readonly to: string }[]): Result<Day> {
  if (hours.length > mostHoursOfDay) return refuse('TOO_LONG', `A day has hours at most ${mostHoursOfDay} times.`);
  const read = all(hours.map((one, at) => within(parseOpening(one), at)));
  if (!read.ok) return read;
  const byTime = [...read.value].sort((a, b) => a.from - b.from);
  const doubled = byTime.find((one, at) => one.from < (byTime[at - 1]?.to ?? 0));
  return doubled === undefined
    ? ok(byTime.reduce(withOpening, []))
    : refuse('INVALID', 'Hours of one day do not overlap.', read.value.indexOf(doubled));
}

function parseOpening(raw: { readonly from: string; readonly to: string }): Result<Day[number]> {
  const from = within(parseTimeOfDay(raw.from), 'from');
  const to = within(parseEndOfDay(raw.to), 'to');
  const faults = all<unknown>([from, to]);
  if (!from.ok || !to.ok) return faults as Result<never>;
  return from.value < to.value
    ? ok({ from: from.value, to: to.value })
    : refuse(
        'PERIOD_REVERSED',
        'Hours begin before they end; a night is until 24:00, and from 00:00 of the next day.',
        'to',
      );
}

/** Hours that meet are one. */
function withOpening(day: Day, next: Day[number]): Day {
  const last = day.at(-1);
  return last?.to === next.from ? [...day.slice(0, -1), { from: last.from, to: next.to }] : [...day, next];
}

function parseDayLength(raw: string | null): Result<number | null> {
  if (raw === null) return ok(null);
  const length = parseDuration(raw);
  if (!length.ok) return length;
  if (length.value.days > 0) return refuse('INVALID', 'The work of a day is told in hours and minutes.');
  const { minutes } = length.value;
  return minutes >= shortestDay && minutes <= minutesOfDay
    ? ok(minutes)
    : refuse('OUT_OF_RANGE', 'The work of a day is 1 to 24 hours.');
}

/** A week as its house writes it. */
export const tellWeek = (week: WorkingWeek) =>
  week.map((day) => day.map(({ from, to }) => ({ from: tellTimeOfDay(from), to: tellTimeOfDay(to) })));

/** Minutes as a duration: 570 is PT9H30M. */
export function tellLength(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return `PT${hours === 0 ? '' : `${hours}H`}${rest === 0 ? '' : `${rest}M`}`;
}
