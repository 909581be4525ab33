/** Chance that is the same at every run: a small generator of numbers (mulberry32) and what a test draws from it. */
export class Chance {
  constructor(private state: number) {}

  /** From 0 up to 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  hits(probability: number): boolean {
    return this.next() < probability;
  }

  /** A whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  one<T>(of: readonly T[]): T {
    return of[this.whole(0, of.length - 1)]!;
  }

  /** So many different ones, in their order; all of them where there are no more. */
  some<T>(of: readonly T[], count: number): readonly T[] {
    const drawn = new Set<number>();
    while (drawn.size < Math.min(count, of.length)) drawn.add(this.whole(0, of.length - 1));
    return of.filter((_, at) => drawn.has(at));
  }
}
