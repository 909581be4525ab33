import { minutesOfDay } from '../time/zone';

/** Seven days, Monday first; null: always open. */
export type Week = readonly (readonly { readonly from: string; readonly to: string }[])[] | null;

const share = (time: string): number => Math.round((minutesOfDay(time) / 1440) * 10_000) / 100;

/** Shades the closed hours of a weekday (1 is Monday) across the width of its day; undefined where it is always open. */
export function closedGround(week: Week, weekday: number): string | undefined {
  if (!week) return undefined;
  const colour = 'var(--closed)';
  const stops = (week[weekday - 1] ?? []).flatMap(({ from, to }) => [
    `${colour} ${share(from)}%`,
    `transparent ${share(from)}% ${share(to)}%`,
    `${colour} ${share(to)}%`,
  ]);
  return `linear-gradient(to right, ${[`${colour} 0%`, ...stops, `${colour} 100%`].join(', ')})`;
}

/** `open 09:00 to 18:00`, `closed`; null where it is always open. */
export function openWords(week: Week, weekday: number): string | null {
  if (!week) return null;
  const open = week[weekday - 1] ?? [];
  return open.length === 0 ? 'closed' : `open ${open.map(({ from, to }) => `${from} to ${to}`).join(' and ')}`;
}
