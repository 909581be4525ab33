/**
 * The least that everything still to come must amount to, from any point on: for every package, house and moment at which work
 * could begin there. Worked out backwards from the last packages, with calendars, ways between regions and handovers in it. Where
 * a package waits for several, each of them but the main one has a stand-in of it below itself, so that nothing is asked of the
 * others; what a stand-in pays at a house, the package itself is forgiven there. Any such prices give a true bound.
 * Method: dynamic programming on a tree with copies where branches join, as in Lagrangian decomposition.
 */
import type { Arc } from './arcs';
import type { Board } from './board';
import { chargesFor, refundOf, type Tolls } from './tolls';
import type { Lane } from './lane';

/** What is added up: so much of every unit of cost, so much of every point of rating lost. Whole numbers, so that sums are exact. */
export type Scale = { readonly perCost: number; readonly perLoss: number };

/** By index of the arc and by house: what the stand-in pays there. Main arcs have none. */
export type Prices = { readonly standIns: readonly Float64Array[]; readonly tolls: Tolls };

export type Yardstick = {
  readonly scale: Scale;
  readonly prices: Prices;
  /** No team amounts to less. Infinity: no team at all. */
  readonly least: number;
  /** By lane: the least from an option on, itself in it. */
  readonly onward: readonly Float64Array[];
  /** By lane: the least when work can begin at a house from a start rank on: by house times one more than the ranks, plus the rank. */
  readonly atHouse: readonly Float64Array[];
  /** By arc: the least of what follows along it at another house, by region of the earlier times its ends, plus the rank of the end. */
  readonly elsewhere: readonly Float64Array[];
  /** By arc that joins: the last start rank of each house of the later lane, and what the stand-in pays there. */
  readonly standIns: readonly (StandIn | null)[];
  /** By lane: what its own stand-ins pay at each house, which it is forgiven. */
  readonly forgiven: readonly Float64Array[];
  /** By lane and option: the tolls it pays; null where there are none. What comes off again is in `least` and nowhere else. */
  readonly charges: readonly (Float64Array | null)[];
  readonly refund: number;
};

export type StandIn = { readonly lastStart: Int32Array; readonly pays: Float64Array };

export function noPrices(board: Board): Prices {
  const standIns = board.arcs.map(({ isMain }) => new Float64Array(isMain ? 0 : board.problem.houses.length));
  return { standIns, tolls: new Map() };
}

/** Works the table out; `isOver` is asked between lanes, and where it says yes the answer is null. */
export function yardstickFor(board: Board, scale: Scale, prices: Prices, isOver: () => boolean): Yardstick | null {
  const { lanes, arcs, into, outOf } = board;
  const onward: Float64Array[] = lanes.map(() => new Float64Array(0));
  const atHouse: Float64Array[] = lanes.map(() => new Float64Array(0));
  const elsewhere: Float64Array[] = arcs.map(() => new Float64Array(0));
  const standIns = arcs.map((arc) => (arc.isMain ? null : standInFor(lanes[arc.to]!, prices.standIns[arc.index]!)));
  const forgiven = lanes.map((lane, at) => {
    const sums = new Float64Array(lane.houses.length);
    for (const { index } of into[at]!) {
      const standIn = standIns[index];
      if (standIn) for (let h = 0; h < sums.length; h += 1) sums[h]! += standIn.pays[h]!;
    }
    return sums;
  });
  const charges = board.takings.map((takings) => chargesFor(takings, prices.tolls));
  const refund = refundOf(prices.tolls, board.stretches);
  const stick = { scale, prices, onward, atHouse, elsewhere, standIns, forgiven, charges, refund };
  for (let at = lanes.length - 1; at >= 0; at -= 1) {
    if (isOver()) return null;
    for (const arc of outOf[at]!) elsewhere[arc.index] = elsewhereAlong(board, arc, stick);
    onward[at] = onwardFrom(board, at, stick);
    atHouse[at] = atHouseFrom(lanes[at]!, onward[at]!);
  }
  let least = 0;
  for (let at = 0; at < lanes.length; at += 1) if (into[at]!.length === 0) least += leastOf(lanes[at]!, atHouse[at]!);
  return { ...stick, least: least - refund };
}

/** The least of a lane that waits for nothing. */
export function leastOf(lane: Lane, atHouse: Float64Array): number {
  const width = lane.starts.length + 1;
  let least = Infinity;
  for (let h = 0; h < lane.houses.length; h += 1) least = Math.min(least, atHouse[h * width]!);
  return least;
}

/** The least of what follows along an arc after an option at `house` (of the earlier lane) that ends at rank `end`. */
export function leastAlong(
  stick: Omit<Yardstick, 'least'>,
  board: Board,
  arc: Arc,
  house: number,
  end: number,
): number {
  const earlier = board.lanes[arc.from]!;
  const there = arc.ahead[house]!;
  const moved = stick.elsewhere[arc.index]![earlier.region[house]! * earlier.ends.length + end]!;
  if (there < 0) return moved;
  const stayed = leastAtHouse(stick, board, arc, there, arc.atOnce[end]!);
  return stayed < moved ? stayed : moved;
}

/** The same for one house of the later lane, reached by a start rank; the handover is not in it. */
export function leastAtHouse(
  stick: Omit<Yardstick, 'least'>,
  board: Board,
  arc: Arc,
  there: number,
  rank: number,
): number {
  const standIn = stick.standIns[arc.index];
  if (!standIn) return stick.atHouse[arc.to]![there * (board.lanes[arc.to]!.starts.length + 1) + rank]!;
  return rank <= standIn.lastStart[there]! ? standIn.pays[there]! : Infinity;
}

function standInFor(lane: Lane, prices: Float64Array): StandIn {
  const lastStart = lane.houses.map((_, h) => lane.startRank[lane.first[h + 1]! - 1]!);
  return { lastStart, pays: Float64Array.from(lane.houses, (house) => prices[house]!) };
}

function onwardFrom(board: Board, at: number, stick: Omit<Yardstick, 'least'>): Float64Array {
  const lane = board.lanes[at]!;
  const arcs = board.outOf[at]!;
  const { perCost, perLoss } = stick.scale;
  const charges = stick.charges[at];
  const onward = new Float64Array(lane.candidate.length);
  for (let h = 0; h < lane.houses.length; h += 1) {
    const flat = perLoss * lane.loss[h]! - stick.forgiven[at]![h]!;
    for (let o = lane.first[h]!; o < lane.first[h + 1]!; o += 1) {
      let sum = flat + perCost * lane.cost[o]! + (charges ? charges[o]! : 0);
      for (const arc of arcs) sum += leastAlong(stick, board, arc, h, lane.endRank[o]!);
      onward[o] = sum;
    }
  }
  return onward;
}

function atHouseFrom(lane: Lane, onward: Float64Array): Float64Array {
  const width = lane.starts.length + 1;
  const table = new Float64Array(lane.houses.length * width);
  for (let h = 0; h < lane.houses.length; h += 1) {
    let o = lane.first[h + 1]! - 1;
    let least = Infinity;
    for (let rank = width - 1; rank >= 0; rank -= 1) {
      for (; o >= lane.first[h]! && lane.startRank[o] === rank; o -= 1) if (onward[o]! < least) least = onward[o]!;
      table[h * width + rank] = least;
    }
  }
  return table;
}

/** Over all houses of each region together, since the way and the price depend on the region alone. */
function elsewhereAlong(board: Board, arc: Arc, stick: Omit<Yardstick, 'least'>): Float64Array {
  const { regions } = board;
  const earlier = board.lanes[arc.from]!;
  const later = board.lanes[arc.to]!;
  const length = earlier.ends.length;
  const table = new Float64Array(regions * length).fill(Infinity);
  if (arc.isTogether) return table;
  const byRegion = leastByRegion(board, arc, stick);
  const width = later.starts.length + 1;
  for (const region of new Set(earlier.region)) {
    const row = table.subarray(region * length, (region + 1) * length);
    byRegion.forEach((least, other) => {
      if (!least) return;
      const price = stick.scale.perCost * arc.price[region * regions + other]!;
      const reach = arc.reach[region * regions + other]!;
      for (let end = 0; end < length; end += 1) {
        const rank = reach[end]!;
        const sum = rank < width ? price + least[rank]! : Infinity;
        if (sum < row[end]!) row[end] = sum;
      }
    });
  }
  return table;
}

function leastByRegion(board: Board, arc: Arc, stick: Omit<Yardstick, 'least'>): readonly (Float64Array | null)[] {
  const later = board.lanes[arc.to]!;
  const width = later.starts.length + 1;
  const byRegion: (Float64Array | null)[] = Array.from({ length: board.regions }, () => null);
  const standIn = stick.standIns[arc.index];
  const atHouse = stick.atHouse[arc.to]!;
  for (let h = 0; h < later.houses.length; h += 1) {
    const row = (byRegion[later.region[h]!] ??= new Float64Array(width).fill(Infinity));
    const last = standIn ? standIn.lastStart[h]! : width - 1;
    for (let rank = 0; rank <= last; rank += 1) {
      const least = standIn ? standIn.pays[h]! : atHouse[h * width + rank]!;
      if (least < row[rank]!) row[rank] = least;
    }
  }
  return byRegion;
}
