/**
 * All that is left to choose from for one package, in flat tables: house by house, and at each house by rising start. Moments are
 * ranks among those that occur, so that nothing depends on what the axis of time is made of.
 */
import type { TeamProblem } from './team-problem';

/** Tables by option are as long as each other, tables by house too. */
export type Lane = {
  /** Its index in the problem. */
  readonly package: number;
  readonly candidate: Int32Array;
  /** Which of the candidate's starts. */
  readonly start: Int32Array;
  readonly cost: Float64Array;
  readonly startRank: Int32Array;
  readonly endRank: Int32Array;
  /** Moments that occur, ascending, none twice: ranks count in these. */
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  /** Houses that have an option, ascending. */
  readonly houses: Int32Array;
  /** The options of house h are `first[h]` up to `first[h + 1]`, by rising start. */
  readonly first: Int32Array;
  readonly region: Int32Array;
  /** What choosing the house loses of the rating, weighted. */
  readonly loss: Float64Array;
  readonly together: string | null;
};

/** One way of placing a package, by its place in the problem. */
export type Option = {
  readonly candidate: number;
  readonly start: number;
  readonly house: number;
  readonly from: number;
  readonly to: number;
  readonly cost: number;
};

/** The lane of a package of the problem, with these options. */
export function laneOf(problem: TeamProblem, index: number, options: readonly Option[]): Lane {
  const { weight, together } = problem.packages[index]!;
  const sorted = [...options].sort((a, b) => a.house - b.house || a.from - b.from || a.to - b.to || a.cost - b.cost);
  const starts = distinct(sorted.map(({ from }) => from));
  const ends = distinct(sorted.map(({ to }) => to));
  const houses = Int32Array.from(distinct(sorted.map(({ house }) => house)));
  const first = new Int32Array(houses.length + 1);
  for (let h = 0, o = 0; h < houses.length; h += 1) {
    while (o < sorted.length && sorted[o]!.house === houses[h]) o += 1;
    first[h + 1] = o;
  }
  return {
    package: index,
    candidate: Int32Array.from(sorted, ({ candidate }) => candidate),
    start: Int32Array.from(sorted, ({ start }) => start),
    cost: Float64Array.from(sorted, ({ cost }) => cost),
    startRank: Int32Array.from(sorted, ({ from }) => rankOf(starts, from)),
    endRank: Int32Array.from(sorted, ({ to }) => rankOf(ends, to)),
    starts,
    ends,
    houses,
    first,
    region: houses.map((house) => problem.houses[house]!.region),
    loss: Float64Array.from(houses, (house) => weight * (100 - problem.houses[house]!.rating)),
    together,
  };
}

/** The options of a lane, in its order. */
export function optionsOf(lane: Lane): Option[] {
  const options: Option[] = [];
  for (let h = 0; h < lane.houses.length; h += 1)
    for (let o = lane.first[h]!; o < lane.first[h + 1]!; o += 1)
      options.push({
        candidate: lane.candidate[o]!,
        start: lane.start[o]!,
        house: lane.houses[h]!,
        from: lane.starts[lane.startRank[o]!]!,
        to: lane.ends[lane.endRank[o]!]!,
        cost: lane.cost[o]!,
      });
  return options;
}

/** Ascending, none twice. */
function distinct(values: readonly number[]): Float64Array {
  const sorted = Float64Array.from(values).sort();
  return sorted.filter((value, at) => at === 0 || value !== sorted[at - 1]);
}

/** How many of the ascending moments lie before this one: the rank of the first that does not. */
export function rankOf(moments: Float64Array, moment: number): number {
  let low = 0;
  let high = moments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (moments[middle]! < moment) low = middle + 1;
    else high = middle;
  }
  return low;
}
