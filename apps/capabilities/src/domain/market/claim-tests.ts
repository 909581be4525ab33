/**
 * What a need asks of a claim, made ready for one leaf: masks over the bits of its values, bounds of a number, and what each list
 * is worth. A leaf that cannot meet the need has no tests.
 */
import { keeps, type AiPolicy, type Declared } from '../ai';
import { counts, rankOf } from '../attribute-value';
import { meets, type Requirement } from '../requirement';
import { listValues, type Leaf, type Slot } from './leaves';
import type { Postings } from './postings';
import type { Strings } from './strings';

/** Leaves those of the first `count` positions that pass, in their order, and answers how many. */
export type ClaimTest = (positions: Uint32Array, count: number) => number;

/** The tests of a leaf, or null when none of its claims can pass. */
export function claimTestsOf(
  requirements: readonly Requirement[],
  policy: AiPolicy | null,
  leaf: Leaf,
  postings: Postings,
  lists: Strings,
): readonly ClaimTest[] | null {
  const tests: ClaimTest[] = [];
  for (const requirement of requirements) {
    const slot = leaf.slots.get(requirement.attribute.code);
    if (slot === undefined) return null;
    if (slot.kind === 'values') tests.push(...valueTests(requirement, slot, postings));
    else if (slot.kind === 'number') tests.push(numberTest(requirement, slot, postings));
    else tests.push(listTest(requirement, slot, postings, lists));
  }
  if (policy !== null) tests.push(policyTest(policy, postings, lists));
  return tests;
}

/** Claims of resources whose prices may be in one of these currencies. */
export function currencyTest(codes: readonly number[], { currency }: Postings): ClaimTest {
  const counts = new Uint8Array(Math.max(0, ...codes) + 1);
  // Which one it is of those that have several, their price tells.
  for (const code of [0, ...codes]) counts[code] = 1;
  return (positions, count) => {
    let left = 0;
    for (let at = 0; at < count; at++) {
      const position = positions[at] ?? 0;
      positions[left] = position;
      left += counts[currency[position] ?? 0] ?? 0;
    }
    return left;
  };
}

type Values = Extract<Slot, { kind: 'values' }>;

function valueTests(
  requirement: Requirement,
  { attribute, values }: Values,
  { words }: Postings,
): readonly ClaimTest[] {
  const { anyOf, allOf, atLeast, atMost } = requirement;
  const maskOf = (suits: (value: string) => boolean): readonly number[] => {
    const mask = words.map(() => 0);
    for (const [value, bit] of values) if (suits(value)) mask[bit >>> 5] = (mask[bit >>> 5] ?? 0) | (1 << (bit & 31));
    return mask;
  };
  const rank = (value: string): number => rankOf(attribute, value);
  const tests: ClaimTest[] = [];
  if (anyOf !== null)
    tests.push(
      hasAny(
        words,
        maskOf((value) => anyOf.some((one) => counts(attribute, value, one))),
      ),
    );
  if (allOf !== null) {
    // What can be said of none, as `unknown`, is missing in every claim.
    const isKnown = allOf.every((one) => values.has(one));
    tests.push(
      isKnown
        ? hasAll(
            words,
            maskOf((value) => allOf.includes(value)),
          )
        : none,
    );
  }
  if (atLeast !== null)
    tests.push(
      hasAny(
        words,
        maskOf((value) => rank(value) >= rank(atLeast)),
      ),
    );
  if (atMost !== null)
    tests.push(
      hasAny(
        words,
        maskOf((value) => rank(value) <= rank(atMost)),
      ),
    );
  return tests;
}

const none: ClaimTest = () => 0;

function hasAny(words: readonly Uint32Array[], mask: readonly number[]): ClaimTest {
  const used = words.flatMap((column, at) => (mask[at] === 0 ? [] : [{ column, mask: mask[at] ?? 0 }]));
  const [one, ...others] = used;
  if (one === undefined) return none;
  if (others.length === 0) return hasAnyOf(one.column, one.mask);
  return (positions, count) => {
    let left = 0;
    for (let at = 0; at < count; at++) {
      const position = positions[at] ?? 0;
      let found = 0;
      for (const { column, mask: bits } of used) found |= (column[position] ?? 0) & bits;
      positions[left] = position;
      left += found === 0 ? 0 : 1;
    }
    return left;
  };
}

const hasAnyOf =
  (column: Uint32Array, mask: number): ClaimTest =>
  (positions, count) => {
    let left = 0;
    for (let at = 0; at < count; at++) {
      const position = positions[at] ?? 0;
      positions[left] = position;
      left += ((column[position] ?? 0) & mask) === 0 ? 0 : 1;
    }
    return left;
  };

function hasAll(words: readonly Uint32Array[], mask: readonly number[]): ClaimTest {
  return (positions, count) => {
    let left = 0;
    for (let at = 0; at < count; at++) {
      const position = positions[at] ?? 0;
      let missing = 0;
      for (let word = 0; word < words.length; word++) missing |= ~(words[word]?.[position] ?? 0) & (mask[word] ?? 0);
      positions[left] = position;
      left += missing === 0 ? 1 : 0;
    }
    return left;
  };
}

function numberTest(
  { anyOf, allOf, atLeast, atMost }: Requirement,
  { bit, number }: Extract<Slot, { kind: 'number' }>,
  { words, numbers }: Postings,
): ClaimTest {
  const [said, column] = [words[bit >>> 5], numbers[number]];
  const mask = 1 << (bit & 31);
  const least = atLeast === null ? -Infinity : Number(atLeast);
  const most = atMost === null ? Infinity : Number(atMost);
  const [some, all] = [anyOf?.map(Number) ?? null, allOf?.map(Number) ?? []];
  return (positions, count) => {
    let left = 0;
    for (let at = 0; at < count; at++) {
      const position = positions[at] ?? 0;
      const value = column?.[position] ?? 0;
      const isMet =
        ((said?.[position] ?? 0) & mask) !== 0 &&
        value >= least &&
        value <= most &&
        (some === null || some.includes(value)) &&
        all.every((one) => one === value);
      positions[left] = position;
      left += isMet ? 1 : 0;
    }
    return left;
  };
}

const listTest = (
  requirement: Requirement,
  { list }: Extract<Slot, { kind: 'list' }>,
  { lists: columns }: Postings,
  lists: Strings,
): ClaimTest => textTest(columns[list], lists, (text) => text !== null && meets(requirement, listValues(text)));

const nothingDeclared: Declared = { uses: null, trainsOnInput: 'unknown' };

const policyTest = (policy: AiPolicy, { declared }: Postings, lists: Strings): ClaimTest =>
  textTest(declared, lists, (text) => keeps(policy, text === null ? nothingDeclared : (JSON.parse(text) as Declared)));

/** Judges each text once: many claims say the same. */
function textTest(column: Uint32Array | undefined, texts: Strings, suits: (text: string | null) => boolean): ClaimTest {
  const verdicts = new Map<number, boolean>();
  return (positions, count) => {
    let left = 0;
    for (let at = 0; at < count; at++) {
      const position = positions[at] ?? 0;
      const code = column?.[position] ?? 0;
      let isMet = verdicts.get(code);
      if (isMet === undefined) verdicts.set(code, (isMet = suits(texts.textOf(code))));
      positions[left] = position;
      left += isMet ? 1 : 0;
    }
    return left;
  };
}
