/**
 * Spare time that a house offers. Windows are only ever added; one that would overlap another is refused, and all the others
 * that were to be published with it.
 */
import type { Instant } from '#kernel/instant';
import { overlaps, parsePeriod, type Period } from '#kernel/period';
import { all, ok, refuse, within, type Result } from '#kernel/result';
import type { UnitsOver } from '#kernel/stretches';
import { parseUnits } from './offering';

const mostWindows = 500;

/** 1 to 500 windows to publish, in the order given. Refusals name `periods.n`, the n-th of them, and `units` for all. */
export function parseWindows(windows: readonly UnitsOver[]): Result<readonly UnitsOver[]> {
  if (windows.length === 0) return refuse('INVALID', 'Name at least one period.', 'periods');
  if (windows.length > mostWindows) return refuse('TOO_LONG', `At most ${mostWindows} periods at once.`, 'periods');
  const parsed = all<unknown>([
    ...windows.map((window, at) => within(parsePeriod(window.during), 'periods', at)),
    within(parseUnits(Math.min(...windows.map((window) => window.units))), 'units'),
    within(parseUnits(Math.max(...windows.map((window) => window.units))), 'units'),
  ]);
  return parsed.ok ? ok(windows) : { ok: false, refusals: withoutRepeats(parsed.refusals) };
}

/** What is known of the resource under its lock. */
export type CapacityScene = {
  readonly units: number;
  /** Windows of the resource that may be in the way. */
  readonly existing: readonly Period[];
  /** Null where the past is taken too: a calendar brought along from elsewhere has begun already. */
  readonly now: Instant | null;
};

/** May these windows be added? All of them, or none; names every window at fault. */
export function decideWindows(windows: readonly UnitsOver[], scene: CapacityScene): Result<readonly UnitsOver[]> {
  const faults = all<unknown>([
    windows.some((window) => window.units > scene.units)
      ? refuse('UNITS_EXCEEDED', `The resource has ${scene.units} units.`, 'units')
      : ok(null),
    ...windows.map((window, at) => within(decideWindow(window.during, at, windows, scene), 'periods', at)),
  ]);
  return faults.ok ? ok(windows) : faults;
}

function decideWindow(
  during: Period,
  at: number,
  windows: readonly UnitsOver[],
  scene: CapacityScene,
): Result<null, 'IN_PAST' | 'WINDOWS_OVERLAP'> {
  if (scene.now !== null && during.end <= scene.now) return refuse('IN_PAST', 'This period is over.');
  if (windows.slice(0, at).some((other) => overlaps(other.during, during)))
    return refuse('WINDOWS_OVERLAP', 'This period overlaps another one of the list.');
  if (scene.existing.some((other) => overlaps(other, during)))
    return refuse('WINDOWS_OVERLAP', 'The resource has a window in this time already.');
  return ok(null);
}

const withoutRepeats = <R extends { readonly field: readonly string[] }>(refusals: readonly R[]): readonly R[] =>
  refusals.filter((one, at) => refusals.findIndex((other) => other.field.join('.') === one.field.join('.')) === at);
