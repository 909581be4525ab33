/**
 * Claims, leaf by leaf in chunks, each with all that can be judged of it without looking anywhere else: what it says, what kind of
 * thing makes it, and on which days that is free. A walk over a leaf reads these columns in their order.
 */
import { dayMs } from '#kernel/instant';
import type { KeptClaim } from './kept';
import type { Leaves } from './leaves';
import type { Levels } from './levels';
import type { Memory } from './memory';
import type { Texts } from './strings';

export const chunkBits = 8;
export const chunkSize = 1 << chunkBits;
/** 32 days each: a little over four years. Those that nobody fills cost nothing. */
export const planeCount = 48;
export const daySeconds = dayMs / 1000;

/** What a posting knows of itself, in one number: its kind, its standing, and these. */
export const marks = { kind: 7, standingShift: 3, standing: 3, everyone: 1 << 5, week: 1 << 6 } as const;

export class Postings {
  readonly resource: Uint32Array;
  readonly facility: Uint32Array;
  readonly marks: Uint16Array;
  /** The most units it is ever free with. */
  readonly units: Uint16Array;
  /** The currency of its rates; 0 without rates, and where they have several. */
  readonly currency: Uint16Array;
  readonly words: readonly Uint32Array[];
  readonly numbers: readonly Float64Array[];
  readonly lists: readonly Uint32Array[];
  /** What it declares of the use of AI: see `KeptClaim`. */
  readonly declared: Uint32Array;
  /**
   * A plane is one word of every posting. Bit d of plane p: every open instant of day 32 p + d has a unit free; of plane
   * `planeCount` + p: some instant of it has.
   */
  readonly planes: Uint32Array;
  readonly capacity: number;
  /** The day after the last of the last plane. */
  readonly endDay: number;
  /** By leaf: its first chunk, and its postings. Chunks are full but for the last, and lead to the next. */
  readonly first: Uint32Array;
  readonly count: Uint32Array;
  readonly next: Uint32Array;
  private readonly leafOfChunk: Uint16Array;
  /** Chunks ever used, and planes. */
  private readonly counts: Uint32Array;
  private readonly chunksOf: number[][];
  private readonly unused: number[] = [];

  constructor(
    memory: Memory,
    leaves: Leaves,
    private readonly texts: Texts,
    claims: number,
    /** The first day of the first plane, in days since 1970. */
    readonly firstDay: number,
  ) {
    const chunks = Math.ceil(claims / chunkSize) + leaves.all.length + 1;
    const length = chunks * chunkSize;
    this.endDay = firstDay + planeCount * 32;
    this.resource = memory.u32('postings.resource', length);
    // NOTE: of the memory, not as asked for: who reads what another thread keeps asks for none.
    this.capacity = this.resource.length;
    this.facility = memory.u32('postings.facility', length);
    this.marks = memory.u16('postings.marks', length);
    this.units = memory.u16('postings.units', length);
    this.currency = memory.u16('postings.currency', length);
    this.words = times(leaves.words, (at) => memory.u32(`postings.words${at}`, length));
    this.numbers = times(leaves.numbers, (at) => memory.f64(`postings.numbers${at}`, length));
    this.lists = times(leaves.lists.length, (at) => memory.u32(`postings.lists${at}`, length));
    this.declared = memory.u32('postings.declared', length);
    this.planes = memory.u32('planes.days', length * 2 * planeCount);
    this.first = memory.u32('postings.first', leaves.all.length);
    this.count = memory.u32('postings.count', leaves.all.length);
    this.next = memory.u32('postings.next', chunks);
    this.leafOfChunk = memory.u16('postings.leaf', chunks);
    this.counts = memory.u32('postings.chunks', 2);
    this.chunksOf = leaves.all.map(() => []);
  }

  hasRoomFor(claims: number): boolean {
    return this.unused.length + this.capacity / chunkSize - (this.counts[0] ?? 0) > claims + 1;
  }

  /** What share of the postings is in use, and of the planes. */
  get used(): { readonly postings: number; readonly planes: number } {
    const postings = ((this.counts[0] ?? 0) * chunkSize) / this.capacity;
    return { postings, planes: (postings * (this.counts[1] ?? 0)) / planeCount };
  }

  leafAt(position: number): number {
    return this.leafOfChunk[position >>> chunkBits] ?? 0;
  }

  /** A place at the end of a leaf. */
  add(leaf: number): number {
    const chunks = this.chunksOf[leaf];
    if (chunks === undefined) throw new RangeError(`No leaf ${leaf}`);
    const count = this.count[leaf] ?? 0;
    if (count === chunks.length * chunkSize) this.append(leaf, chunks);
    this.count[leaf] = count + 1;
    return (chunks.at(-1) ?? 0) * chunkSize + (count & (chunkSize - 1));
  }

  /** Takes a posting away: the last of its leaf, whose place is answered, comes into its place. */
  remove(position: number): number {
    const leaf = this.leafAt(position);
    const chunks = this.chunksOf[leaf] ?? [];
    const count = (this.count[leaf] ?? 1) - 1;
    const last = (chunks.at(-1) ?? 0) * chunkSize + (count & (chunkSize - 1));
    if (last !== position) this.copy(last, position);
    this.count[leaf] = count;
    if ((count & (chunkSize - 1)) === 0) this.unused.push(chunks.pop() ?? 0);
    return last;
  }

  put(position: number, claim: KeptClaim): void {
    for (const [at, column] of this.words.entries()) column[position] = claim.words[at] ?? 0;
    for (const [at, column] of this.numbers.entries()) write(column, position, claim.numbers[at] ?? 0);
    for (const [at, column] of this.lists.entries())
      write(column, position, this.texts.lists.codeOf(claim.lists[at] ?? null));
    write(this.declared, position, this.texts.lists.codeOf(claim.declared));
  }

  read(position: number): KeptClaim {
    return {
      words: this.words.map((column) => column[position] ?? 0),
      numbers: this.numbers.map((column) => column[position] ?? 0),
      lists: this.lists.map((column) => this.texts.lists.textOf(column[position] ?? 0)),
      declared: this.texts.lists.textOf(this.declared[position] ?? 0),
      leaf: this.leafAt(position),
      standing: ((this.marks[position] ?? 0) >> marks.standingShift) & marks.standing,
    };
  }

  putDays(position: number, days: Uint32Array): void {
    for (let plane = 0; plane < days.length; plane++)
      write(this.planes, plane * this.capacity + position, days[plane] ?? 0);
    const used = days.findLastIndex((word) => word !== 0) + 1 - planeCount;
    if (used > (this.counts[1] ?? 0)) this.counts[1] = used;
  }

  hasDays(position: number, days: Uint32Array): boolean {
    return days.every((word, plane) => this.planes[plane * this.capacity + position] === word);
  }

  /** A word for each plane, from these levels. */
  daysOf({ starts, units }: Levels): Uint32Array {
    const days = new Uint32Array(2 * planeCount);
    let from = -1;
    for (const [at, start] of starts.entries()) {
      const isFree = (units[at] ?? 0) > 0;
      if (isFree && from < 0) from = start;
      if (isFree || from < 0) continue;
      this.setDays(days, 0, Math.ceil(from / daySeconds), Math.floor(start / daySeconds));
      this.setDays(days, planeCount, Math.floor(from / daySeconds), Math.ceil(start / daySeconds));
      from = -1;
    }
    return days;
  }

  private setDays(days: Uint32Array, firstPlane: number, first: number, end: number): void {
    const last = Math.min(planeCount * 32, end - this.firstDay);
    for (let day = Math.max(0, first - this.firstDay); day < last; day++) {
      const plane = firstPlane + (day >>> 5);
      days[plane] = (days[plane] ?? 0) | (1 << (day & 31));
    }
  }

  private append(leaf: number, chunks: number[]): void {
    const chunk = this.unused.pop() ?? this.counts[0] ?? 0;
    if (chunk === this.counts[0]) this.counts[0] = chunk + 1;
    this.leafOfChunk[chunk] = leaf;
    const before = chunks.at(-1);
    if (before === undefined) this.first[leaf] = chunk;
    else this.next[before] = chunk;
    chunks.push(chunk);
  }

  private copy(from: number, to: number): void {
    this.resource[to] = this.resource[from] ?? 0;
    this.facility[to] = this.facility[from] ?? 0;
    this.marks[to] = this.marks[from] ?? 0;
    this.units[to] = this.units[from] ?? 0;
    this.currency[to] = this.currency[from] ?? 0;
    for (const column of [...this.words, ...this.numbers, ...this.lists, this.declared]) column[to] = column[from] ?? 0;
    for (let plane = 0; plane < 2 * planeCount; plane++) {
      const at = plane * this.capacity;
      write(this.planes, at + to, this.planes[at + from] ?? 0);
    }
  }
}

/** Memory that is not written to costs nothing, so zeros are written over other values alone. */
function write(column: Uint32Array | Float64Array, at: number, value: number): void {
  if (column[at] !== value) column[at] = value;
}

const times = <T>(count: number, of: (at: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, at) => of(at));
