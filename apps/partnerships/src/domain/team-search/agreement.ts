/**
 * Better prices. A yardstick has a plan of its own that attains its least, in which a package and its stand-ins may sit at different
 * houses, and more is taken of a resource than is free. Where they sit apart, the stand-in's house becomes dearer and the package's
 * own too; where too much is taken, the toll rises. When nothing is wrong with the plan any more, no prices give a better bound.
 * Method: subgradient steps, halved when they no longer help.
 */
import type { Board } from './board';
import { excessOf, stepped } from './tolls';
import { leastAtHouse, yardstickFor, type Prices, type Scale, type Yardstick } from './yardstick';

type Disagreement = { readonly arc: number; readonly standIn: number; readonly own: number };

/** The plan behind a yardstick: by lane house and option (by place in the lane), and where stand-ins sit elsewhere. */
export type Plan = {
  readonly houses: readonly number[];
  readonly options: readonly number[];
  readonly disagreements: readonly Disagreement[];
};

/** The plan of a yardstick whose least is finite. */
export function planOf(board: Board, stick: Yardstick): Plan {
  const houses: number[] = [];
  const options: number[] = [];
  const disagreements: Disagreement[] = [];
  board.lanes.forEach((lane, at) => {
    const main = board.into[at]!.find(({ isMain }) => isMain);
    const width = lane.starts.length + 1;
    let house = 0;
    let rank = 0;
    if (main) [house, rank] = nextAlong(board, stick, main.index, houses, options);
    else
      for (let h = 1; h < lane.houses.length; h += 1)
        if (stick.atHouse[at]![h * width]! < stick.atHouse[at]![house * width]!) house = h;
    houses.push(house);
    options.push(bestOption(board, stick, at, house, rank));
  });
  for (const arc of board.arcs) {
    if (arc.isMain) continue;
    const [there] = nextAlong(board, stick, arc.index, houses, options);
    const own = houses[arc.to]!;
    const later = board.lanes[arc.to]!;
    if (there !== own) disagreements.push({ arc: arc.index, standIn: later.houses[there]!, own: later.houses[own]! });
  }
  return { houses, options, disagreements };
}

/** House (by place in the later lane) and start rank with which the least along an arc is attained. */
function nextAlong(
  board: Board,
  stick: Yardstick,
  index: number,
  houses: readonly number[],
  options: readonly number[],
): readonly [house: number, rank: number] {
  const arc = board.arcs[index]!;
  const later = board.lanes[arc.to]!;
  const end = board.lanes[arc.from]!.endRank[options[arc.from]!]!;
  const here = houses[arc.from]!;
  const region = board.lanes[arc.from]!.region[here]!;
  let best: readonly [number, number] = [0, 0];
  let least = Infinity;
  const there = arc.ahead[here]!;
  if (there >= 0) {
    best = [there, arc.atOnce[end]!];
    least = leastAtHouse(stick, board, arc, there, arc.atOnce[end]!);
  }
  if (arc.isTogether) return best;
  for (let h = 0; h < later.houses.length; h += 1) {
    const way = region * board.regions + later.region[h]!;
    const rank = arc.reach[way]![end]!;
    const sum = stick.scale.perCost * arc.price[way]! + leastAtHouse(stick, board, arc, h, rank);
    if (sum >= least) continue;
    least = sum;
    best = [h, rank];
  }
  return best;
}

function bestOption(board: Board, stick: Yardstick, at: number, house: number, rank: number): number {
  const lane = board.lanes[at]!;
  let best = -1;
  for (let o = lane.first[house]!; o < lane.first[house + 1]!; o += 1)
    if (lane.startRank[o]! >= rank && (best < 0 || stick.onward[at]![o]! < stick.onward[at]![best]!)) best = o;
  return best;
}

/** Of greater amounts sums with prices in them could lose their last units, and a bound would no longer be one. */
export const greatestPriced = 2 ** 38;

export type Effort = {
  readonly steps: number;
  /** What the best team known amounts to, or a guess: steps are made in proportion to the way that is left. */
  readonly goal: number;
  readonly isOver: () => boolean;
};

/** The best yardstick found in so many steps from these prices on; null only where the time is over before the first. */
export function agreedYardstick(board: Board, scale: Scale, from: Prices, effort: Effort): Yardstick | null {
  let best: Yardstick | null = null;
  let prices = from;
  let pace = 1;
  let stalls = 0;
  for (let step = 0; step <= effort.steps; step += 1) {
    const stick = yardstickFor(board, scale, prices, effort.isOver);
    if (!stick) return best;
    if (!best || stick.least > best.least) [best, stalls] = [stick, 0];
    else if ((stalls += 1) >= 4) [pace, stalls] = [pace / 2, 0];
    if (stick.least === Infinity || stick.least > effort.goal || step === effort.steps) return best;
    const next = stick.least > greatestPriced ? null : stepFrom(board, stick, effort.goal, pace);
    if (!next) return best;
    prices = next;
  }
  return best;
}

/** Prices under which the plan of the yardstick no longer attains its least; null where nothing is wrong with the plan. */
function stepFrom(board: Board, stick: Yardstick, most: number, pace: number): Prices | null {
  const { least, prices, scale } = stick;
  const { disagreements, options } = planOf(board, stick);
  const taken = board.takings.map((takings, lane) => takings[options[lane]!] ?? []);
  const excess = scale.perCost > 0 ? excessOf(taken, prices.tolls, board.stretches) : new Map<number, Float64Array>();
  let faults = 2 * disagreements.length;
  for (const row of excess.values()) for (const units of row) faults += units * units;
  if (faults === 0) return null;
  const goal = Math.min(most, (Number.isFinite(most) ? 1.5 : 1.05) * Math.max(least, 20));
  const way = Math.max(goal - least, least / 1000);
  const by = Math.max(1, Math.round((pace * way) / faults));
  const standIns = prices.standIns.map((row) => row.slice());
  for (const { arc, standIn, own } of disagreements) {
    standIns[arc]![standIn]! += by;
    standIns[arc]![own]! -= by;
  }
  return { standIns, tolls: stepped(prices.tolls, excess, by) };
}
