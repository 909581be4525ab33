/** "1000 nits", "20 seats", "8 m screen", "24 fps": a number whose unit says which attribute is meant. */
import type { Taxonomy } from '../taxonomy';
import { readNumber } from './numbers';
import type { Found } from './reading';
import { amountReading, valueReading } from './requirement-reading';
import { isDigits, isSign, keyOf, tokensOf, type Token } from './tokens';
import { attributeUnits } from './vocabulary';

const units: ReadonlyMap<string, string> = new Map(
  Object.entries(attributeUnits).flatMap(([attribute, texts]) =>
    texts.map((text): [string, string] => [keyOf(tokensOf(text), 'word'), attribute]),
  ),
);
const longestUnit = 6;

export function readAmount(tokens: readonly Token[], at: number, taxonomy: Taxonomy): Found | null {
  const number = readNumber(tokens, at);
  if (number === null) return unitFirst(tokens, at, taxonomy);
  const next = at + number.length;
  if (tokens[next]?.word === 'fps') {
    const rates = taxonomy.attributes.get('frameRates');
    const rate = rates?.values?.find((value) => Number(value) === number.value);
    return rates && rate !== undefined ? { length: number.length + 1, readings: [valueReading(rates, rate)] } : null;
  }
  for (let length = Math.min(longestUnit, tokens.length - next); length > 0; length--) {
    const run = tokens.slice(next, next + length);
    if (isSign(run[length - 1] as Token)) continue;
    const attribute = taxonomy.attributes.get(units.get(keyOf(run, 'word')) ?? '');
    if (attribute !== undefined && (attribute.type === 'decimal' || Number.isInteger(number.value)))
      return { length: number.length + length, readings: [amountReading(attribute, number.value)] };
  }
  return null;
}

/** "seats 20": whole words only, for a letter before a number says nothing. */
function unitFirst(tokens: readonly Token[], at: number, { attributes }: Taxonomy): Found | null {
  const word = tokens[at]?.word ?? '';
  const attribute = word.length < 4 ? undefined : attributes.get(units.get(word) ?? '');
  const number = readNumber(tokens, at + 1);
  return attribute && number && isDigits(tokens[at + 1]?.word ?? '')
    ? { length: 1 + number.length, readings: [amountReading(attribute, number.value)] }
    : null;
}
