/**
 * A text as a row of words, each with its place. Letters and digits part ("300km", "HDR10", "4K"), and so do the signs that mean
 * something here; the rest only separates. Phrases of the taxonomy are taken apart the same way, so that they can be found.
 */
import { fold } from '#kernel/text';

export type Token = {
  /** Folded. */
  readonly word: string;
  /** What it is to be compared by: without the endings of English, British spelling. */
  readonly stem: string;
  /** Written in capitals, as "LA" is and "la" is not. */
  readonly isCapitals: boolean;
  /** Place in the text, in UTF-16 code units, half-open. */
  readonly start: number;
  readonly end: number;
};

const shape = /[\p{L}\p{M}]+|\p{N}+|[+€£$¥%²<≤.,:/–-]/gu;

export const tokensOf = (text: string): readonly Token[] =>
  [...text.matchAll(shape)].map((match) => {
    const word = fold(match[0]);
    const isCapitals = /^\p{Lu}+$/u.test(match[0]);
    return { word, stem: stemOf(word), isCapitals, start: match.index, end: match.index + match[0].length };
  });

/** A sign stands between words or numbers, and never makes a phrase on its own; but "HDR10+" is not "HDR10". */
export const isSign = ({ word }: Token): boolean => /^[^\p{L}\p{N}+]$/u.test(word);

export const isDigits = (word: string): boolean => /^\d+$/.test(word);

const britishOf: ReadonlyMap<string, string> = new Map([
  ['color', 'colour'],
  ['theater', 'theatre'],
  ['dialog', 'dialogue'],
  ['catalog', 'catalogue'],
  ['center', 'centre'],
  ['license', 'licence'],
]);

/** Endings that say no more than "doing it" or "many of it"; what is left has three letters or more. */
const endings = ['ings', 'ing', 'ed', 'es', 's', 'e'] as const;

/** grade, grading and graded are one word, and so are dub and dubbing; theater is theatre. */
export function stemOf(word: string): string {
  const plural = word.endsWith('s') ? word.slice(0, -1) : word;
  const british = britishOf.get(word) ?? britishOf.get(plural) ?? word;
  if (british.length < 4 || /\d/.test(british)) return british;
  const ending = endings.find((one) => british.endsWith(one) && british.length - one.length >= 3);
  const stem = ending === undefined ? british : british.slice(0, -ending.length);
  return ending !== undefined && ending.length > 1 && /([bdgmnprt])\1$/.test(stem) ? stem.slice(0, -1) : stem;
}

/** A phrase as it is looked up: its words, or their stems, one blank between. */
export const keyOf = (tokens: readonly Token[], by: 'word' | 'stem'): string =>
  tokens
    .filter((token) => !isSign(token))
    .map((token) => token[by])
    .join(' ');
