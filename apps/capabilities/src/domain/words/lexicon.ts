/**
 * What words of the trade mean, looked up from some place of a text. What is known are whole phrases, by their words or stems;
 * what can be guessed are words that all belong to one capability, and phrases with a typo in a word.
 */
import { words } from '#kernel/text';
import type { Taxonomy } from '../taxonomy';
import { isOneEdit, shortestMistyped } from './likeness';
import { capabilityReading, PhraseBook, phrasesOf, strongest, type Meaning } from './phrases';
import { isDigits, isSign, keyOf, tokensOf, type Token } from './tokens';
import { TrigramIndex } from './trigram-index';
import { trigramsOf } from './trigrams';
import { joiners } from './vocabulary';

/** Meanings of so many tokens, the strongest first; at least one. */
export type Looked = { readonly length: number; readonly meanings: readonly Meaning[] };

const mostOfAGuess = 5;
const likePhrases = 12;

export class Lexicon {
  private readonly book: PhraseBook;
  private readonly keys: readonly string[];
  private readonly mistyped = new TrigramIndex();
  /** The stems that a capability is spoken of with, by its code. */
  private readonly bags: readonly {
    readonly code: string;
    readonly label: string;
    readonly stems: ReadonlySet<string>;
  }[];

  constructor(taxonomy: Taxonomy) {
    this.book = new PhraseBook(phrasesOf(taxonomy));
    this.keys = this.book.keys;
    this.keys.forEach((key, slot) => this.mistyped.add(slot, trigramsOf(words(key), false)));
    this.bags = [...taxonomy.capabilities.values()].map(({ code, label, synonyms }) => ({
      ...{ code, label },
      stems: new Set(
        [label, ...synonyms].flatMap((text) => tokensOf(text).flatMap((token) => (isSign(token) ? [] : [token.stem]))),
      ),
    }));
  }

  /** The longest phrase from `at` on, by its words or their stems; null where none begins here. */
  known(tokens: readonly Token[], at: number): Looked | null {
    return longestOf(tokens, at, Math.min(tokens.length, at + this.book.longest), (run) =>
      this.book.meaningsOf(keyOf(run, 'word'), keyOf(run, 'stem')),
    );
  }

  /** What the words from `at` to before `end` could mean: capabilities that are spoken of so, else a phrase with typos. */
  guessed(tokens: readonly Token[], at: number, end: number): Looked | null {
    return longestOf(tokens, at, Math.min(end, at + mostOfAGuess), (run) =>
      run.some((token) => isSign(token) || joiners.has(token.word))
        ? []
        : [...this.inOneBag(run), ...this.withTypos(run)],
    );
  }

  /** Is a capability, or one below that branch, spoken of with this word? */
  speaks({ reading }: Meaning, { stem }: Token): boolean {
    if (reading.part !== 'CAPABILITY') return false;
    return this.bags.some(
      ({ code, stems }) =>
        (code === reading.capability || code.startsWith(`${reading.capability}.`)) && stems.has(stem),
    );
  }

  /** Capabilities whose words these all are, though nobody has put them into one phrase: "suite for HDR colour". */
  private inOneBag(run: readonly Token[]): readonly Meaning[] {
    if (run.length < 2 || run.some(({ stem }) => stem.length < 2 || isDigits(stem))) return [];
    return this.bags
      .filter(({ stems }) => run.every(({ stem }) => stems.has(stem)))
      .map(({ code, label }) => ({ reading: capabilityReading(code, label), strength: 2.5 }));
  }

  /** Phrases of as many words, one edit at most in each: only words long enough to be mistyped may differ at all. */
  private withTypos(run: readonly Token[]): readonly Meaning[] {
    const typed = run.map(({ word }) => word);
    if (typed.every((word) => word.length < shortestMistyped)) return [];
    const like = this.mistyped.alike(trigramsOf(typed, false), likePhrases);
    return strongest(
      like.flatMap(({ slot }) => {
        const key = this.keys[slot] ?? '';
        const words = key.split(' ');
        const isMeant =
          words.length === typed.length &&
          typed.every((word, at) => word === words[at] || isMistyped(word, words[at] ?? ''));
        return isMeant
          ? this.book.meaningsOf(key, '').map(({ reading, strength }) => ({ reading, strength: strength - 2 }))
          : [];
      }),
    );
  }
}

/** The longest run that begins at `at` and ends before `end` of which something is known. Signs stand only inside a run. */
function longestOf(
  tokens: readonly Token[],
  at: number,
  end: number,
  meaningsOf: (run: readonly Token[]) => readonly Meaning[],
): Looked | null {
  for (let length = end - at; length > 0; length--) {
    const run = tokens.slice(at, at + length);
    const [first, last] = [run[0], run[length - 1]];
    if (first === undefined || last === undefined || isSign(first) || isSign(last)) continue;
    if (length === 1 && joiners.has(first.word)) continue;
    const meanings = meaningsOf(run);
    if (meanings.length > 0) return { length, meanings };
  }
  return null;
}

const isMistyped = (typed: string, word: string): boolean =>
  Math.min(typed.length, word.length) >= shortestMistyped && isOneEdit(typed, word);
