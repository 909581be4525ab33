import type { LocalDate } from '../time/date';
import { minutesOfDay, weekdayOf } from '../time/zone';
import type { View } from './params';

/** Seven days, Monday first; null: always open. */
export type Week = readonly (readonly { readonly from: string; readonly to: string }[])[] | null;

const share = (part: number, whole: number): string => `${Math.round((part / whole) * 100_000) / 1000}%`;

/** Colour over these stretches of a row, and nothing between them. */
function painted(colour: string, stretches: readonly (readonly [from: string, to: string])[]): string {
  const stops = stretches.flatMap(([from, to]) => [
    `transparent ${from}`,
    `${colour} ${from} ${to}`,
    `transparent ${to}`,
  ]);
  return `linear-gradient(to right, ${stops.join(', ')})`;
}

/** What lies behind all rows, drawn as one image: lines between days, in a quarter between weeks, and shaded weekends. */
export function groundOf(days: readonly LocalDate[], view: View): string {
  const columns = days.map((day, column) => ({ weekday: weekdayOf(day), column }));
  const lines = columns
    .filter(({ weekday, column }) => column > 0 && (view !== 'quarter' || weekday === 1))
    .map(({ column }) => share(column, days.length))
    .map((at) => [at, `calc(${at} + 1px)`] as const);
  const weekends = columns
    .filter(({ weekday }) => weekday > 5)
    .map(({ column }) => [share(column, days.length), share(column + 1, days.length)] as const);
  return [painted('var(--line)', lines), painted('var(--weekend)', weekends)].join(', ');
}

const daysOfWeek = 7;

/**
 * When it is closed, as one image over all days; null where it is always open. In more than a week hours would only be a
 * pattern: whole days alone are shaded.
 */
export function closedGround(week: Week, days: readonly LocalDate[]): string | null {
  if (!week) return null;
  const closed = days.flatMap((day, column) => {
    const hours = week[weekdayOf(day) - 1] ?? [];
    if (hours.length > 0 && days.length > daysOfWeek) return [];
    const open = hours.map(({ from, to }) => [minutesOfDay(from), minutesOfDay(to)] as const);
    const ends = [0, ...open.map(([, to]) => to)];
    const starts = [...open.map(([from]) => from), 1440];
    return ends.flatMap((from, at) => {
      const to = starts[at] ?? 1440;
      return to > from ? [{ from: column * 1440 + from, to: column * 1440 + to }] : [];
    });
  });
  const whole = days.length * 1440;
  return painted(
    'var(--closed)',
    closed.map(({ from, to }) => [share(from, whole), share(to, whole)]),
  );
}

/** `open 09:00 to 18:00`, `closed`; null where it is always open. */
export function openWords(week: Week, weekday: number): string | null {
  if (!week) return null;
  const open = week[weekday - 1] ?? [];
  return open.length === 0 ? 'closed' : `open ${open.map(({ from, to }) => `${from} to ${to}`).join(' and ')}`;
}
