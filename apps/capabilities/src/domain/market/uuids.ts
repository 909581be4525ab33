/**
 * Rows by uuid: an open table of hashes beside the uuids themselves, four words each. A row stays the same for as long as its
 * uuid is there; the row of one that has gone is given to the next.
 */
import type { Memory } from './memory';
import type { Uuid } from './state';

export class Uuids {
  private readonly words: Uint32Array;
  private readonly slots: Uint32Array;
  private readonly counts: Uint32Array;
  private readonly key = new Uint32Array(4);
  private readonly unused: number[] = [];

  constructor(memory: Memory, name: string, rows: number) {
    this.words = memory.u32(`${name}.uuids`, rows * 4);
    this.slots = memory.u32(`slots.${name}`, 2 ** Math.ceil(Math.log2((rows * 4) / 3 + 2)));
    this.counts = memory.u32(`${name}.rows`, 1);
  }

  /** Rows ever given; each is below it. */
  get rows(): number {
    return this.counts[0] ?? 0;
  }

  /** What share of the rows was ever given. */
  get used(): number {
    return (this.rows * 4) / this.words.length;
  }

  get isFull(): boolean {
    return !this.hasRoomFor(1);
  }

  hasRoomFor(rows: number): boolean {
    return (this.rows - this.unused.length + rows) * 4 <= this.words.length;
  }

  /** The row of a uuid, or -1. */
  find(uuid: Uuid): number {
    this.read(uuid);
    return (this.slots[this.slotOfKey()] ?? 0) - 1;
  }

  /** Its row, a new one where it is new. */
  add(uuid: Uuid): number {
    this.read(uuid);
    const slot = this.slotOfKey();
    const known = this.slots[slot] ?? 0;
    if (known > 0) return known - 1;
    const row = this.unused.pop() ?? this.rows;
    if (row === this.rows) this.counts[0] = row + 1;
    this.words.set(this.key, row * 4);
    this.slots[slot] = row + 1;
    return row;
  }

  remove(uuid: Uuid): void {
    this.read(uuid);
    const slot = this.slotOfKey();
    const row = (this.slots[slot] ?? 0) - 1;
    if (row < 0) return;
    this.unused.push(row);
    this.close(slot);
  }

  /** Those that are there, in no order. */
  all(): readonly Uuid[] {
    return [...this.slots].filter((row) => row > 0).map((row) => this.uuidAt(row - 1));
  }

  uuidAt(row: number): Uuid {
    const at = row * 4;
    const [a, b, c, d] = [
      this.words[at] ?? 0,
      this.words[at + 1] ?? 0,
      this.words[at + 2] ?? 0,
      this.words[at + 3] ?? 0,
    ];
    return `${half(a >>> 16)}${half(a)}-${half(b >>> 16)}-${half(b)}-${half(c >>> 16)}-${half(c)}${half(d >>> 16)}${half(d)}`;
  }

  /** Sorts rows as their uuids sort. */
  compare(one: number, other: number): number {
    for (let at = 0; at < 4; at++) {
      const by = (this.words[one * 4 + at] ?? 0) - (this.words[other * 4 + at] ?? 0);
      if (by !== 0) return by;
    }
    return 0;
  }

  private read(uuid: Uuid): void {
    this.key[0] = parseInt(uuid.slice(0, 8), 16);
    this.key[1] = parseInt(uuid.slice(9, 13) + uuid.slice(14, 18), 16);
    this.key[2] = parseInt(uuid.slice(19, 23) + uuid.slice(24, 28), 16);
    this.key[3] = parseInt(uuid.slice(28), 16);
  }

  /** Where the key is, or where it would go. */
  private slotOfKey(): number {
    const { words, slots, key } = this;
    const [a = 0, b = 0, c = 0, d = 0] = key;
    for (let slot = this.home(a, b, c, d); ; slot = (slot + 1) & (slots.length - 1)) {
      const row = (slots[slot] ?? 0) - 1;
      if (row < 0) return slot;
      const at = row * 4;
      if (words[at] === a && words[at + 1] === b && words[at + 2] === c && words[at + 3] === d) return slot;
    }
  }

  // Ids born in the same millisecond share their first words.
  private home(a: number, b: number, c: number, d: number): number {
    let hash =
      Math.imul(a ^ Math.imul(b, 0x85ebca6b), 0x9e3779b1) ^ Math.imul(c ^ Math.imul(d, 0xc2b2ae35), 0x27d4eb2f);
    hash ^= hash >>> 15;
    return Math.imul(hash, 0x2c1b3c6d) >>> (Math.clz32(this.slots.length) + 1);
  }

  /** Empties a slot, and moves up those behind it that were pushed on by it. */
  private close(slot: number): void {
    const { words, slots } = this;
    const last = slots.length - 1;
    let hole = slot;
    for (let at = (slot + 1) & last; ; at = (at + 1) & last) {
      const row = (slots[at] ?? 0) - 1;
      if (row < 0) break;
      const [a = 0, b = 0, c = 0, d = 0] = words.subarray(row * 4, row * 4 + 4);
      const home = this.home(a, b, c, d);
      if (((at - home) & last) < ((at - hole) & last)) continue;
      slots[hole] = row + 1;
      hole = at;
    }
    slots[hole] = 0;
  }
}

/** Bytes as text. */
const bytes = Array.from({ length: 0x100 }, (_, value) => value.toString(16).padStart(2, '0'));
const half = (word: number): string => `${bytes[(word >>> 8) & 0xff]}${bytes[word & 0xff]}`;
