/**
 * Too much work for too little time: packages that can only be done between two moments, only at resources they share, and that
 * need more of those than is free between the two. No order of work helps then, and none has to be tried.
 * Method: energetic reasoning, as in scheduling of projects under limited resources.
 */
import type { Board } from './board';
import type { Lane } from './lane';
import type { Candidate, FreeUnits } from './team-problem';

/** One package that can only be done on contended resources. */
type Load = {
  readonly from: number;
  readonly to: number;
  /** Units times time, whichever way it is done. */
  readonly least: number;
  readonly resources: ReadonlySet<number>;
};

/** True only where no team exists. */
export function isOvercrowded(board: Board): boolean {
  const loads = board.lanes.map((lane) => loadOf(board, lane)).filter((load) => load !== null);
  return loads.some(({ from }) => loads.some(({ to }) => isTooMuch(board, loads, from, to)));
}

function isTooMuch({ problem }: Board, loads: readonly Load[], from: number, to: number): boolean {
  const inside = loads.filter((load) => load.from >= from && load.to <= to);
  if (inside.length < 2) return false;
  const resources = new Set(inside.flatMap((load) => [...load.resources]));
  const needed = inside.reduce((sum, { least }) => sum + least, 0);
  let free = 0;
  for (const resource of resources) free += freeBetween(problem.resources[resource]!, from, to);
  return needed > free;
}

/** Null where some way of doing the package takes nothing contended. */
function loadOf({ problem, contended }: Board, { package: index, candidate, start }: Lane): Load | null {
  let [from, to, least] = [Infinity, -Infinity, Infinity];
  const resources = new Set<number>();
  for (let o = 0; o < candidate.length; o += 1) {
    const chosen = problem.packages[index]!.candidates[candidate[o]!]!;
    const takes = chosen.takes.filter(({ resource }) => contended.has(resource));
    if (takes.length === 0) return null;
    for (const { resource } of takes) resources.add(resource);
    const units = takes.reduce((sum, take) => sum + take.units, 0);
    from = Math.min(from, chosen.starts[start[o]!]!);
    to = Math.max(to, chosen.ends[start[o]!]!);
    least = Math.min(least, units * workingTime(chosen, start[o]!));
  }
  return { from, to, least, resources };
}

function workingTime({ starts, ends, rests }: Candidate, start: number): number {
  const [from, to] = [starts[start]!, ends[start]!];
  return rests.reduce((time, rest) => time - Math.max(0, Math.min(to, rest[1]) - Math.max(from, rest[0])), to - from);
}

function freeBetween(free: FreeUnits, from: number, to: number): number {
  return free.reduce((sum, step, at) => {
    const until = free[at + 1]?.from ?? Infinity;
    return sum + step.units * Math.max(0, Math.min(to, until) - Math.max(from, step.from));
  }, 0);
}
