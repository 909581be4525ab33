/**
 * What two names have in common though one of them is mistyped: their trigrams, the runs of three letters of each word, two
 * blanks before it and one behind (as PostgreSQL's pg_trgm counts them). A typo spoils a few of them and leaves the others.
 */

/** A letter is six bits: blank, a to z, 0 to 9; other scripts share what is left, so that two of their letters may count as one. */
const letterBits = 6;
const lettersOfOthers = 27;
/** Every trigram is a number below this. */
export const trigramCount = 2 ** (3 * letterBits);
const lastTwo = 2 ** (2 * letterBits) - 1;

function letterOf(unit: number): number {
  if (unit >= 97 && unit <= 122) return unit - 96; // a-z
  if (unit >= 48 && unit <= 57) return unit - 21; // 0-9
  return 37 + (unit % lettersOfOthers);
}

const seen = new Uint32Array(trigramCount);
let turn = 0;

/**
 * The distinct trigrams of folded words, in no order. Of an unfinished text the last word has no end yet: it shares all its
 * trigrams with every word that begins so.
 */
export function trigramsOf(words: readonly string[], isUnfinished: boolean): Int32Array {
  const found: number[] = [];
  turn = (turn + 1) >>> 0;
  if (turn === 0) {
    seen.fill(0);
    turn = 1;
  }
  const meet = (trigram: number): void => {
    if (seen[trigram] === turn) return;
    seen[trigram] = turn;
    found.push(trigram);
  };
  words.forEach((word, at) => {
    let trigram = 0;
    for (let unit = 0; unit < word.length; unit++)
      meet((trigram = ((trigram & lastTwo) << letterBits) | letterOf(word.charCodeAt(unit))));
    if (!isUnfinished || at < words.length - 1) meet((trigram & lastTwo) << letterBits);
  });
  return Int32Array.from(found);
}
