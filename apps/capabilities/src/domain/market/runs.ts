/**
 * Places in a long column for runs of a few entries each. A run that grows moves on; the place it leaves goes to the next one of
 * its size. Only the writer knows what is unused.
 */
export class Runs {
  private end = 0;
  private readonly unused = new Map<number, number[]>();

  constructor(private readonly length: number) {}

  /** Is there room for so many more entries, in runs of whatever sizes? */
  hasRoomFor(entries: number): boolean {
    return this.end + roomFor(entries) <= this.length;
  }

  /** Where a run of `count` entries goes, in place of one of `before` entries at `at`: the same place if it fits there exactly. */
  moved(at: number, before: number, count: number): number {
    if (roomFor(before) === roomFor(count)) return at;
    this.leave(at, before);
    return this.take(count);
  }

  leave(at: number, count: number): void {
    const room = roomFor(count);
    if (room === 0) return;
    const list = this.unused.get(room);
    if (list === undefined) this.unused.set(room, [at]);
    else list.push(at);
  }

  private take(count: number): number {
    const room = roomFor(count);
    if (room === 0) return 0;
    const at = this.unused.get(room)?.pop();
    if (at !== undefined) return at;
    this.end += room;
    return this.end - room;
  }

  /** What share of the column is in use, unused places between runs included. */
  get used(): number {
    return this.end / this.length;
  }
}

/** Entries set aside for so many: exactly as many while they are few, so that next to nothing is lost, and in steps from then on. */
function roomFor(count: number): number {
  if (count <= 4) return count;
  const step = count <= 64 ? 4 : 2 ** (28 - Math.clz32(count));
  return Math.ceil(count / step) * step;
}
