/**
 * What the packages placed so far leave possible for those still open: at each house the first moment work could begin, and with
 * that what all the rest amounts to at least. Unlike a yardstick, which follows one way back only, this waits for everything a
 * package waits for; and it knows which houses a team that is full, or a label that has settled, still leaves.
 */
import type { Arc } from './arcs';
import type { Board } from './board';
import type { Yardstick } from './yardstick';

/** The packages placed so far: by lane, the house and the option (by place in the lane). */
export type Placed = {
  readonly house: Int32Array;
  readonly option: Int32Array;
  /** How many of the lanes, in order. */
  readonly count: number;
  /** May a house of an open lane (by place in the lane) still be chosen? */
  readonly isAllowed: (lane: number, house: number) => boolean;
};

export class Outlook {
  /** By open lane and house: the first start rank that is possible there; one past the last where there is none. */
  readonly arrival: readonly Int32Array[];
  /** By lane, house and start rank: the rank of the earliest end. */
  private readonly endFrom: readonly Int32Array[];
  /** By lane and house: the rank of the earliest end there. */
  private readonly end: readonly Int32Array[];

  constructor(private readonly board: Board) {
    this.arrival = board.lanes.map(({ houses }) => new Int32Array(houses.length));
    this.end = board.lanes.map(({ houses }) => new Int32Array(houses.length));
    this.endFrom = board.lanes.map(({ houses, starts, ends, first, startRank, endRank }) => {
      const width = starts.length + 1;
      const table = new Int32Array(houses.length * width).fill(ends.length);
      for (let h = 0; h < houses.length; h += 1) {
        for (let o = first[h]!; o < first[h + 1]!; o += 1) {
          const at = h * width + startRank[o]!;
          table[at] = Math.min(table[at]!, endRank[o]!);
        }
        for (let at = h * width + width - 2; at >= h * width; at -= 1) table[at] = Math.min(table[at]!, table[at + 1]!);
      }
      return table;
    });
  }

  /** Looks ahead; false where some package has no start left. */
  look(placed: Placed): boolean {
    const { board, arrival, end, endFrom } = this;
    for (let lane = placed.count; lane < board.lanes.length; lane += 1) {
      const { houses, starts, ends } = board.lanes[lane]!;
      const own = arrival[lane]!.fill(0);
      for (const arc of board.into[lane]!) this.delay(own, arc, placed);
      let isPossible = false;
      for (let h = 0; h < houses.length; h += 1) {
        if (own[h]! < starts.length && !placed.isAllowed(lane, h)) own[h] = starts.length;
        end[lane]![h] = endFrom[lane]![h * (starts.length + 1) + own[h]!]!;
        if (end[lane]![h]! < ends.length) isPossible = true;
        else own[h] = starts.length;
      }
      if (!isPossible) return false;
    }
    return true;
  }

  /** After a look: what all open packages amount to at least. */
  leastAhead(stick: Yardstick, { count, house }: Placed): number {
    const { board } = this;
    let sum = 0;
    for (let lane = count; lane < board.lanes.length; lane += 1) {
      const into = board.into[lane]!;
      const main = into.find(({ isMain }) => isMain);
      const isMainPlaced = !main || main.from < count;
      const placedArcs = into.filter(({ from }) => from < count);
      if (!isMainPlaced && placedArcs.length === 0) continue;
      const { houses, starts, region } = board.lanes[lane]!;
      const width = starts.length + 1;
      let least = Infinity;
      for (let h = 0; h < houses.length; h += 1) {
        const rank = this.arrival[lane]![h]!;
        if (rank === starts.length) continue;
        let here = isMainPlaced ? stick.atHouse[lane]![h * width + rank]! : 0;
        for (const arc of placedArcs) {
          if (!arc.isMain) here += stick.standIns[arc.index]!.pays[h]!;
          const earlier = house[arc.from]!;
          if (arc.back[h] === earlier) continue;
          const way = board.lanes[arc.from]!.region[earlier]! * board.regions + region[h]!;
          here += stick.scale.perCost * arc.price[way]!;
        }
        if (here < least) least = here;
      }
      sum += least;
    }
    return sum;
  }

  /** Puts the first start at each house off to where one predecessor lets it. */
  private delay(own: Int32Array, arc: Arc, { count, house, option }: Placed): void {
    const { regions, lanes } = this.board;
    const earlier = lanes[arc.from]!;
    const later = lanes[arc.to]!;
    const never = earlier.ends.length;
    const byRegion = new Int32Array(regions).fill(never);
    const isPlaced = arc.from < count;
    const fixed = house[arc.from]!;
    const ends = this.end[arc.from]!;
    if (isPlaced) byRegion[earlier.region[fixed]!] = earlier.endRank[option[arc.from]!]!;
    else
      for (let h = 0; h < ends.length; h += 1)
        if (ends[h]! < byRegion[earlier.region[h]!]!) byRegion[earlier.region[h]!] = ends[h]!;
    const byOther = arc.isTogether ? null : this.firstByRegion(arc, byRegion);
    for (let h = 0; h < own.length; h += 1) {
      const same = arc.back[h]!;
      let first = byOther ? byOther[later.region[h]!]! : later.starts.length;
      const end =
        same < 0 || (isPlaced && same !== fixed) ? never : isPlaced ? byRegion[earlier.region[fixed]!]! : ends[same]!;
      if (end < never) first = Math.min(first, arc.atOnce[end]!);
      if (first > own[h]!) own[h] = first;
    }
  }

  private firstByRegion(arc: Arc, ends: Int32Array): Int32Array {
    const { regions, lanes } = this.board;
    const never = lanes[arc.from]!.ends.length;
    const first = new Int32Array(regions).fill(lanes[arc.to]!.starts.length);
    for (let region = 0; region < regions; region += 1) {
      if (ends[region] === never) continue;
      for (let other = 0; other < regions; other += 1) {
        const rank = arc.reach[region * regions + other]![ends[region]!]!;
        if (rank < first[other]!) first[other] = rank;
      }
    }
    return first;
  }
}
