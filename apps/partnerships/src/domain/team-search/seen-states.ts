/**
 * Two ways of placing the first packages come to the same for all that follows when those that somebody still waits for end at the
 * same house at the same time, and the same houses are in the team as far as that matters. Of such ways only one that costs less,
 * or loses less of the rating, than all before it is worth going on with.
 */
import type { Board } from './board';
import type { HouseCover } from './house-cover';

/** Cost, rating lost, tolls: whatever is added up on the way. */
type Spent = readonly number[];

const mostStates = 200_000;

export class SeenStates {
  private readonly seen = new Map<string, Spent[]>();
  private readonly awaited: readonly (readonly number[])[];
  private readonly settled: readonly (readonly number[])[];

  /** With a cover, the number of houses counts. */
  constructor(
    private readonly board: Board,
    private readonly cover: HouseCover | null,
  ) {
    const { lanes, outOf } = board;
    const earlierThan = (at: number) => [...lanes.keys()].slice(0, at);
    this.awaited = lanes.map((_, at) => earlierThan(at).filter((lane) => outOf[lane]!.some(({ to }) => to >= at)));
    const isOpen = (label: string | null, at: number) =>
      label !== null && lanes.some(({ together }, lane) => lane >= at && together === label);
    this.settled = lanes.map((_, at) => earlierThan(at).filter((lane) => isOpen(lanes[lane]!.together, at)));
  }

  /** Has the same been reached for as little before? Where not, it has now. */
  isNoBetter(at: number, house: Int32Array, option: Int32Array, used: readonly number[], spent: Spent): boolean {
    if (at === 0) return false;
    let key = `${at}`;
    for (const lane of this.awaited[at]!) key += ` ${house[lane]!}:${this.board.lanes[lane]!.endRank[option[lane]!]!}`;
    for (const lane of this.settled[at]!) key += ` ${used[lane]!}`;
    if (this.cover) key += this.teamSoFar(at, used, this.cover);
    const before = this.seen.get(key);
    if (before?.some((other) => other.every((sum, at) => sum <= spent[at]!))) return true;
    if (before) before.push(spent);
    else if (this.seen.size < mostStates) this.seen.set(key, [spent]);
    return false;
  }

  /** How many houses, and which of them can do something that is still open. */
  private teamSoFar(at: number, used: readonly number[], cover: HouseCover): string {
    const team = [...new Set(used)].sort((a, b) => a - b);
    const open = cover.all & ~((1 << at) - 1);
    const counts = this.board.lanes.length > 31 ? team : team.filter((member) => cover.serves[member]! & open);
    return ` of ${team.length}: ${counts.join(' ')}`;
  }
}
