import type { Duration } from './duration';
import { overlaps, type Period } from './period';
import { endOfJob, firstOpen, openSpans, type Hours } from './working-week';

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
 * The earliest stretch inside `within` in which `units` are free at every open instant of a job of this length, or null
 * (domain.md, exact meanings 2 and 3). It begins where `within` begins or where enough units become free, at an open instant,
 * nowhere else; it crosses closed time, which needs no units.
 */
export function earliestStretch(
  windows: readonly UnitsOver[],
  taken: readonly UnitsOver[],
  within: Period,
  duration: Duration,
  units: number,
  hours: Hours,
): Period | null {
  for (const { start, end } of runsWithEnough(windows, taken, within, units, hours)) {
    const begins = firstOpen(start, hours);
    if (begins === null || begins >= end) continue;
    const ends = endOfJob(begins, duration, hours);
    if (ends <= end) return { start: begins, end: ends };
  }
  return null;
}

/** Where units are free at every open instant, closed time in between and around included. */
function runsWithEnough(
  windows: readonly UnitsOver[],
  taken: readonly UnitsOver[],
  within: Period,
  units: number,
  hours: Hours,
): readonly Period[] {
  const open = openSpans(within, hours);
  const enough = levelsIn(open, windows, taken, within)
    .filter((level) => level.units >= units)
    .map(({ during }) => ({ during, units }));
  const closed = gapsBetween(open, within).map((during) => ({ during, units }));
  const parts = closed.length === 0 ? enough : [...enough, ...closed].sort((a, b) => a.during.start - b.during.start);
  return joined(parts, () => true).map(({ during }) => during);
}

/** What of `within` lies in none of these spans, which are by start and apart from each other. */
function gapsBetween(spans: readonly Period[], within: Period): readonly Period[] {
  const borders = [within.start, ...spans.flatMap(({ start, end }) => [start, end]), within.end];
  const gaps: Period[] = [];
  for (let at = 0; at < borders.length; at += 2) {
    const [start, end] = [borders[at], borders[at + 1]];
    if (start !== undefined && end !== undefined && start < end) gaps.push({ start, end });
  }
  return gaps;
}

/** The least units free at any open moment of the period; 0 where it is closed throughout. */
export const leastFreeWhileOpen = (
  windows: readonly UnitsOver[],
  taken: readonly UnitsOver[],
  during: Period,
  hours: Hours,
): number => {
  const parts = levelsIn(openSpans(during, hours), windows, taken, during);
  return parts.reduce((least, part) => Math.min(least, part.units), parts[0]?.units ?? 0);
};

/** The open time of `within`, cut where the number of free units changes: by start; neighbours that meet differ. */
export function freeSegmentsWhileOpen(
  windows: readonly UnitsOver[],
  taken: readonly UnitsOver[],
  within: Period,
  hours: Hours,
): readonly UnitsOver[] {
  const parts = levelsIn(openSpans(within, hours), windows, taken, within);
  const clipped = parts.map(({ during, units }) => ({ during, units: Math.max(0, units) }));
  return joined(clipped, (a, b) => a.units === b.units);
}

/** The parts of `within` that lie in these spans (by start, apart from each other), with the free units of each; by start. */
function levelsIn(
  spans: readonly Period[],
  windows: readonly UnitsOver[],
  taken: readonly UnitsOver[],
  within: Period,
): readonly UnitsOver[] {
  const parts = levels(windows, taken, within);
  const inside: UnitsOver[] = [];
  let at = 0;
  for (const span of spans) {
    while ((parts[at]?.during.end ?? Infinity) <= span.start) at++;
    for (let next = at; (parts[next]?.during.start ?? Infinity) < span.end; next++) {
      const part = parts[next];
      if (part === undefined) break;
      const start = part.during.start > span.start ? part.during.start : span.start;
      inside.push({
        during: { start, end: part.during.end < span.end ? part.during.end : span.end },
        units: part.units,
      });
    }
  }
  return inside;
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
