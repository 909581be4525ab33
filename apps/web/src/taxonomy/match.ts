/** Finds capabilities by what people call them: label, code or synonym, every typed word beginning some word. */

export type Findable = {
  readonly code: string;
  readonly label: string;
  readonly synonyms?: readonly string[];
};

/** Without accents and case, as the API folds text. */
export const fold = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();

const wordsOf = (text: string): readonly string[] =>
  fold(text)
    .split(/[^\p{L}\p{N}+]+/u)
    .filter(Boolean);

/** 0 when it does not match; more is better: the label counts more than the code, that more than a synonym. */
function score(entry: Findable, asked: readonly string[]): number {
  const label = wordsOf(entry.label);
  const code = wordsOf(entry.code);
  const synonyms = (entry.synonyms ?? []).flatMap(wordsOf);
  let total = 0;
  for (const word of asked) {
    const begins = (one: string) => one.startsWith(word);
    if (label.some(begins)) total += 4;
    else if (code.some(begins)) total += 2;
    else if (synonyms.some(begins)) total += 1;
    else return 0;
  }
  return total;
}

/** Entries that match, best first, otherwise in their own order; all of them for an empty text. */
export function matching<E extends Findable>(entries: readonly E[], text: string): readonly E[] {
  const asked = wordsOf(text);
  if (asked.length === 0) return entries;
  return entries
    .map((entry) => ({ entry, points: score(entry, asked) }))
    .filter(({ points }) => points > 0)
    .sort((one, other) => other.points - one.points)
    .map(({ entry }) => entry);
}

/** The synonym that made an entry match, where its label alone would not have. */
export function becauseOf(entry: Findable, text: string): string | null {
  const asked = wordsOf(text);
  if (asked.length === 0 || score({ code: entry.code, label: entry.label }, asked) > 0) return null;
  return (
    (entry.synonyms ?? []).find((synonym) =>
      asked.some((word) => wordsOf(synonym).some((one) => one.startsWith(word))),
    ) ?? null
  );
}
