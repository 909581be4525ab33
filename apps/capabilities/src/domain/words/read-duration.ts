/** "ten days", "2 Wochen", "8 h", "half a day": how long a job takes. */
import { numberInWords, readNumber } from './numbers';
import type { Found } from './reading';
import type { Token } from './tokens';

const unitOf: ReadonlyMap<string, readonly [letter: 'H' | 'D' | 'W', name: string]> = new Map(
  (
    [
      ['H', 'hour', 'h hr hrs hour hours stunde stunden heure heures hora horas std'],
      ['D', 'day', 'd day days tag tage tagen jour jours dia dias journee journees'],
      ['W', 'week', 'w wk wks week weeks woche wochen semaine semaines semana semanas'],
    ] as const
  ).flatMap(([letter, name, words]) =>
    words.split(' ').map((word): [string, readonly ['H' | 'D' | 'W', string]] => [word, [letter, name]]),
  ),
);
const fillers = new Set('full working whole business shoot shooting volle ganze jours jour ouvrables'.split(' '));
const mostDays = 366;

/** A number and a unit of time; "half a day" is four hours. */
export function readDuration(tokens: readonly Token[], at: number): Found | null {
  const isHalf = /^(half|halber|halben|demi|medio|media)$/.test(tokens[at]?.word ?? '');
  const number = isHalf ? { length: 1, value: 0.5 } : readNumber(tokens, at);
  if (number === null) return null;
  let next = at + number.length;
  const isGap = (word: string): boolean =>
    word === '-' || word === '–' || fillers.has(word) || (isHalf && numberInWords(word) === 1);
  while (isGap(tokens[next]?.word ?? '') && !unitOf.has(tokens[next]?.word ?? '')) next++;
  const unit = unitOf.get(tokens[next]?.word ?? '');
  if (unit === undefined) return null;
  const read = durationOf(number.value, ...unit);
  return read && { length: next + 1 - at, readings: [{ part: 'DURATION', ...read }] };
}

function durationOf(count: number, letter: 'H' | 'D' | 'W', name: string): { label: string; duration: string } | null {
  const hours = letter === 'H' ? count : letter === 'D' && count % 1 !== 0 ? count * 8 : null;
  if (hours !== null)
    return Number.isInteger(hours) && hours > 0 ? { label: many(hours, 'hour'), duration: `PT${hours}H` } : null;
  const label = many(count, name);
  const days = letter === 'W' ? count * 7 : count;
  if (!Number.isInteger(days) || days < 1 || days > mostDays) return null;
  return { label, duration: letter === 'W' && Number.isInteger(count) ? `P${count}W` : `P${days}D` };
}

const many = (count: number, name: string): string => `${count} ${name}${count === 1 ? '' : 's'}`;

/** The unit a word stands for: hours, days or weeks. */
export const unitOfTime = (word: string): 'H' | 'D' | 'W' | null => unitOf.get(word)?.[0] ?? null;
