/** "under 12 000 EUR", "unter 5.000 Euro", "max £4k": a ceiling for the price. An amount of money alone is read as one, too. */
import { digitsOf, greatestAmountMinor, isCurrency, moneyText } from '#kernel/money';
import { readNumber } from './numbers';
import type { Found } from './reading';
import type { Token } from './tokens';

/** Runs of words before the amount that say no more than "at most". */
const ceilings: readonly (readonly string[])[] = (
  'under|below|max|maximum|maximal|budget|hochstens|unter|bis|<|≤|maximo|hasta|less than|up to|no more than|not more than|at most|' +
  'bis zu|weniger als|moins de|au plus|jusqu a|pas plus de|menos de|no mas de|budget of|budget von|budget de|max .'
)
  .split('|')
  .map((run) => run.split(' '))
  .toSorted((a, b) => b.length - a.length);

const currencies: ReadonlyMap<string, string> = new Map(
  [
    ['EUR', 'eur euro euros €'],
    ['GBP', 'gbp pound pounds £ livres libras pfund'],
    ['USD', 'usd dollar dollars $'],
    ['JPY', 'jpy yen ¥'],
    ['CHF', 'chf franken francs'],
  ].flatMap(([code = '', words = '']) => words.split(' ').map((word): [string, string] => [word, code])),
);

export function readPrice(tokens: readonly Token[], at: number): Found | null {
  const words = tokens.map(({ word }) => word);
  const ceiling = ceilings.find((run) => run.every((word, nth) => words[at + nth] === word))?.length ?? 0;
  let next = at + ceiling;
  const before = currencyAt(words, next);
  if (before !== null) next++;
  const amount = readNumber(tokens, next);
  if (amount === null) return null;
  next += amount.length;
  const currency = before ?? currencyAt(words, next);
  if (currency === null) return null;
  if (before === null) next++;
  const amountMinor = BigInt(Math.round(amount.value * 10 ** digitsOf(currency)));
  if (amountMinor > greatestAmountMinor) return null;
  const maxPrice = { amountMinor, currency };
  return { length: next - at, readings: [{ part: 'MAX_PRICE', label: `at most ${moneyText(maxPrice)}`, maxPrice }] };
}

function currencyAt(words: readonly string[], at: number): string | null {
  const word = words[at] ?? '';
  const known = currencies.get(word);
  if (known !== undefined) return known;
  return /^[a-z]{3}$/.test(word) && isCurrency(word.toUpperCase()) ? word.toUpperCase() : null;
}
