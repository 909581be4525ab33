/** Counts by code. */
export class Tally {
  private readonly counts: Uint32Array;
  private readonly codes: number[] = [];

  /** Codes are below `size`. */
  constructor(size: number) {
    this.counts = new Uint32Array(size);
  }

  add(code: number): void {
    const before = this.counts[code] ?? 0;
    if (before === 0) this.codes.push(code);
    this.counts[code] = before + 1;
  }

  each(visit: (code: number, count: number) => void): void {
    for (const code of this.codes) visit(code, this.counts[code] ?? 0);
  }

  /** What was counted by the names of codes, which differ; a code without a name counts for nothing. */
  named(nameOf: (code: number) => string | null): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    this.each((code, count) => {
      const name = nameOf(code);
      if (name !== null) counts.set(name, count);
    });
    return counts;
  }
}
