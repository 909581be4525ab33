/**
 * Names found by what they share with a text, typos and all, without looking at each of them: one list of names a trigram. The
 * lists of a text are taken shortest first; only as many as are needed to meet every name that shares enough make candidates,
 * the long ones behind only raise counts. Which names are found depends on nothing but the text and the name itself.
 */
import { trigramCount } from './trigrams';

/** A name that is like the text: 1 is the same trigrams, 0 none of them. */
export type Alike = { readonly slot: number; readonly share: number };

/** Which names may be met at all, and which of two that are as like the text is before the other. */
export type Terms = {
  readonly isMet: (slot: number) => boolean;
  readonly isBefore: (slot: number, other: number) => boolean;
};
const noTerms: Terms = { isMet: () => true, isBefore: (slot, other) => slot < other };

type Wanted = Terms & { readonly asked: number; readonly least: number; readonly most: number };

/** Of the trigrams of a text, a name must have this share to be found at all: one edit in a word of five letters leaves as many. */
const leastShare = 0.34;

export class TrigramIndex {
  private readonly lists: (Int32Array | undefined)[] = new Array<Int32Array | undefined>(trigramCount);
  private readonly lengths = new Int32Array(trigramCount);
  private sizes = new Uint16Array(1024);
  /** How many of the text's trigrams a name was met by; all zero between two searches. */
  private counts = new Uint16Array(1024);
  private met = new Int32Array(1024);

  /** A slot is a small number of the caller's, free until now. */
  add(slot: number, trigrams: Int32Array): void {
    if (slot >= this.sizes.length) this.grow(slot);
    this.sizes[slot] = trigrams.length;
    for (const trigram of trigrams) {
      const length = this.lengths[trigram] ?? 0;
      let list = this.lists[trigram];
      if (list === undefined || length === list.length) {
        const longer = new Int32Array(Math.max(4, length * 2));
        if (list !== undefined) longer.set(list);
        this.lists[trigram] = list = longer;
      }
      list[length] = slot;
      this.lengths[trigram] = length + 1;
    }
  }

  /** With the trigrams it was added by. */
  remove(slot: number, trigrams: Int32Array): void {
    this.sizes[slot] = 0;
    for (const trigram of trigrams) {
      const list = this.lists[trigram];
      const last = (this.lengths[trigram] ?? 0) - 1;
      const at = list?.indexOf(slot) ?? -1;
      if (list === undefined || at < 0 || at > last) continue;
      list[at] = list[last] ?? 0;
      this.lengths[trigram] = last;
    }
  }

  /** The `most` names that may be met and are most like the text, best first, of equals the one that is before. */
  alike(trigrams: Int32Array, most: number, terms: Terms = noTerms): readonly Alike[] {
    const rareFirst = trigrams.slice().sort((a, b) => (this.lengths[a] ?? 0) - (this.lengths[b] ?? 0));
    const least = Math.max(1, Math.ceil(rareFirst.length * leastShare));
    const makers = rareFirst.length - least + 1;
    let candidates = 0;
    const { counts, met, lengths, lists } = this;
    for (let nth = 0; nth < rareFirst.length; nth++) {
      const trigram = rareFirst[nth] ?? 0;
      const list = lists[trigram];
      const length = lengths[trigram] ?? 0;
      if (list === undefined) continue;
      if (nth < makers)
        for (let at = 0; at < length; at++) {
          const slot = list[at] as number;
          if (counts[slot] === 0) met[candidates++] = slot;
          (counts[slot] as number)++;
        }
      else
        for (let at = 0; at < length; at++) {
          const slot = list[at] as number;
          if (counts[slot] !== 0) (counts[slot] as number)++;
        }
    }
    return this.best(candidates, { asked: trigrams.length, least, most, ...terms });
  }

  /** Goes through the candidates once, keeps the best, and leaves the counts as they were. */
  private best(candidates: number, { asked, least, most, isMet, isBefore }: Wanted): readonly Alike[] {
    const best: Alike[] = [];
    let floor = 0;
    for (let at = 0; at < candidates; at++) {
      const slot = this.met[at] as number;
      const shared = this.counts[slot] as number;
      this.counts[slot] = 0;
      if (shared < least) continue;
      const share = shared / (asked + (this.sizes[slot] as number) - shared);
      if ((best.length === most && share < floor) || !isMet(slot)) continue;
      let place = best.length;
      for (; place > 0; place--) {
        const other = best[place - 1] as Alike;
        if (other.share > share || (other.share === share && !isBefore(slot, other.slot))) break;
      }
      if (place === most) continue;
      best.splice(place, 0, { slot, share });
      if (best.length > most) best.pop();
      floor = best.at(-1)?.share ?? 0;
    }
    return best;
  }

  private grow(slot: number): void {
    const size = Math.max(slot + 1, this.sizes.length * 2);
    const sizes = new Uint16Array(size);
    sizes.set(this.sizes);
    this.sizes = sizes;
    this.counts = new Uint16Array(size);
    this.met = new Int32Array(size);
  }
}
