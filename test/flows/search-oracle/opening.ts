import { Temporal } from 'temporal-polyfill';
import type { Stretch } from './calendar';
import type { Week } from './lines';
import { dateOf, firstAt, plus } from './wall-clock';

/** Exact meaning 3: the open stretches inside another, by start. Without a week all of it is open. */
export const openIn = (during: Stretch, zone: string, week: Week | undefined): readonly Stretch[] => [
  ...openDayByDay(during, zone, week),
];

function* openDayByDay({ start, end }: Stretch, zone: string, week: Week | undefined): Generator<Stretch> {
  if (week === undefined) return yield { start, end };
  const last = Temporal.PlainDate.from(dateOf(end, zone)).add({ days: 1 });
  for (
    let date = Temporal.PlainDate.from(dateOf(start, zone)).subtract({ days: 1 });
    Temporal.PlainDate.compare(date, last) <= 0;
    date = date.add({ days: 1 })
  )
    for (const [from, to] of week[date.dayOfWeek - 1]!) {
      const one = { start: Math.max(start, momentOf(date, from, zone)), end: Math.min(end, momentOf(date, to, zone)) };
      if (one.start < one.end) yield one;
    }
}

const farAhead = 20 * 86_400_000;

/** The moment itself where it is open, else the next that is. */
export function nextOpen(at: number, zone: string, week: Week | undefined): number {
  for (const { start } of openDayByDay({ start: at, end: at + farAhead }, zone, week)) return start;
  throw new Error('a room of this test never opens');
}

/** The end of a job that begins at an open moment: so many days with hours on, then so much open time. */
export function endOf(start: number, iso: string, zone: string, week: Week | undefined): number {
  if (week === undefined) return plus(start, iso, zone);
  const { weeks, days, hours, minutes } = Temporal.Duration.from(iso);
  const wall = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(zone).toPlainDateTime();
  let date = wall.toPlainDate();
  for (let left = weeks * 7 + days; left > 0;) {
    date = date.add({ days: 1 });
    if (week[date.dayOfWeek - 1]!.length > 0) left -= 1;
  }
  const onTheDay = date.equals(wall.toPlainDate()) ? start : firstAt(date.toPlainDateTime(wall.toPlainTime()), zone);
  let left = (hours * 60 + minutes) * 60_000;
  if (left === 0) return openIn({ start, end: onTheDay }, zone, week).at(-1)!.end;
  for (const one of openDayByDay({ start: onTheDay, end: onTheDay + 3 * farAhead }, zone, week)) {
    if (one.end - one.start >= left) return one.start + left;
    left -= one.end - one.start;
  }
  throw new Error('a job of this test is never done');
}

const known = new Map<string, number>();

/** When the clock of a zone shows a time of a date; 24:00 is the beginning of the next. */
export function momentOf(date: Temporal.PlainDate, clock: string, zone: string): number {
  const key = `${date.toString()} ${clock} ${zone}`;
  const wanted = () =>
    clock === '24:00' ? date.add({ days: 1 }).toPlainDateTime() : date.toPlainDateTime(Temporal.PlainTime.from(clock));
  const moment = known.get(key) ?? firstAt(wanted(), zone);
  known.set(key, moment);
  return moment;
}
