/**
 * What has to come before what. From the arcs of a brief follow an order of work, and which packages can never overlap: those of
 * which one waits for the other, however far behind. Only packages that can overlap compete for a resource.
 */
import type { TeamProblem } from './team-problem';

/**
 * The packages so that each follows what it waits for, and soon after: a package comes as early as it can, so that little is open
 * at the same time. A cycle, which a problem must not have, throws.
 */
export function orderOf({ packages }: TeamProblem): readonly number[] {
  const order: number[] = [];
  const open = new Set(packages.keys());
  while (open.size > 0) {
    const ready = [...open].filter((index) => packages[index]!.after.every((arc) => !open.has(arc.package)));
    const latest = (index: number) => Math.max(-1, ...packages[index]!.after.map((arc) => order.indexOf(arc.package)));
    const joins = (index: number) => packages[index]!.after.length;
    const next = ready.sort((a, b) => joins(b) - joins(a) || latest(b) - latest(a) || a - b)[0];
    if (next === undefined) throw new RangeError('Packages wait for each other in a circle');
    open.delete(next);
    order.push(next);
  }
  return order;
}

/** For each package, all that it waits for, directly or through others. */
export function ancestorsOf(problem: TeamProblem): readonly ReadonlySet<number>[] {
  const ancestors = problem.packages.map(() => new Set<number>());
  for (const index of orderOf(problem))
    for (const arc of problem.packages[index]!.after)
      for (const earlier of [arc.package, ...ancestors[arc.package]!]) ancestors[index]!.add(earlier);
  return ancestors;
}

/** Resources that two packages may want at the same time. */
export function contendedResources(problem: TeamProblem): ReadonlySet<number> {
  const ancestors = ancestorsOf(problem);
  const takers = new Map<number, Set<number>>();
  problem.packages.forEach(({ candidates }, index) => {
    for (const { takes } of candidates)
      for (const { resource } of takes) {
        if (!takers.has(resource)) takers.set(resource, new Set());
        takers.get(resource)!.add(index);
      }
  });
  const mayOverlap = (a: number, b: number) => a !== b && !ancestors[a]!.has(b) && !ancestors[b]!.has(a);
  const contended = [...takers].filter(([, all]) => [...all].some((a) => [...all].some((b) => mayOverlap(a, b))));
  return new Set(contended.map(([resource]) => resource));
}
