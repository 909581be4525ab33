/**
 * One package after another, as tables: for every end of the first, the first start of the second that the way between two regions
 * leaves possible, and what handing over costs. A package that waits for several keeps one of them as its main predecessor; the
 * others are joins, which the bound has to treat apart.
 */
import { rankOf, type Lane } from './lane';
import type { TeamProblem } from './team-problem';

export type Arc = {
  /** Its index among the arcs of the board, the same however few options are left. */
  readonly index: number;
  readonly from: number;
  readonly to: number;
  readonly isMain: boolean;
  /** Both have the same label: one house does both. */
  readonly isTogether: boolean;
  /** For each house of the earlier lane the same house in the later lane, -1 where it is not there; and the other way round. */
  readonly ahead: Int32Array;
  readonly back: Int32Array;
  /** By rank of the end: the rank of the first start that is possible at the same house. */
  readonly atOnce: Int32Array;
  /** The same between two regions, and the cost of handing over: by region of the earlier times number of regions plus the later. */
  readonly reach: readonly Int32Array[];
  readonly price: Float64Array;
};

/** The arcs of the problem, by lane. */
export function arcsBetween({ packages, handovers }: TeamProblem, lanes: readonly Lane[]): readonly Arc[] {
  const laneFor = new Map(lanes.map((lane, at) => [lane.package, at]));
  const arcs: Arc[] = [];
  lanes.forEach((later, to) => {
    const { after } = packages[later.package]!;
    const main = mainOf(after, later, packages);
    for (const { package: index, gb } of after) {
      const from = laneFor.get(index)!;
      const earlier = lanes[from]!;
      const byLag = new Map<number, Int32Array>();
      const reachAfter = (lag: number): Int32Array => {
        if (!byLag.has(lag))
          byLag.set(
            lag,
            Int32Array.from(earlier.ends, (end) => rankOf(later.starts, end + lag)),
          );
        return byLag.get(lag)!;
      };
      arcs.push({
        index: arcs.length,
        from,
        to,
        isMain: index === main,
        isTogether: earlier.together !== null && earlier.together === later.together,
        ahead: sameHouses(earlier, later),
        back: sameHouses(later, earlier),
        atOnce: reachAfter(0),
        reach: handovers.lag.flatMap((row) => row.map(reachAfter)),
        price: Float64Array.from(handovers.perGB.flatMap((row) => row.map((each) => handovers.fee + gb * each))),
      });
    }
  });
  return arcs;
}

/** One with the same label before all others, because nothing ties two packages more; else the one that hands over most. */
function mainOf(
  after: TeamProblem['packages'][number]['after'],
  { together }: Lane,
  packages: TeamProblem['packages'],
): number | undefined {
  const isMate = (index: number) => together !== null && packages[index]!.together === together;
  return [...after].sort(
    (a, b) => Number(isMate(b.package)) - Number(isMate(a.package)) || b.gb - a.gb || a.package - b.package,
  )[0]?.package;
}

function sameHouses(some: Lane, others: Lane): Int32Array {
  const place = new Map(Array.from(others.houses, (house, at) => [house, at]));
  return some.houses.map((house) => place.get(house) ?? -1);
}
