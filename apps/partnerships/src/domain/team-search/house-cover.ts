/**
 * How few houses can do all that is open: each house stands for the packages it has an option for. The answer is exact for this
 * question alone, without time and money, and so never more than a team really needs. Packages are bits, so at most 31 count; of a
 * longer brief the others are taken to be free.
 */
import type { Board } from './board';

export type HouseCover = {
  /** By house of the problem: the lanes it can serve. */
  readonly serves: Int32Array;
  /** All lanes that count. */
  readonly all: number;
  /** The fewest houses that serve all of these lanes; Infinity where some lane has none. */
  readonly fewest: (lanes: number) => number;
};

const mostLanes = 31;

export function houseCover(board: Board): HouseCover {
  const serves = new Int32Array(board.problem.houses.length);
  let all = 0;
  board.lanes.slice(0, mostLanes).forEach((lane, at) => {
    all |= 1 << at;
    for (const house of lane.houses) serves[house]! |= 1 << at;
  });
  const kinds = largest([...new Set(serves)]);
  const known = new Map<number, number>([[0, 0]]);
  const fewest = (lanes: number): number => {
    const answer = known.get(lanes);
    if (answer !== undefined) return answer;
    const lowest = lanes & -lanes;
    let best = Infinity;
    for (const kind of kinds) if (kind & lowest) best = Math.min(best, 1 + fewest(lanes & ~kind));
    known.set(lanes, best);
    return best;
  };
  return { serves, all, fewest };
}

/** Those that are not part of another. */
function largest(kinds: readonly number[]): readonly number[] {
  return kinds.filter((kind) => !kinds.some((other) => other !== kind && (kind & other) === kind));
}
