/**
 * Where a team that fits package by package does not fit together: more units of one resource taken at one moment than are free.
 * Of those who meet there one at least has to give way, which splits the search: the first gives way; or it stays and the second
 * does; and so on. No team is in two of these parts, and none is lost.
 */
import { keeping, type Board } from './board';
import type { Candidate, FreeUnits } from './team-problem';
import type { Team } from './team';

type Clash = {
  readonly resource: number;
  readonly moment: number;
  /** By lane: those who are too many together, and what each takes. */
  readonly takers: readonly { readonly lane: number; readonly units: number }[];
};

/** One package placed: its lane, and what was chosen for it. */
export type Placement = { readonly lane: number; readonly candidate: Candidate; readonly start: number };

/** The first clash of a whole team, by resource and moment, or null. */
export function clashOf(board: Board, team: Team): Clash | null {
  const placements = board.lanes.map(({ package: index }, lane) => {
    const choice = team.choices[index]!;
    return { lane, candidate: board.problem.packages[index]!.candidates[choice.candidate]!, start: choice.start };
  });
  return clashAmong(board, placements);
}

/** The first clash of some packages placed, by resource and moment, or null. */
export function clashAmong({ problem, contended }: Board, placements: readonly Placement[]): Clash | null {
  const takersOf = new Map<number, Placement[]>();
  for (const placement of placements)
    for (const resource of new Set(placement.candidate.takes.map((take) => take.resource))) {
      if (!contended.has(resource)) continue;
      if (!takersOf.has(resource)) takersOf.set(resource, []);
      takersOf.get(resource)!.push(placement);
    }
  for (const [resource, takers] of [...takersOf].sort(([a], [b]) => a - b)) {
    if (takers.length < 2) continue;
    const clash = clashAt(resource, takers, problem.resources[resource]!);
    if (clash) return clash;
  }
  return null;
}

function clashAt(resource: number, takers: readonly Placement[], free: FreeUnits): Clash | null {
  const moments = takers.flatMap(({ candidate, start }) => [
    candidate.starts[start]!,
    ...candidate.rests.map(([, until]) => until),
  ]);
  for (const moment of [...moments, ...free.map(({ from }) => from)].sort((a, b) => a - b)) {
    const taking = takers
      .map(({ lane, candidate, start }) => ({ lane, units: unitsAt(candidate, start, resource, moment) }))
      .filter(({ units }) => units > 0)
      .sort((a, b) => b.units - a.units || a.lane - b.lane);
    if (taking.length < 2) continue;
    const tooMany = taking.findIndex((_, at) => sum(taking.slice(0, at + 1)) > freeAt(free, moment));
    if (tooMany > 0) return { resource, moment, takers: taking.slice(0, tooMany + 1) };
  }
  return null;
}

/** The parts into which a clash splits what is left to choose from. */
export function partedByClash(board: Board, { resource, moment, takers }: Clash): readonly Board[] {
  const isThere = (lane: number, option: number, units: number) => {
    const { package: index, candidate, start } = board.lanes[lane]!;
    const chosen = board.problem.packages[index]!.candidates[candidate[option]!]!;
    return unitsAt(chosen, start[option]!, resource, moment) >= units;
  };
  return takers.map((leaver, at) =>
    keeping(board, (lane, option) => {
      if (lane === leaver.lane) return !isThere(lane, option, leaver.units);
      const stayer = takers.slice(0, at).find((taker) => taker.lane === lane);
      return !stayer || isThere(lane, option, stayer.units);
    }),
  );
}

/** The parts into which the wish for a lead splits it: the first package goes to who can lead; or only the second does; and so on. */
export function partedByLead(board: Board): readonly Board[] {
  return board.lanes.map((_, leader) =>
    keeping(board, (lane, option) => {
      if (lane > leader) return true;
      const { package: index, candidate } = board.lanes[lane]!;
      const { house } = board.problem.packages[index]!.candidates[candidate[option]!]!;
      return board.problem.houses[house]!.canLead === (lane === leader);
    }),
  );
}

function unitsAt({ starts, ends, takes, rests }: Candidate, start: number, resource: number, moment: number): number {
  if (moment < starts[start]! || moment >= ends[start]!) return 0;
  if (rests.some(([from, until]) => from <= moment && moment < until)) return 0;
  return sum(takes.filter((take) => take.resource === resource));
}

function freeAt(free: FreeUnits, moment: number): number {
  let units = 0;
  for (const step of free) if (step.from <= moment) units = step.units;
  return units;
}

function sum(taking: readonly { readonly units: number }[]): number {
  return taking.reduce((total, { units }) => total + units, 0);
}
