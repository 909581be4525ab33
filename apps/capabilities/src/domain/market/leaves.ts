/**
 * How what a claim says is written down: one bit for each listed value of its leaf and one for each number it names, the numbers
 * themselves, and a text for lists without end, as languages are. Where each goes follows from the taxonomy alone.
 */
import { isNumeric, known } from '../attribute-value';
import type { Said } from '../requirement';
import type { Attribute, Capability, Taxonomy } from '../taxonomy';

/** Where one attribute of a leaf is kept. */
export type Slot =
  | { readonly kind: 'values'; readonly attribute: Attribute; readonly values: ReadonlyMap<string, number> }
  | { readonly kind: 'number'; readonly attribute: Attribute; readonly bit: number; readonly number: number }
  | { readonly kind: 'list'; readonly attribute: Attribute; readonly list: number };

export type Leaf = {
  readonly number: number;
  readonly capability: Capability;
  readonly slots: ReadonlyMap<string, Slot>;
};

export type Leaves = {
  readonly byCode: ReadonlyMap<string, Leaf>;
  readonly all: readonly Leaf[];
  /** The most that any leaf needs: words of 32 bits, and numbers. */
  readonly words: number;
  readonly numbers: number;
  /** Attributes that have a list without end, each in a place of its own. */
  readonly lists: readonly Attribute[];
  /** What each bit of each leaf says, by `leaf * 32 * words + bit`. */
  readonly said: ReadonlyMap<number, { readonly attribute: string; readonly value: string }>;
};

/** What a claim says, written down: `numbers` are 0 where their bit is not set, lists null where nothing is said. */
export type Written = {
  readonly words: readonly number[];
  readonly numbers: readonly number[];
  readonly lists: readonly (string | null)[];
};

export function leavesOf(taxonomy: Taxonomy): Leaves {
  const lists = [...taxonomy.attributes.values()].filter((one) => !isNumeric(one) && one.values === null);
  const places = new Map(lists.map(({ code }, place) => [code, place]));
  const sized = [...taxonomy.capabilities.values()].map((capability, number) => leafOf(capability, number, places));
  const most = (of: 'bits' | 'numbers'): number => Math.max(0, ...sized.map((one) => one[of]));
  const all = sized.map(({ leaf }) => leaf);
  const words = Math.ceil(most('bits') / 32);
  return {
    byCode: new Map(all.map((leaf) => [leaf.capability.code, leaf])),
    all,
    words,
    numbers: most('numbers'),
    lists,
    said: new Map(all.flatMap((leaf) => saidBy(leaf, leaf.number * words * 32))),
  };
}

const saidBy = (
  { slots }: Leaf,
  first: number,
): readonly (readonly [number, { readonly attribute: string; readonly value: string }])[] =>
  [...slots.values()].flatMap((slot) =>
    slot.kind === 'values'
      ? [...slot.values].map(([value, bit]) => [first + bit, { attribute: slot.attribute.code, value }] as const)
      : [],
  );

function leafOf(
  capability: Capability,
  number: number,
  places: ReadonlyMap<string, number>,
): { readonly leaf: Leaf; readonly bits: number; readonly numbers: number } {
  const used = { bits: 0, numbers: 0 };
  const slots = new Map(
    capability.attributes.map((attribute): [string, Slot] => {
      if (isNumeric(attribute))
        return [attribute.code, { kind: 'number', attribute, bit: used.bits++, number: used.numbers++ }];
      if (attribute.values === null)
        return [attribute.code, { kind: 'list', attribute, list: places.get(attribute.code) ?? 0 }];
      const values = new Map(known(attribute, attribute.values).map((value) => [value, used.bits++]));
      return [attribute.code, { kind: 'values', attribute, values }];
    }),
  );
  return { leaf: { number, capability, slots }, ...used };
}

/** What a claim of this leaf says; null where it says what the taxonomy does not have, or more than there is a place for. */
export function written(leaves: Leaves, leaf: Leaf, said: Said): Written | null {
  const words = Array.from({ length: leaves.words }, () => 0);
  const numbers = Array.from({ length: leaves.numbers }, () => 0);
  const lists = leaves.lists.map((): string | null => null);
  const set = (bit: number): void => {
    words[bit >>> 5] = ((words[bit >>> 5] ?? 0) | (1 << (bit & 31))) >>> 0;
  };
  for (const [code, values] of Object.entries(said)) {
    const slot = leaf.slots.get(code);
    if (slot === undefined) return null;
    const stated = known(slot.attribute, values);
    if (stated.length === 0) continue;
    if (slot.kind === 'list') lists[slot.list] = listText(stated);
    else if (slot.kind === 'number') {
      const value = Number(stated[0]);
      if (stated.length > 1 || !Number.isFinite(value)) return null;
      set(slot.bit);
      numbers[slot.number] = value;
    } else {
      const bits = stated.map((value) => slot.values.get(value));
      for (const bit of bits) {
        if (bit === undefined) return null;
        set(bit);
      }
    }
  }
  return { words, numbers, lists };
}

/** Values without end as one text, in an order of their own; no value holds the mark between them. */
const listText = (values: readonly string[]): string => JSON.stringify([...new Set(values)].sort());

export const listValues = (text: string): readonly string[] => JSON.parse(text) as readonly string[];
