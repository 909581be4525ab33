/**
 * Placing one package after another, each after all it waits for, the most promising way first, and going back wherever a
 * yardstick says that nothing worth having can follow. Who works at the same resource is not looked at here, nor who can lead:
 * that is judged when a team is whole. What it goes through without being stopped, it has gone through completely.
 */
import { leastAlong, leastOf, type Yardstick } from './yardstick';
import type { Arc } from './arcs';
import type { Board } from './board';
import { clashAmong, type Placement } from './clash';
import type { HouseCover } from './house-cover';
import { Outlook } from './outlook';
import { SeenStates } from './seen-states';
import { ceilingOn, teamOf, type Ceilings, type Team } from './team';

export type Errand = {
  readonly board: Board;
  /** The first is what children are sorted by. */
  readonly sticks: readonly Yardstick[];
  readonly maxHouses: number | null;
  readonly cover: HouseCover;
  readonly mostNodes: number;
  /** Leaves out whatever clashes with what is placed: quick to find teams that stand, but then it proves nothing. */
  readonly avoidsClashes: boolean;
  readonly isOver: () => boolean;
  /** What a team may come to; asked again and again, because it sinks. */
  readonly ceilings: () => Ceilings;
  /** A whole team under the ceilings. True: that is enough. */
  readonly onTeam: (team: Team) => boolean;
};

type Child = {
  readonly house: number;
  readonly option: number;
  readonly end: number;
  readonly cost: number;
  readonly loss: number;
  /** By yardstick: the tolls paid. */
  readonly tolls: readonly number[];
  /** By yardstick: no team from here on amounts to less. */
  readonly bounds: readonly number[];
};

/** `all`: nothing under the ceilings is left unseen. */
export type PlacingEnd = 'all' | 'enough' | 'too many nodes' | 'time';

export class Placing {
  nodes = 0;
  private ended: PlacingEnd = 'all';
  private readonly option: Int32Array;
  private readonly house: Int32Array;
  /** By yardstick and arc: what it says of the later lane, while only the earlier one is placed. */
  private readonly along: readonly Float64Array[];
  private readonly used: number[] = [];
  private readonly seen: SeenStates;
  private readonly outlook: Outlook;
  private readonly lanesWithout: readonly number[];

  constructor(private readonly errand: Errand) {
    const { board, sticks } = errand;
    this.option = new Int32Array(board.lanes.length);
    this.house = new Int32Array(board.lanes.length);
    this.along = sticks.map(() => new Float64Array(board.arcs.length));
    this.outlook = new Outlook(board);
    this.seen = new SeenStates(board, errand.maxHouses === null ? null : errand.cover);
    this.lanesWithout = board.lanes.flatMap((_, at) => (board.into[at]!.length === 0 ? [at] : []));
  }

  run(): PlacingEnd {
    const { board, sticks } = this.errand;
    if (sticks.some(({ least }) => least === Infinity)) return 'all';
    const rest = sticks.map((stick) =>
      this.lanesWithout.reduce((sum, at) => sum + leastOf(board.lanes[at]!, stick.atHouse[at]!), 0),
    );
    this.place(
      0,
      0,
      0,
      sticks.map(() => 0),
      rest,
    );
    return this.ended;
  }

  /** False: stop. `rest` by yardstick: what all that is not placed amounts to at least. */
  private place(at: number, cost: number, loss: number, tolls: readonly number[], rest: readonly number[]): boolean {
    const { board, isOver, mostNodes, ceilings } = this.errand;
    // With tolls a bound says less than what is paid.
    if (cost > ceilings().cost || loss > ceilings().loss) return true;
    if (at === board.lanes.length) return !this.errand.onTeam(teamOf(board, this.option)) || this.stop('enough');
    this.nodes += 1;
    if (this.nodes > mostNodes) return this.stop('too many nodes');
    if (isOver()) return this.stop('time');
    if (this.seen.isNoBetter(at, this.house, this.option, this.used, [cost, loss, ...tolls])) return true;
    if (!this.canGoOn(at, cost, loss, tolls)) return true;
    for (const child of this.childrenOf(at, cost, loss, tolls, rest)) {
      if (this.isAbove(child.bounds)) continue;
      this.option[at] = child.option;
      this.house[at] = child.house;
      const paid = this.errand.sticks.map(({ scale }) => scale.perCost * child.cost + scale.perLoss * child.loss);
      board.outOf[at]!.forEach((arc) => this.lookAlong(arc, child.house, child.end));
      this.used.push(board.lanes[at]!.houses[child.house]!);
      const goesOn = this.place(
        at + 1,
        child.cost,
        child.loss,
        child.tolls,
        child.bounds.map((bound, s) => bound - paid[s]!),
      );
      this.used.pop();
      if (!goesOn) return false;
    }
    return true;
  }

  /** Does waiting for everything, and the houses still allowed, leave a team under the ceilings? */
  private canGoOn(at: number, cost: number, loss: number, tolls: readonly number[]): boolean {
    const { board, sticks, maxHouses } = this.errand;
    const team = new Set(this.used);
    const isFull = maxHouses !== null && team.size >= maxHouses;
    const { house, option } = this;
    const isAllowed = (lane: number, h: number) =>
      (!isFull || team.has(board.lanes[lane]!.houses[h]!)) && this.isLabelKept(lane, h, at);
    const placed = { house, option, count: at, isAllowed };
    if (!this.outlook.look(placed)) return false;
    const ahead = sticks.map(
      (stick, s) =>
        tolls[s]! + this.outlook.leastAhead(stick, placed) + stick.scale.perCost * cost + stick.scale.perLoss * loss,
    );
    return !this.isAbove(ahead);
  }

  private stop(end: PlacingEnd): false {
    this.ended = end;
    return false;
  }

  private lookAlong(arc: Arc, house: number, end: number): void {
    this.errand.sticks.forEach((stick, s) => {
      this.along[s]![arc.index] = leastAlong(stick, this.errand.board, arc, house, end);
    });
  }

  private isAbove(bounds: readonly number[]): boolean {
    const ceilings = this.errand.ceilings();
    return this.errand.sticks.some(({ scale, refund }, s) => bounds[s]! > ceilingOn(scale, ceilings) + refund);
  }

  /** All ways of placing the next lane that are still worth it, best first. */
  private childrenOf(
    at: number,
    cost: number,
    loss: number,
    tolls: readonly number[],
    rest: readonly number[],
  ): readonly Child[] {
    const { board, sticks, ceilings, avoidsClashes } = this.errand;
    const lane = board.lanes[at]!;
    const into = board.into[at]!;
    const most = sticks.map(({ scale, refund }) => ceilingOn(scale, ceilings()) + refund);
    const others = sticks.map(({ scale, atHouse }, s) => {
      const own =
        into.length === 0 ? leastOf(lane, atHouse[at]!) : into.reduce((sum, a) => sum + this.along[s]![a.index]!, 0);
      return rest[s]! - own + scale.perCost * cost + scale.perLoss * loss;
    });
    const children: Child[] = [];
    for (let h = 0; h < lane.houses.length; h += 1) {
      if (!this.isHouseAllowed(at, h)) continue;
      const arrival = this.arrivalAt(at, h);
      if (!arrival) continue;
      const base = sticks.map((stick, s) => others[s]! + stick.scale.perCost * arrival.price + stick.forgiven[at]![h]!);
      const width = lane.starts.length + 1;
      if (sticks.some((stick, s) => base[s]! + stick.atHouse[at]![h * width + arrival.rank]! > most[s]!)) continue;
      const here: Child[] = [];
      for (let o = lane.first[h + 1]! - 1; o >= lane.first[h]! && lane.startRank[o]! >= arrival.rank; o -= 1) {
        if (sticks.some((stick, s) => base[s]! + stick.onward[at]![o]! > most[s]!)) continue;
        if (avoidsClashes && this.clashes(at, o)) continue;
        const bounds = sticks.map((stick, s) => base[s]! + stick.onward[at]![o]!);
        const paid = cost + arrival.price + lane.cost[o]!;
        const tolled = sticks.map(({ charges }, s) => tolls[s]! + (charges[at]?.[o] ?? 0));
        const end = lane.endRank[o]!;
        here.push({ house: h, option: o, end, cost: paid, loss: loss + lane.loss[h]!, tolls: tolled, bounds });
      }
      children.push(...unbeatenHere(here));
    }
    return children.sort((a, b) => compare(a.bounds, b.bounds) || a.end - b.end || a.option - b.option);
  }

  /** Would the next lane, placed so, take what those before it have left too little of? */
  private clashes(at: number, option: number): boolean {
    const { board } = this.errand;
    const placementOf = (lane: number, chosen: number): Placement => {
      const { package: index, candidate, start } = board.lanes[lane]!;
      return { lane, candidate: board.problem.packages[index]!.candidates[candidate[chosen]!]!, start: start[chosen]! };
    };
    const own = placementOf(at, option);
    const isNear = ({ candidate, start }: Placement) =>
      candidate.house === own.candidate.house &&
      candidate.starts[start]! < own.candidate.ends[own.start]! &&
      own.candidate.starts[own.start]! < candidate.ends[start]!;
    const near = Array.from(this.option.subarray(0, at), (chosen, lane) => placementOf(lane, chosen)).filter(isNear);
    return near.length > 0 && clashAmong(board, [...near, own]) !== null;
  }

  private arrivalAt(at: number, h: number): { readonly rank: number; readonly price: number } | null {
    const { board } = this.errand;
    let rank = 0;
    let price = 0;
    for (const arc of board.into[at]!) {
      const end = board.lanes[arc.from]!.endRank[this.option[arc.from]!]!;
      const here = this.house[arc.from]!;
      const isSame = arc.back[h] === here;
      if (arc.isTogether && !isSame) return null;
      const way = board.lanes[arc.from]!.region[here]! * board.regions + board.lanes[at]!.region[h]!;
      rank = Math.max(rank, isSame ? arc.atOnce[end]! : arc.reach[way]![end]!);
      if (!isSame) price += arc.price[way]!;
    }
    return { rank, price };
  }

  /** Has the label of a lane, where it has one, settled on no other house among the first `count` lanes? */
  private isLabelKept(lane: number, h: number, count: number): boolean {
    const { houses, together } = this.errand.board.lanes[lane]!;
    if (together === null) return true;
    for (let earlier = 0; earlier < count; earlier += 1)
      if (this.errand.board.lanes[earlier]!.together === together && this.used[earlier] !== houses[h]!) return false;
    return true;
  }

  /** Not where its label has settled on another house, nor where the team would need too many. */
  private isHouseAllowed(at: number, h: number): boolean {
    const { board, maxHouses, cover } = this.errand;
    if (!this.isLabelKept(at, h, at)) return false;
    if (maxHouses === null) return true;
    const team = new Set(this.used).add(board.lanes[at]!.houses[h]!);
    let open = cover.all & ~((2 << at) - 1);
    for (const member of team) open &= ~cover.serves[member]!;
    return team.size + cover.fewest(open) <= maxHouses;
  }
}

/** Of options at one house, those that no other ends by, costs as little as and pays as little toll as. */
function unbeatenHere(children: Child[]): Child[] {
  const kept: Child[] = [];
  const dues = ({ tolls }: Child) => tolls.reduce((sum, toll) => sum + toll, 0);
  const sorted = children.sort((a, b) => a.end - b.end || a.cost - b.cost || dues(a) - dues(b) || a.option - b.option);
  for (const child of sorted) if (!kept.some((other) => isAsGood(other, child))) kept.push(child);
  return kept;
}

function isAsGood(some: Child, other: Child): boolean {
  return some.cost <= other.cost && some.tolls.every((toll, s) => toll <= other.tolls[s]!);
}

function compare(some: readonly number[], others: readonly number[]): number {
  for (let s = 0; s < some.length; s += 1) if (some[s] !== others[s]) return some[s]! - others[s]!;
  return 0;
}
