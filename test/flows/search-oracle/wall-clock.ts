import { Temporal } from 'temporal-polyfill';

/** A moment in milliseconds, on the wall clock of a zone. */
const onTheWall = (at: number, zone: string) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);

export const dateOf = (at: number, zone: string): string => onTheWall(at, zone).toPlainDate().toString();

/** Exact meaning 1: days on the wall clock, then hours; a time that is skipped moves on to the next that exists. */
export function plus(at: number, iso: string, zone: string): number {
  const { weeks, days, hours, minutes } = Temporal.Duration.from(iso);
  const elapsed = (hours * 60 + minutes) * 60_000;
  if (weeks === 0 && days === 0) return at + elapsed;
  return firstAt(onTheWall(at, zone).toPlainDateTime().add({ weeks, days }), zone) + elapsed;
}

/** The first moment at which the clock on the wall reads this, or the first after it. */
export function firstAt(wanted: Temporal.PlainDateTime, zone: string): number {
  const first = wanted.toZonedDateTime(zone, { disambiguation: 'earlier' });
  const exists = first.toPlainDateTime().equals(wanted);
  // In a gap the earlier reading lies before it, and the gap ends where the clock next changes.
  const moment = exists ? first : first.getTimeZoneTransition('next');
  if (moment === null) throw new Error(`${zone} has no ${wanted.toString()} and no change after it`);
  return moment.epochMilliseconds;
}

const bordersOfDays = new Map<string, readonly [number, number, number]>();

/** Midnight, noon, and the next midnight of a date. */
function bordersOf(date: Temporal.PlainDate, zone: string): readonly [number, number, number] {
  const key = `${zone} ${date.toString()}`;
  const known = bordersOfDays.get(key) ?? [
    date.toZonedDateTime(zone).epochMilliseconds,
    date.toZonedDateTime({ timeZone: zone, plainTime: '12:00' }).epochMilliseconds,
    date.add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds,
  ];
  bordersOfDays.set(key, known);
  return known;
}

/** How many local days and half days are touched, and for how long. */
export type Touched = { readonly days: number; readonly halves: number; readonly ms: number };

/** Exact meaning 4: all that these stretches touch, and that on Saturdays and Sundays. */
export function touched(
  stretches: readonly { readonly start: number; readonly end: number }[],
  zone: string,
): { readonly all: Touched; readonly weekend: Touched } {
  const inside = (from: number, to: number): number =>
    stretches.reduce((sum, { start, end }) => sum + Math.max(0, Math.min(to, end) - Math.max(from, start)), 0);
  const [start, end] = [stretches[0]!.start, stretches.at(-1)!.end];
  const all = { days: 0, halves: 0, ms: 0 };
  const weekend = { days: 0, halves: 0, ms: 0 };
  const last = Temporal.PlainDate.from(dateOf(end - 1, zone));
  for (
    let date = Temporal.PlainDate.from(dateOf(start, zone));
    Temporal.PlainDate.compare(date, last) <= 0;
    date = date.add({ days: 1 })
  ) {
    const [midnight, noon, next] = bordersOf(date, zone);
    for (const counted of date.dayOfWeek > 5 ? [all, weekend] : [all]) {
      if (inside(midnight, next) > 0) counted.days += 1;
      if (inside(midnight, noon) > 0) counted.halves += 1;
      if (inside(noon, next) > 0) counted.halves += 1;
      counted.ms += inside(midnight, next);
    }
  }
  return { all, weekend };
}

/** How far the clock of a zone is ahead of UTC at a moment, in milliseconds. */
export const offsetOf = (at: number, zone: string): number => onTheWall(at, zone).offsetNanoseconds / 1_000_000;
