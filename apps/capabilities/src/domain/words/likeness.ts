/** How like a typed word is to a word of a name. */

/** Are they the same but for one letter added, left out, changed, or two neighbours in the wrong order? Equal words are, too. */
export function isOneEdit(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let front = 0;
  while (front < short.length && short.charCodeAt(front) === long.charCodeAt(front)) front++;
  if (front === short.length) return true;
  let back = 0;
  const most = short.length - front;
  while (back < most && short.charCodeAt(short.length - 1 - back) === long.charCodeAt(long.length - 1 - back)) back++;
  if (long.length > short.length) return back >= most;
  if (back >= most - 1) return true;
  return (
    back === most - 2 &&
    short.charCodeAt(front) === long.charCodeAt(front + 1) &&
    short.charCodeAt(front + 1) === long.charCodeAt(front)
  );
}

/** Shorter words are too like each other to be taken for mistyped. */
export const shortestMistyped = 4;

/** 1 for the same word, less for a beginning of it, less for a typo; 0 for another word. `isUnfinished`: it may go on. */
export function likeness(typed: string, word: string, isUnfinished: boolean): number {
  if (typed === word) return 1;
  if (word.startsWith(typed)) return isUnfinished ? 0.95 : 0.8;
  if (typed.length < shortestMistyped) return 0;
  if (isOneEdit(typed, word)) return 0.75;
  if (word.length <= typed.length || typed.length <= shortestMistyped) return 0;
  const beginsSo = [-1, 0, 1].some((more) => isOneEdit(typed, word.slice(0, typed.length + more)));
  return beginsSo ? (isUnfinished ? 0.65 : 0.5) : 0;
}

/** What counts how much: the words typed, how much of the name they are, and that they begin as the name does. */
const weights = { typed: 0.87, name: 0.1, beginning: 0.03 } as const;

/**
 * How well typed words are met by the words of a name, 0 to 1: each typed word by the one it is most like, each word of the name
 * for one of them. Long words count more than short ones, what nobody typed counts a little against the name. `besides`: words that
 * may be typed as well, and need not be.
 */
export function likenessOf(
  typed: readonly string[],
  name: readonly string[],
  besides: readonly string[],
  isUnfinished: boolean,
): number {
  const left: (string | null)[] = [...name, ...besides];
  let met = 0;
  let begins = 0;
  typed.forEach((word, at) => {
    const isLast = isUnfinished && at === typed.length - 1;
    let best = 0;
    let place = -1;
    left.forEach((other, nth) => {
      const like = other === null ? 0 : likeness(word, other, isLast);
      if (like > best) [best, place] = [like, nth];
    });
    if (place >= 0) left[place] = null;
    if (at === 0 && place === 0) begins = 1;
    met += word.length * best;
  });
  const letters = lettersIn(typed);
  if (letters === 0) return 0;
  const share = Math.min(1, letters / Math.max(1, lettersIn(name)));
  return (met / letters) * weights.typed + share * weights.name + begins * weights.beginning;
}

const lettersIn = (words: readonly string[]): number => words.reduce((sum, word) => sum + word.length, 0);
