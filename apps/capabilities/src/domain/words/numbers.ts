/** Numbers as people write them: in digits of several customs, and in words of four languages. */
import { isDigits, type Token } from './tokens';

export type ReadNumber = { readonly length: number; readonly value: number };

const words: readonly (readonly [number, string])[] = [
  [1, 'one a an ein eine einen einem einer un une una uno'],
  [2, 'two couple zwei deux dos'],
  [3, 'three drei trois tres'],
  [4, 'four vier quatre cuatro'],
  [5, 'five funf fuenf cinq cinco'],
  [6, 'six sechs seis'],
  [7, 'seven sieben sept siete'],
  [8, 'eight acht huit ocho'],
  [9, 'nine neun neuf nueve'],
  [10, 'ten zehn dix diez'],
  [11, 'eleven elf onze'],
  [12, 'twelve zwolf douze doce dozen dutzend'],
  [13, 'thirteen dreizehn treize trece'],
  [14, 'fourteen vierzehn quatorze catorce'],
  [15, 'fifteen funfzehn quinze quince'],
  [20, 'twenty zwanzig vingt veinte'],
  [30, 'thirty dreissig trente treinta'],
  [40, 'forty vierzig quarante cuarenta'],
  [50, 'fifty funfzig cinquante cincuenta'],
  [60, 'sixty sechzig soixante sesenta'],
  [100, 'hundred hundert cent cien'],
];
const valueOf: ReadonlyMap<string, number> = new Map(
  words.flatMap(([value, list]) => list.split(' ').map((word): [string, number] => [word, value])),
);

/** A number in words, one token; null for any other word. */
export const numberInWords = (word: string): number | null => valueOf.get(word) ?? null;

/** `12 000`, `12,000`, `12.000`, `12 000,50`, `7.5`, `12k`, `ten`; null where no number begins. */
export function readNumber(tokens: readonly Token[], at: number): ReadNumber | null {
  const first = tokens[at];
  if (first === undefined) return null;
  if (!isDigits(first.word)) {
    const value = numberInWords(first.word);
    return value === null ? null : { length: 1, value };
  }
  let digits = first.word;
  let length = 1;
  while (digits.length <= 12 && first.word.length <= 3) {
    const group = groupAfter(tokens, at + length);
    if (group === null) break;
    digits += group.digits;
    length += group.length;
  }
  const point = tokens[at + length];
  const behind = tokens[at + length + 1];
  const isFraction = point !== undefined && behind !== undefined && /^[.,]$/.test(point.word) && isDigits(behind.word);
  if (isFraction && point.start === lastOf(tokens, at + length).end && behind.start === point.end) {
    digits += `.${behind.word}`;
    length += 2;
  }
  const unit = tokens[at + length];
  const isThousands = unit?.word === 'k' && unit.start === lastOf(tokens, at + length).end;
  return { length: length + (isThousands ? 1 : 0), value: Number(digits) * (isThousands ? 1000 : 1) };
}

/** Three digits that go on with a number, behind a blank, a comma or a point. */
function groupAfter(tokens: readonly Token[], at: number): { readonly digits: string; readonly length: number } | null {
  const before = lastOf(tokens, at);
  const [next, behind] = [tokens[at], tokens[at + 1]];
  if (next === undefined) return null;
  if (/^\d{3}$/.test(next.word) && next.start === before.end + 1) return { digits: next.word, length: 1 };
  const isGroup = /^[.,]$/.test(next.word) && next.start === before.end && behind?.start === next.end;
  return isGroup && /^\d{3}$/.test(behind.word) ? { digits: behind.word, length: 2 } : null;
}

const lastOf = (tokens: readonly Token[], at: number): Token => tokens[at - 1] as Token;
