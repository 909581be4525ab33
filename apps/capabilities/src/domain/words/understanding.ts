/**
 * Reads free words as parts of a search: "Dolby Vision grade, UHD, ten days in March, within 300 km of Lyon". Each part keeps the
 * words it came from and what else they could have meant; words that nothing was made of are told. Nothing is searched for.
 */
import type { Taxonomy } from '../taxonomy';
import { Chooser, type Segment } from './choosing';
import { Lexicon, type Looked } from './lexicon';
import type { Meaning } from './phrases';
import { readNumber } from './numbers';
import { readDuration } from './read-duration';
import { readPeriod } from './read-period';
import { readPlace } from './read-place';
import { readPrice } from './read-price';
import { readAmount } from './read-amount';
import type { Found, Reading, Surroundings } from './reading';
import { isDigits, isSign, tokensOf, type Token } from './tokens';
import { joiners } from './vocabulary';

/** A stretch of the text, in UTF-16 code units, half-open. */
export type Span = { readonly text: string; readonly start: number; readonly end: number };

export type Part = Span & {
  readonly reading: Reading;
  /** Of a requirement: which of the capabilities read it belongs to, from 0 in the order of the text. */
  readonly need: number | null;
  readonly alternatives: readonly Reading[];
};

/** Parts and what is left, both in the order of the text; none overlaps another. */
export type Understood = { readonly parts: readonly Part[]; readonly leftOver: readonly Span[] };

export class Understanding {
  private readonly lexicon: Lexicon;
  private readonly chooser: Chooser;

  constructor(private readonly taxonomy: Taxonomy) {
    this.lexicon = new Lexicon(taxonomy);
    this.chooser = new Chooser(taxonomy);
  }

  /** The same words read in the same surroundings are understood the same. */
  of(text: string, around: Surroundings): Understood {
    const tokens = tokensOf(text);
    const known = this.walk(0, tokens.length, (at) => this.knownAt(tokens, at, around));
    const guessed = gapsBetween(known, tokens.length).flatMap(([from, to]) =>
      this.walk(from, to, (at) => this.lexicon.guessed(tokens, at, to)),
    );
    const segments = this.joined(
      [...known, ...guessed].toSorted((a, b) => a.at - b.at),
      tokens,
    );
    return this.put(text, tokens, segments, around);
  }

  /** From left to right, what begins at each place that no one before has taken. */
  private walk(from: number, to: number, readAt: (at: number) => Looked | null): readonly Segment[] {
    const segments: Segment[] = [];
    for (let at = from; at < to;) {
      const looked = readAt(at);
      if (looked !== null) segments.push({ ...looked, at });
      at += looked?.length ?? 1;
    }
    return segments;
  }

  /** What reads the most words from here on; of readers that read as many, the first. */
  private knownAt(tokens: readonly Token[], at: number, around: Surroundings): Looked | null {
    const readers: readonly (Found | null)[] = [
      readPrice(tokens, at),
      readAmount(tokens, at, this.taxonomy),
      readDuration(tokens, at),
    ];
    const later: readonly (Found | null)[] = [
      readPeriod(tokens, at, around.now),
      readPlace(tokens, at, around),
      this.readUnits(tokens, at),
    ];
    return [...readers.map(asLooked), this.lexicon.known(tokens, at), ...later.map(asLooked)].reduce(
      (best, one) => (one !== null && one.length > (best?.length ?? 0) ? one : best),
      null,
    );
  }

  /** Words beside a capability that only say more of it belong to it: "colour grading" + "suite", "VFX" + "compositing". */
  private joined(segments: readonly Segment[], tokens: readonly Token[]): readonly Segment[] {
    const joined: Segment[] = [];
    for (const segment of segments) {
      const before = joined.at(-1);
      const whole = before && before.at + before.length === segment.at ? refined(before, segment) : null;
      if (whole === null) joined.push(segment);
      else joined.splice(-1, 1, whole);
    }
    return joined.map((segment, nth) => {
      const next = joined[nth + 1]?.at ?? tokens.length;
      let { length, meanings } = segment;
      for (let at = segment.at + length; at < next; at++) {
        const token = tokens[at] as Token;
        const speaking = meanings.filter((meaning) => this.lexicon.speaks(meaning, token));
        if (speaking.length === 0 || joiners.has(token.word)) break;
        length++;
        meanings = speaking;
      }
      return { at: segment.at, length, meanings };
    });
  }

  /** A number right before a capability: so many of them. "A suite" says nothing of how many. */
  private readUnits(tokens: readonly Token[], at: number): Found | null {
    const number = readNumber(tokens, at);
    if (number === null || !Number.isInteger(number.value) || number.value < 1 || number.value > 999) return null;
    if (!isDigits(tokens[at]?.word ?? '') && number.value === 1) return null;
    const isTimes = /^[x×]$/.test(tokens[at + number.length]?.word ?? '');
    const behind = this.lexicon.known(tokens, at + number.length + (isTimes ? 1 : 0));
    const isCapability = behind?.meanings.some(
      ({ reading }) => reading.part === 'CAPABILITY' || reading.part === 'KIND',
    );
    if (isCapability !== true) return null;
    const { value } = number;
    return {
      length: number.length + (isTimes ? 1 : 0),
      readings: [{ part: 'UNITS', label: `${value} unit${value === 1 ? '' : 's'}`, units: value }],
    };
  }

  private put(text: string, tokens: readonly Token[], segments: readonly Segment[], around: Surroundings): Understood {
    const chosen = this.chooser.choose(segments, tokens);
    const spanOf = (from: number, to: number): Span => {
      const [start, end] = [tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0];
      return { text: text.slice(start, end), start, end };
    };
    const parts = chosen.read.map(({ segment, ...rest }) => ({
      ...spanOf(segment.at, segment.at + segment.length),
      ...rest,
    }));
    const taken = new Set(
      chosen.read.flatMap(({ segment: { at, length } }) => Array.from({ length }, (_, nth) => at + nth)),
    );
    const rest = tokens.map((_, at) => at).filter((at) => !taken.has(at));
    const leftOver: Span[] = [];
    const named: Part[] = [];
    for (const { from, to } of runsOf(rest, tokens)) {
      const span = spanOf(from, to);
      const name = around.nameMeant(span.text);
      if (name === null) leftOver.push(span);
      else
        named.push({ ...span, need: null, alternatives: [], reading: { part: 'TEXT', label: name, text: span.text } });
    }
    return { parts: [...parts, ...named].toSorted((a, b) => a.start - b.start), leftOver };
  }
}

const asLooked = (found: Found | null): Looked | null =>
  found && { length: found.length, meanings: found.readings.map((reading) => ({ reading, strength: 4 })) };

/** The stretches of tokens that no segment has taken. */
function gapsBetween(segments: readonly Segment[], end: number): readonly (readonly [from: number, to: number])[] {
  const starts = [0, ...segments.map(({ at, length }) => at + length)];
  const ends = [...segments.map(({ at }) => at), end];
  return starts.map((from, nth) => [from, ends[nth] ?? end] as const);
}

/** A branch or discipline beside one of its own leaves: the leaf, with the words of both. Null where they are no such pair. */
function refined(before: Segment, after: Segment): Segment | null {
  const length = before.length + after.length;
  const isBelow = (leaf: Meaning, branch: Meaning): boolean =>
    leaf.reading.part === 'CAPABILITY' &&
    branch.reading.part === 'CAPABILITY' &&
    leaf.reading.capability.startsWith(`${branch.reading.capability}.`);
  for (const [leaves, branches] of [
    [after, before],
    [before, after],
  ] as const) {
    // "7.1.4" says more than which room it is: it stays what it asks for.
    if (leaves.meanings.some(({ reading }) => reading.part === 'REQUIREMENT')) continue;
    const meanings = leaves.meanings.filter((leaf) => branches.meanings.some((branch) => isBelow(leaf, branch)));
    if (meanings.length > 0) return { at: before.at, length, meanings };
  }
  return null;
}

/** Neighbouring tokens that were left, as runs; joiners and signs at either end, and runs of nothing else, fall away. */
function runsOf(
  left: readonly number[],
  tokens: readonly Token[],
): readonly { readonly from: number; readonly to: number }[] {
  const runs: { from: number; to: number }[] = [];
  let last: { from: number; to: number } | null = null;
  for (const at of left) {
    const token = tokens[at] as Token;
    if (token.word === ',') last = null;
    if (isSign(token) || joiners.has(token.word)) continue;
    if (last !== null && allLeft(left, last.to, at)) last.to = at + 1;
    else runs.push((last = { from: at, to: at + 1 }));
  }
  return runs;
}

const allLeft = (left: readonly number[], from: number, to: number): boolean =>
  Array.from({ length: to - from }, (_, nth) => from + nth).every((at) => left.includes(at));
