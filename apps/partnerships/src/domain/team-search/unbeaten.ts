/**
 * Of two ways of doing a package at one house, one that starts no earlier, ends no later and costs no more makes the other
 * superfluous: whoever had chosen the other can choose it instead, and no limit and no objective is the worse for it. Only what
 * takes a contended resource may not push out others, because there somebody else may stand in its way.
 */
import type { Option } from './lane';

/** Without the superfluous; of equals the first stays. `isShared` says by candidate whether it takes a contended resource. */
export function unbeaten(options: readonly Option[], isShared: readonly boolean[]): readonly Option[] {
  const sorted = [...options].sort(
    (a, b) => a.house - b.house || b.from - a.from || a.to - b.to || a.cost - b.cost || a.candidate - b.candidate,
  );
  const kept: Option[] = [];
  let house = -1;
  let best = new CheapestBy();
  for (const option of sorted) {
    if (option.house !== house) best = new CheapestBy();
    house = option.house;
    if (best.costBy(option.to) <= option.cost) continue;
    kept.push(option);
    if (!isShared[option.candidate]) best.add(option.to, option.cost);
  }
  return kept;
}

/** A staircase: the later the end that is allowed, the less it costs at least. */
class CheapestBy {
  private readonly ends: number[] = [];
  private readonly costs: number[] = [];

  costBy(end: number): number {
    const at = this.positionAfter(end) - 1;
    return at < 0 ? Infinity : this.costs[at]!;
  }

  /** Takes a step that is cheaper than all that end by then. */
  add(end: number, cost: number): void {
    const at = this.positionAfter(end);
    const from = at > 0 && this.ends[at - 1] === end ? at - 1 : at;
    let to = at;
    while (to < this.costs.length && this.costs[to]! >= cost) to += 1;
    this.ends.splice(from, to - from, end);
    this.costs.splice(from, to - from, cost);
  }

  private positionAfter(end: number): number {
    let low = 0;
    let high = this.ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.ends[middle]! <= end) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
