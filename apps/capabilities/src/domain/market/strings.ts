/**
 * Texts by number: cities, currencies, hours, names. They are written once and never changed, so a reader keeps what it has read.
 * Number 0 is no text.
 */
import type { Memory } from './memory';

const encoder = new TextEncoder();
const decoder = new TextDecoder();
/** UTF-8 needs at most three bytes for each UTF-16 unit. */
const mostBytes = 3;

export class Strings {
  private readonly bytes: Uint8Array;
  private readonly ends: Uint32Array;
  private readonly counts: Uint32Array;
  private readonly codes = new Map<string, number>();
  private readonly texts = new Map<number, string>();
  private readonly values = new Map<number, unknown>();

  constructor(memory: Memory, name: string, strings: number, bytes: number) {
    this.bytes = memory.u8(`${name}.bytes`, bytes);
    this.ends = memory.u32(`${name}.ends`, strings);
    this.counts = memory.u32(`${name}.count`, 1);
  }

  /** Numbers given so far, 0 among them; each is below it. */
  get count(): number {
    return (this.counts[0] ?? 0) + 1;
  }

  get bytesUsed(): number {
    return this.ends[this.count - 1] ?? 0;
  }

  /** What share is in use. */
  get used(): number {
    return Math.max(this.count / this.ends.length, this.bytesUsed / this.bytes.length);
  }

  hasRoomFor(strings: number, units: number): boolean {
    return this.count + strings < this.ends.length && this.bytesUsed + units * mostBytes <= this.bytes.length;
  }

  /** The number of a text that many share: alike texts have one number. */
  codeOf(text: string | null): number {
    if (text === null) return 0;
    const known = this.codes.get(text);
    if (known !== undefined) return known;
    const code = this.add(text);
    this.codes.set(text, code);
    return code;
  }

  /** A number of its own for a text that hardly any other is like. */
  add(text: string): number {
    const code = this.count;
    const start = this.bytesUsed;
    // NOTE: encodeInto takes no shared memory.
    const bytes = encoder.encode(text);
    this.bytes.set(bytes, start);
    this.ends[code] = start + bytes.length;
    this.counts[0] = code;
    return code;
  }

  /** The number of a text that was said before, as readers find it: for few texts, asked seldom. */
  find(text: string): number | null {
    for (let code = 1; code < this.count; code++) if (this.textOf(code) === text) return code;
    return null;
  }

  /** What a text says as JSON; as it was written, so whoever asks knows what. */
  valueOf<T>(code: number): T {
    const known = this.values.get(code);
    if (known !== undefined) return known as T;
    const value = JSON.parse(this.textOf(code) ?? 'null') as T;
    this.values.set(code, value);
    return value;
  }

  textOf(code: number): string | null {
    if (code === 0) return null;
    const known = this.texts.get(code);
    if (known !== undefined) return known;
    const text = decoder.decode(this.bytes.slice(this.ends[code - 1] ?? 0, this.ends[code] ?? 0));
    this.texts.set(code, text);
    return text;
  }
}

/** The texts of a market, each kind numbered by itself. */
export type Texts = {
  /** Folded words of names; also the odd resources as they were told. */
  readonly words: Strings;
  readonly cities: Strings;
  readonly countries: Strings;
  readonly currencies: Strings;
  readonly zones: Strings;
  /** As JSON: hours, terms of rates, lists of values and what is declared of AI. */
  readonly hours: Strings;
  readonly terms: Strings;
  readonly lists: Strings;
};

/** Room for so many words and bytes of words, and for so many of what is said again and again. */
export function textsIn(memory: Memory, words: number, bytes: number, repeated: number): Texts {
  const of = (name: string): Strings => new Strings(memory, name, repeated, repeated * bytesEach);
  return {
    words: new Strings(memory, 'words', words, bytes),
    cities: of('cities'),
    countries: of('countries'),
    currencies: of('currencies'),
    zones: of('zones'),
    hours: of('hours'),
    terms: of('terms'),
    lists: of('lists'),
  };
}

const bytesEach = 200;
