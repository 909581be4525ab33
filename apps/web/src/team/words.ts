/** The words for what teams are looked for by, how sure a team is best, and why there is none. */
import { listed } from './standing';

export const objectives = ['CHEAPEST', 'FEWEST_FACILITIES', 'EARLIEST', 'BEST_RATED'] as const;

export const objectiveWords: Readonly<Record<string, string>> = {
  CHEAPEST: 'Cheapest',
  FEWEST_FACILITIES: 'Fewest houses',
  EARLIEST: 'Earliest to finish',
  BEST_RATED: 'Best rated',
};

const best: Readonly<Record<string, string>> = {
  CHEAPEST: 'cheapest',
  FEWEST_FACILITIES: 'fewest houses',
  EARLIEST: 'earliest',
  BEST_RATED: 'best rated',
};

const kinds: Readonly<Record<string, string>> = {
  CHEAPEST: 'cheapest',
  FEWEST_FACILITIES: 'smallest',
  EARLIEST: 'earliest',
  BEST_RATED: 'best rated',
};

/** `Cheapest and earliest team · 6 houses`: a team by what it was found for, as its houses are too many for a title. */
export function teamTitle(found: readonly string[], houses: number): string {
  const kind = listed(found.map((objective) => kinds[objective] ?? 'proposed'));
  return `${kind.charAt(0).toUpperCase()}${kind.slice(1)} team · ${houses} ${houses === 1 ? 'house' : 'houses'}`;
}

/** `proven cheapest`, or `at most 2 % from the cheapest`; a small doubt is never rounded down to none. */
export function certaintyWords(objective: string, proven: boolean, gap: number): string {
  const superlative = best[objective] ?? 'best';
  if (proven) return `proven ${superlative}`;
  if (gap >= 1) return `how far from the ${superlative} is not known`;
  const percent = gap * 100;
  const digits = percent < 1 ? 1 : 0;
  const step = 10 ** digits;
  const shown = (Math.ceil(percent * step - 1e-9) / step).toLocaleString('en-GB');
  return `at most ${shown} % from the ${superlative}`;
}

const constraints: Readonly<Record<string, string>> = {
  candidates: 'Nobody can do it',
  currency: 'Prices in another currency',
  size: 'Too large to search through',
  budget: 'Over the budget',
  'max-facilities': 'More houses than allowed',
  lead: 'Too little notice',
  excluded: 'Needs a house that is left out',
  together: 'Cannot all go to one house',
  security: 'Security',
  'price-ceiling': 'Over its highest price',
  earliest: 'Cannot begin so late',
  latest: 'Cannot be done in time',
};

/** A constraint as a heading; one that this page does not know yet is only softened. */
export const constraintWords = (constraint: string): string =>
  constraints[constraint] ?? constraint.charAt(0).toUpperCase() + constraint.slice(1).replaceAll(/[-_]/g, ' ');
