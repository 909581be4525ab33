import type { TeamProblem } from '../team-search/team-problem';

/**
 * The first package that nobody can do in time, even with every house and no limit on money: the moment at which all it follows
 * can have ended at the earliest, each package by itself, lies after its last possible start. Null when there is none.
 */
export function firstUnplaceable({
  packages,
}: TeamProblem): { readonly package: number; readonly ready: number } | null {
  const ends = new Map<number, number>();
  while (ends.size < packages.length) {
    const at = packages.findIndex((one, index) => !ends.has(index) && one.after.every((arc) => ends.has(arc.package)));
    const one = packages[at];
    if (!one) throw new Error('packages wait for each other');
    const ready = Math.max(-Infinity, ...one.after.map((arc) => ends.get(arc.package) ?? -Infinity));
    let earliest = Infinity;
    for (const { starts, ends: stops } of one.candidates)
      starts.forEach((start, index) => {
        if (start >= ready) earliest = Math.min(earliest, stops[index] ?? Infinity);
      });
    if (earliest === Infinity) return { package: at, ready };
    ends.set(at, earliest);
  }
  return null;
}
