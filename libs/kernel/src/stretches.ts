import { addDuration, type Duration } from './duration';
import { overlaps, type Period } from './period';

/**
 * So many units over a stretch of time. Windows are what a resource offers, and never overlap each other; taken units are what
 * is held, booked or blocked of it, and may. Lists need no order, and whatever of them lies outside the period asked about does
 * not matter. Adjoining windows are one stretch (domain.md, exact meaning 3).
 */
export type UnitsOver = { readonly during: Period; readonly units: number };

/** The least units offered at any moment of the period; 0 where some moment has no window. */
export const leastUnits = (windows: readonly UnitsOver[], during: Period): number => leastFree(windows, [], during);

/**
 * The least units free at any moment of the period: those of its window minus all that is taken there. Negative where more is
 * taken than offered; a moment without a window has 0 free, whatever is taken of it.
 */
export function leastFree(windows: readonly UnitsOver[], taken: readonly UnitsOver[], during: Period): number {
  const parts = levels(windows, taken, during);
  return parts.reduce((least, part) => Math.min(least, part.units), parts[0]?.units ?? 0);
}

/**
 * The whole of `within`, cut where the number of free units changes: by start, without gaps, neighbours always differ.
 * Moments without a window, and those where too much is taken, are 0. Empty only for a period without length.
 */
export function freeSegments(
  windows: readonly UnitsOver[],
  taken: readonly UnitsOver[],
  within: Period,
): readonly UnitsOver[] {
  const clipped = levels(windows, taken, within).map(({ during, units }) => ({ during, units: Math.max(0, units) }));
  return joined(clipped, (a, b) => a.units === b.units);
}

/**
 * The earliest stretch inside `within` in which `units` are free for the whole of `duration`, or null (domain.md, exact meaning
 * 2). It begins where `within` begins or where enough units become free, nowhere else; days of the duration are days of `zone`.
 */
export function earliestStretch(
  windows: readonly UnitsOver[],
  taken: readonly UnitsOver[],
  within: Period,
  duration: Duration,
  units: number,
  zone: string,
): Period | null {
  const enough = levels(windows, taken, within).filter((level) => level.units >= units);
  for (const { during } of joined(enough, () => true)) {
    const end = addDuration(during.start, duration, zone);
    if (end <= during.end) return { start: during.start, end };
  }
  return null;
}

/** Neighbours that meet and are alike become one; the units are those of the first. */
function joined(parts: readonly UnitsOver[], alike: (a: UnitsOver, b: UnitsOver) => boolean): readonly UnitsOver[] {
  const whole: UnitsOver[] = [];
  for (const part of parts) {
    const last = whole.at(-1);
    if (last !== undefined && last.during.end === part.during.start && alike(last, part))
      whole[whole.length - 1] = { during: { start: last.during.start, end: part.during.end }, units: last.units };
    else whole.push(part);
  }
  return whole;
}

/** The whole of `within`, cut at every border of a window or of something taken, with the free units of each part. */
function levels(windows: readonly UnitsOver[], taken: readonly UnitsOver[], within: Period): readonly UnitsOver[] {
  const changes = [...stepsOf(windows, within, 'offered'), ...stepsOf(taken, within, 'taken')];
  changes.sort((a, b) => a.at - b.at);
  const level = { offered: 0, taken: 0 };
  const parts: UnitsOver[] = [];
  let start = within.start;
  for (const change of [...changes, { at: within.end, of: 'offered', by: 0 } as const]) {
    if (change.at > start) {
      // No window, no units: what is taken out there (a house may block any hour) must not make it less than nothing.
      const units = level.offered === 0 ? 0 : level.offered - level.taken;
      parts.push({ during: { start, end: change.at }, units });
      start = change.at;
    }
    level[change.of] += change.by;
  }
  return parts;
}

type Step = { readonly at: Period['start']; readonly of: 'offered' | 'taken'; readonly by: number };

const stepsOf = (list: readonly UnitsOver[], within: Period, of: Step['of']): readonly Step[] =>
  list
    .filter((one) => overlaps(one.during, within))
    .flatMap(({ during, units }) => [
      { at: during.start > within.start ? during.start : within.start, of, by: units },
      { at: during.end < within.end ? during.end : within.end, of, by: -units },
    ]);
