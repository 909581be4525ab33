/**
 * Names of one sort, found by what somebody types. Things of the same name share it: a thousand rooms called "Suite 1" are looked
 * at once. Whoever may not see a thing never meets its name, and no name they may see is found later or earlier for it.
 */
import { words } from '#kernel/text';
import { everyone, type Sees } from './audiences';
import { likenessOf } from './likeness';
import { TrigramIndex } from './trigram-index';
import { trigramsOf } from './trigrams';

/** A thing with a name. Those who look for it may also type what is in `besides`, such as its city. */
export type Named = {
  readonly key: string;
  readonly label: string;
  readonly besides: string;
  readonly audience: number;
  /** What it is of, such as the house of a room. */
  readonly of: string;
};

/** A thing that was met. */
export type Thing = { readonly key: string; readonly of: string };

/** Some that the viewer sees of the things with one name. `score`: 0 to 1. */
export type Met = {
  readonly label: string;
  readonly besides: string;
  readonly things: readonly Thing[];
  readonly score: number;
};

type Typed = { readonly words: readonly string[]; readonly isUnfinished: boolean };

const separator = '\n';
/** How many names are looked at word by word, of those that share most trigrams. */
const mostWeighed = 40;
/** Of the things that have one and the same name. */
const mostOfAName = 3;
const none = -1;
const nothing: Thing = { key: '', of: '' };

export class Names {
  private readonly index = new TrigramIndex();
  /** By slot: label and what is besides; empty where the slot is free. */
  private readonly texts: string[] = [];
  private readonly slots = new Map<string, number>();
  private readonly freeSlots: number[] = [];
  /** The first thing of a name; each leads to the next and the one before. */
  private readonly firsts: number[] = [];
  private readonly rows = new Map<string, number>();
  private readonly freeRows: number[] = [];
  private readonly things: Thing[] = [];
  private slotOf = new Int32Array(1024);
  private audienceOf = new Int32Array(1024);
  private next = new Int32Array(1024);
  private before = new Int32Array(1024);
  /** Names by the first letters of their words: "BFI". */
  private readonly byInitials = new Map<string, Set<number>>();

  get size(): number {
    return this.rows.size;
  }

  /** As it was put; null where it is not there. */
  find(key: string): { readonly audience: number; readonly of: string } | null {
    const row = this.rows.get(key);
    if (row === undefined) return null;
    return { audience: this.audienceOf[row] ?? everyone, of: this.things[row]?.of ?? '' };
  }

  /** Over what was there of this key. */
  put({ key, label, besides, audience, of }: Named): void {
    const text = label + separator + besides;
    const known = this.rows.get(key);
    if (known !== undefined) {
      if (this.texts[this.slotOf[known] ?? none] === text) {
        this.audienceOf[known] = audience;
        return;
      }
      this.remove(key);
    }
    const slot = this.slots.get(text) ?? this.newSlot(text);
    const row = this.freeRows.pop() ?? this.things.length;
    if (row >= this.slotOf.length) this.grow();
    const first = this.firsts[slot] ?? none;
    this.things[row] = { key, of };
    this.rows.set(key, row);
    this.slotOf[row] = slot;
    this.audienceOf[row] = audience;
    this.next[row] = first;
    this.before[row] = none;
    if (first !== none) this.before[first] = row;
    this.firsts[slot] = row;
  }

  remove(key: string): void {
    const row = this.rows.get(key);
    if (row === undefined) return;
    const [slot = none, next = none, before = none] = [this.slotOf[row], this.next[row], this.before[row]];
    if (next !== none) this.before[next] = before;
    if (before !== none) this.next[before] = next;
    else this.firsts[slot] = next;
    this.rows.delete(key);
    this.things[row] = nothing;
    this.freeRows.push(row);
    if (this.firsts[slot] === none) this.dropSlot(slot);
  }

  /** Names that are like the text, the likest first; of equals the one that sorts first. Each has a thing that the viewer sees. */
  meet(text: string, isUnfinished: boolean, sees: Sees, most: number): readonly Met[] {
    const typed: Typed = { words: words(text), isUnfinished };
    if (typed.words.length === 0) return [];
    const isSeen = (slot: number): boolean => this.anySeen(slot, sees);
    const isBefore = (slot: number, other: number): boolean => (this.texts[slot] ?? '') < (this.texts[other] ?? '');
    const trigrams = trigramsOf(typed.words, isUnfinished);
    const like = this.index.alike(trigrams, mostWeighed, { isMet: isSeen, isBefore });
    const slots = new Set([...like.map(({ slot }) => slot), ...this.ofInitials(typed, isSeen)]);
    return [...slots]
      .map((slot) => this.weigh(slot, typed))
      .sort((a, b) => b.score - a.score || (a.text < b.text ? -1 : 1))
      .slice(0, most)
      .map(({ slot, text: found, score }) => {
        const [label = '', besides = ''] = found.split(separator);
        return { label, besides, score, things: this.seenOf(slot, sees) };
      });
  }

  private weigh(slot: number, { words: typed, isUnfinished }: Typed) {
    const text = this.texts[slot] ?? '';
    const [label = '', besides = ''] = text.split(separator);
    const byWords = likenessOf(typed, words(label), words(besides), isUnfinished);
    const [only = ''] = typed;
    const isInitials = typed.length === 1 && initialsOf(text) === only;
    return { slot, text, score: isInitials ? Math.max(byWords, initialsScore) : byWords };
  }

  private ofInitials({ words: [only = '', second] }: Typed, isSeen: (slot: number) => boolean): readonly number[] {
    if (second !== undefined) return [];
    const found: number[] = [];
    for (const slot of this.byInitials.get(only) ?? []) {
      if (isSeen(slot)) found.push(slot);
      if (found.length === mostWeighed) break;
    }
    return found;
  }

  private anySeen(slot: number, sees: Sees): boolean {
    for (let row = this.firsts[slot] ?? none; row !== none; row = this.next[row] ?? none)
      if (sees(this.audienceOf[row] ?? everyone)) return true;
    return false;
  }

  private seenOf(slot: number, sees: Sees): readonly Thing[] {
    const seen: Thing[] = [];
    for (let row = this.firsts[slot] ?? none; row !== none && seen.length < mostOfAName; row = this.next[row] ?? none)
      if (sees(this.audienceOf[row] ?? everyone)) seen.push(this.things[row] ?? nothing);
    return seen;
  }

  private newSlot(text: string): number {
    const slot = this.freeSlots.pop() ?? this.texts.length;
    this.texts[slot] = text;
    this.slots.set(text, slot);
    this.firsts[slot] = none;
    this.index.add(slot, trigramsOf(words(text), false));
    const initials = initialsOf(text);
    if (initials !== null) {
      const same = this.byInitials.get(initials);
      if (same === undefined) this.byInitials.set(initials, new Set([slot]));
      else same.add(slot);
    }
    return slot;
  }

  private dropSlot(slot: number): void {
    const text = this.texts[slot] ?? '';
    this.index.remove(slot, trigramsOf(words(text), false));
    const initials = initialsOf(text);
    if (initials !== null) this.byInitials.get(initials)?.delete(slot);
    this.slots.delete(text);
    this.texts[slot] = '';
    this.freeSlots.push(slot);
  }

  private grow(): void {
    const longer = (list: Int32Array): Int32Array<ArrayBuffer> => {
      const twice = new Int32Array(list.length * 2);
      twice.set(list);
      return twice;
    };
    this.slotOf = longer(this.slotOf);
    this.audienceOf = longer(this.audienceOf);
    this.next = longer(this.next);
    this.before = longer(this.before);
  }
}

const initialsScore = 0.85;

/** Of a label of two to six words: "British Film Institute" is also "bfi". Null for others. */
function initialsOf(text: string): string | null {
  const own = words(text.slice(0, text.indexOf(separator))).filter((word) => /^\p{L}/u.test(word));
  return own.length >= 2 && own.length <= 6 ? own.map(([first]) => first).join('') : null;
}
