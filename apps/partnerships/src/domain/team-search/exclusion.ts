/**
 * What cannot be part of any team worth having: for every option the least that a whole team with it amounts to, from before it,
 * beside it and after it. What comes out above the ceiling of a yardstick is taken off the board, and so is what nobody can reach
 * in time; the smaller board makes the next bound better and every later step cheaper.
 */
import type { Arc } from './arcs';
import { keeping, type Board } from './board';
import { leastAlong, leastOf, type Yardstick } from './yardstick';

/** The board without the options that break the ceiling of the yardstick; the same board where none does. */
export function withoutHopeless(board: Board, stick: Yardstick, ceiling: number): Board {
  const through = leastThrough(board, stick);
  return keepingWhere(board, (lane, option) => through[lane]![option]! <= ceiling + stick.refund);
}

/** The board without the options that start before anything they wait for can have ended. */
export function withoutEarly(board: Board): Board {
  const inTime: Uint8Array[] = [];
  board.lanes.forEach((lane, at) => {
    const kept = new Uint8Array(lane.candidate.length).fill(1);
    for (const arc of board.into[at]!) {
      const arrival = arrivals(board, arc, inTime[arc.from]!);
      for (let h = 0; h < lane.houses.length; h += 1)
        for (let o = lane.first[h]!; o < lane.first[h + 1]!; o += 1) if (lane.startRank[o]! < arrival[h]!) kept[o] = 0;
    }
    inTime.push(kept);
  });
  return keepingWhere(board, (lane, option) => inTime[lane]![option] === 1);
}

function keepingWhere(board: Board, isKept: (lane: number, option: number) => boolean): Board {
  const isWhole = board.lanes.every((lane, at) => lane.candidate.every((_, option) => isKept(at, option)));
  return isWhole ? board : keeping(board, isKept);
}

/** For each house of the later lane, the first start rank that any option left of the earlier one makes possible. */
function arrivals(board: Board, arc: Arc, isLeft: Uint8Array): Int32Array {
  const earlier = board.lanes[arc.from]!;
  const later = board.lanes[arc.to]!;
  const byHouse = new Int32Array(earlier.houses.length).fill(earlier.ends.length);
  const byRegion = new Int32Array(board.regions).fill(earlier.ends.length);
  for (let h = 0; h < earlier.houses.length; h += 1) {
    for (let o = earlier.first[h]!; o < earlier.first[h + 1]!; o += 1)
      if (isLeft[o] && earlier.endRank[o]! < byHouse[h]!) byHouse[h] = earlier.endRank[o]!;
    const region = earlier.region[h]!;
    if (byHouse[h]! < byRegion[region]!) byRegion[region] = byHouse[h]!;
  }
  const never = later.starts.length;
  return later.houses.map((_, there) => {
    const here = arc.back[there]!;
    let first = here >= 0 && byHouse[here]! < earlier.ends.length ? arc.atOnce[byHouse[here]!]! : never;
    if (arc.isTogether) return first;
    for (let region = 0; region < board.regions; region += 1)
      if (byRegion[region]! < earlier.ends.length)
        first = Math.min(first, arc.reach[region * board.regions + later.region[there]!]![byRegion[region]!]!);
    return first;
  });
}

/** By lane and option: no team with it amounts to less. */
function leastThrough(board: Board, stick: Yardstick): readonly Float64Array[] {
  const through: Float64Array[] = [];
  board.lanes.forEach((lane, at) => {
    const main = board.into[at]!.find(({ isMain }) => isMain);
    const width = lane.starts.length + 1;
    const outside = main ? outsideOf(board, stick, main, through[main.from]!) : null;
    const beside = main ? 0 : stick.least + stick.refund - leastOf(lane, stick.atHouse[at]!);
    const sums = new Float64Array(lane.candidate.length);
    for (let h = 0; h < lane.houses.length; h += 1)
      for (let o = lane.first[h]!; o < lane.first[h + 1]!; o += 1)
        sums[o] = stick.onward[at]![o]! + (outside ? outside[h * width + lane.startRank[o]!]! : beside);
    through.push(sums);
  });
  return through;
}

/** By house and start rank of the later lane: the least of everything but itself and what follows it, when it starts there by then. */
function outsideOf(board: Board, stick: Yardstick, arc: Arc, through: Float64Array): Float64Array {
  const { regions } = board;
  const earlier = board.lanes[arc.from]!;
  const later = board.lanes[arc.to]!;
  const width = later.starts.length + 1;
  const table = new Float64Array(later.houses.length * width).fill(Infinity);
  const byRegion = new Float64Array(regions * earlier.ends.length).fill(Infinity);
  for (let h = 0; h < earlier.houses.length; h += 1) {
    const there = arc.ahead[h]!;
    for (let o = earlier.first[h]!; o < earlier.first[h + 1]!; o += 1) {
      if (through[o] === Infinity) continue;
      const end = earlier.endRank[o]!;
      const rest = through[o]! - leastAlong(stick, board, arc, h, end);
      lower(byRegion, earlier.region[h]! * earlier.ends.length + end, rest);
      if (there >= 0) lower(table, there * width + arc.atOnce[end]!, rest);
    }
  }
  if (!arc.isTogether) reachOthers(board, stick, arc, byRegion, table);
  for (let h = 0; h < later.houses.length; h += 1)
    for (let rank = 1; rank < width; rank += 1) lower(table, h * width + rank, table[h * width + rank - 1]!);
  return table;
}

function reachOthers(board: Board, stick: Yardstick, arc: Arc, from: Float64Array, table: Float64Array): void {
  const { regions } = board;
  const length = board.lanes[arc.from]!.ends.length;
  const later = board.lanes[arc.to]!;
  const width = later.starts.length + 1;
  const arriving = new Float64Array(regions * width).fill(Infinity);
  for (const region of new Set(board.lanes[arc.from]!.region))
    for (const other of new Set(later.region)) {
      const price = stick.scale.perCost * arc.price[region * regions + other]!;
      const reach = arc.reach[region * regions + other]!;
      for (let end = 0; end < length; end += 1)
        lower(arriving, other * width + reach[end]!, from[region * length + end]! + price);
    }
  for (let h = 0; h < later.houses.length; h += 1)
    for (let rank = 0; rank < width; rank += 1)
      lower(table, h * width + rank, arriving[later.region[h]! * width + rank]!);
}

function lower(table: Float64Array, at: number, value: number): void {
  if (value < table[at]!) table[at] = value;
}
