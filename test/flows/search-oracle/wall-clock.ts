import { Temporal } from 'temporal-polyfill';

/** A moment in milliseconds, on the wall clock of a zone. */
const onTheWall = (at: number, zone: string) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);

export const dateOf = (at: number, zone: string): string => onTheWall(at, zone).toPlainDate().toString();

/** Exact meaning 1: days on the wall clock, then hours; a time that is skipped moves on to the next that exists. */
export function plus(at: number, iso: string, zone: string): number {
  const { weeks, days, hours, minutes } = Temporal.Duration.from(iso);
  const elapsed = (hours * 60 + minutes) * 60_000;
  if (weeks === 0 && days === 0) return at + elapsed;
  const wanted = onTheWall(at, zone).toPlainDateTime().add({ weeks, days });
  const first = wanted.toZonedDateTime(zone, { disambiguation: 'earlier' });
  const exists = first.toPlainDateTime().equals(wanted);
  // In a gap the earlier reading lies before it, and the gap ends where the clock next changes.
  const moment = exists ? first : first.getTimeZoneTransition('next');
  if (moment === null) throw new Error(`${zone} has no ${wanted.toString()} and no change after it`);
  return moment.epochMilliseconds + elapsed;
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

/** Exact meaning 4: how many local days and half days a period touches. */
export function touched(start: number, end: number, zone: string): { readonly days: number; readonly halves: number } {
  const meets = (from: number, to: number): boolean => Math.max(from, start) < Math.min(to, end);
  let days = 0;
  let halves = 0;
  const last = Temporal.PlainDate.from(dateOf(end - 1, zone));
  for (
    let date = Temporal.PlainDate.from(dateOf(start, zone));
    Temporal.PlainDate.compare(date, last) <= 0;
    date = date.add({ days: 1 })
  ) {
    const [midnight, noon, next] = bordersOf(date, zone);
    if (meets(midnight, next)) days += 1;
    if (meets(midnight, noon)) halves += 1;
    if (meets(noon, next)) halves += 1;
  }
  return { days, halves };
}
