/**
 * The problem laid out for counting: for every package one lane with all ways of placing it, a candidate and one of its starts, and
 * the arcs between the lanes. Lanes stand in an order in which every package follows what it waits for. The board shrinks as the
 * search finds out what cannot be part of a better team.
 */
import { arcsBetween, type Arc } from './arcs';
import { laneOf, optionsOf, type Lane } from './lane';
import { contendedResources, orderOf } from './precedence';
import type { TeamProblem } from './team-problem';
import { stretchesOf, takingsOf, type Stretches, type Taking } from './tolls';
import { unbeaten } from './unbeaten';

export type Board = {
  readonly problem: TeamProblem;
  readonly lanes: readonly Lane[];
  readonly arcs: readonly Arc[];
  /** For each lane, the arcs that end and that begin there. */
  readonly into: readonly (readonly Arc[])[];
  readonly outOf: readonly (readonly Arc[])[];
  readonly regions: number;
  /** Resources that two packages may want at the same time. */
  readonly contended: ReadonlySet<number>;
  readonly stretches: ReadonlyMap<number, Stretches>;
  /** By lane and option: what is taken of them. */
  readonly takings: readonly (readonly (readonly Taking[])[])[];
};

/** Everything that may be chosen, without what is beaten by something else at the same house. */
export function layBoard(problem: TeamProblem): Board {
  const contended = contendedResources(problem);
  const isCommon = commonHouses(problem);
  const lanes = orderOf(problem).map((index) => {
    const { candidates } = problem.packages[index]!;
    const isShared = candidates.map(({ takes }) => takes.some(({ resource }) => contended.has(resource)));
    const options = candidates.flatMap(({ house, starts, ends, costs }, candidate) =>
      isCommon[index]!(house)
        ? starts.map((from, start) => ({ candidate, start, house, from, to: ends[start]!, cost: costs[start]! }))
        : [],
    );
    return laneOf(problem, index, unbeaten(options, isShared));
  });
  return boardOf(problem, lanes, contended, stretchesOf(problem, contended));
}

/** The same board with only the options that are kept, by lane and index of the option. */
export function keeping(board: Board, isKept: (lane: number, option: number) => boolean): Board {
  return boardOf(
    board.problem,
    board.lanes.map((lane, at) => {
      const options = optionsOf(lane).filter((_, option) => isKept(at, option));
      return options.length === lane.candidate.length ? lane : laneOf(board.problem, lane.package, options);
    }),
    board.contended,
    board.stretches,
    board,
  );
}

function boardOf(
  problem: TeamProblem,
  lanes: readonly Lane[],
  contended: ReadonlySet<number>,
  stretches: ReadonlyMap<number, Stretches>,
  before?: Board,
): Board {
  const arcs = arcsBetween(problem, lanes);
  return {
    problem,
    lanes,
    arcs,
    into: lanes.map((_, lane) => arcs.filter(({ to }) => to === lane)),
    outOf: lanes.map((_, lane) => arcs.filter(({ from }) => from === lane)),
    regions: problem.handovers.lag.length,
    contended,
    stretches,
    takings: lanes.map((lane, at) =>
      contended.size === 0
        ? []
        : lane === before?.lanes[at]
          ? before.takings[at]!
          : takingsOf(problem, lane, stretches),
    ),
  };
}

/** For each package, may this house do it? No, where another package with the same label cannot go there. */
function commonHouses({ packages }: TeamProblem): readonly ((house: number) => boolean)[] {
  const offered = packages.map(({ candidates }) => new Set(candidates.map(({ house }) => house)));
  return packages.map(({ together }) => {
    const mates = together === null ? [] : offered.filter((_, other) => packages[other]!.together === together);
    return (house) => mates.every((houses) => houses.has(house));
  });
}
