/**
 * Prices for crowded resources: whoever takes units of one at a moment pays a toll for it, and the tolls of all that is free come off
 * again at the end. A team that takes no more than is free is never charged more than comes off, so any tolls give a true bound;
 * one that takes too much looks dear, and the bound is lifted to what giving way costs.
 * Method: Lagrangian relaxation of the limits of resources.
 */
import { rankOf, type Lane } from './lane';
import type { TeamProblem } from './team-problem';

/** A contended resource between one moment and the next at which anything could change there. */
export type Stretches = { readonly moments: Float64Array; readonly free: Float64Array };

/** By resource and stretch. */
export type Tolls = ReadonlyMap<number, Float64Array>;

/** For each contended resource the stretches between all starts, ends and rests on it. */
export function stretchesOf(problem: TeamProblem, contended: ReadonlySet<number>): ReadonlyMap<number, Stretches> {
  const moments = new Map([...contended].map((resource) => [resource, new Set<number>()]));
  for (const { candidates } of problem.packages)
    for (const { takes, starts, ends, rests } of candidates)
      for (const { resource } of takes)
        for (const list of [starts, ends, rests.flat()]) for (const moment of list) moments.get(resource)?.add(moment);
  for (const [resource, all] of moments) for (const { from } of problem.resources[resource]!) all.add(from);
  return new Map(
    [...moments].map(([resource, all]) => {
      const sorted = Float64Array.from(all).sort();
      let step = 0;
      const steps = problem.resources[resource]!;
      const free = sorted.map((moment) => {
        while (step < steps.length && steps[step]!.from <= moment) step += 1;
        return step === 0 ? 0 : steps[step - 1]!.units;
      });
      return [resource, { moments: sorted, free }];
    }),
  );
}

/** What one option takes, stretch by stretch: units of a resource from one stretch up to another. */
export type Taking = { readonly resource: number; readonly units: number; readonly from: number; readonly to: number };

/** By option: what it takes of contended resources. */
export function takingsOf(
  problem: TeamProblem,
  { package: index, candidate, start }: Lane,
  stretches: ReadonlyMap<number, Stretches>,
): readonly (readonly Taking[])[] {
  return Array.from(candidate, (chosen, o) => {
    const { takes, starts, ends, rests } = problem.packages[index]!.candidates[chosen]!;
    const [begin, end] = [starts[start[o]!]!, ends[start[o]!]!];
    return takes.flatMap(({ resource, units }): readonly Taking[] => {
      const moments = stretches.get(resource)?.moments;
      if (!moments) return [];
      const cuts = [begin, ...rests.flat().map((moment) => Math.min(end, Math.max(begin, moment))), end];
      const takings: Taking[] = [];
      for (let at = 0; at < cuts.length; at += 2)
        if (cuts[at]! < cuts[at + 1]!)
          takings.push({ resource, units, from: rankOf(moments, cuts[at]!), to: rankOf(moments, cuts[at + 1]!) });
      return takings;
    });
  });
}

/** What each option pays; null where no tolls are taken. */
export function chargesFor(takings: readonly (readonly Taking[])[], tolls: Tolls): Float64Array | null {
  if (tolls.size === 0) return null;
  const sums = new Map(
    [...tolls].map(([resource, row]) => {
      const sum = new Float64Array(row.length + 1);
      for (let at = 0; at < row.length; at += 1) sum[at + 1] = sum[at]! + row[at]!;
      return [resource, sum];
    }),
  );
  return Float64Array.from(takings, (taken) => {
    let charge = 0;
    for (const { resource, units, from, to } of taken) {
      const sum = sums.get(resource);
      if (sum) charge += units * (sum[to]! - sum[from]!);
    }
    return charge;
  });
}

/** What comes off again: the tolls of all units that are free. */
export function refundOf(tolls: Tolls, stretches: ReadonlyMap<number, Stretches>): number {
  let refund = 0;
  for (const [resource, row] of tolls) {
    const { free } = stretches.get(resource)!;
    for (let at = 0; at < row.length; at += 1) refund += row[at]! * free[at]!;
  }
  return refund;
}

/** By resource and stretch, how many units too many (or, where tolls are taken, too few) a plan takes. */
export function excessOf(
  taken: readonly (readonly Taking[])[],
  tolls: Tolls,
  stretches: ReadonlyMap<number, Stretches>,
): ReadonlyMap<number, Float64Array> {
  const used = new Map<number, Float64Array>();
  const rowOf = (resource: number) => {
    const row = used.get(resource) ?? stretches.get(resource)!.free.map((free) => -free);
    used.set(resource, row);
    return row;
  };
  for (const takings of taken)
    for (const { resource, units, from, to } of takings) {
      const row = rowOf(resource);
      for (let at = from; at < to; at += 1) row[at]! += units;
    }
  for (const resource of tolls.keys()) rowOf(resource);
  for (const [resource, row] of used) {
    const paid = tolls.get(resource);
    for (let at = 0; at < row.length; at += 1) if (row[at]! < 0 && !(paid && paid[at]! > 0)) row[at] = 0;
    if (row.every((excess) => excess === 0)) used.delete(resource);
  }
  return used;
}

/** The tolls after a step of so much per unit: higher where too much is taken, lower where too little, never below nothing. */
export function stepped(tolls: Tolls, excess: ReadonlyMap<number, Float64Array>, by: number): Tolls {
  const next = new Map(tolls);
  for (const [resource, row] of excess) {
    const before = tolls.get(resource);
    next.set(
      resource,
      row.map((units, at) => Math.max(0, (before?.[at] ?? 0) + Math.round(by * units))),
    );
  }
  return next;
}
