/**
 * Passwords that attackers try first. A word everybody knows stays weak however often it is repeated, and so does a row of keys.
 */
import { fold } from '#kernel/text';

const stems = [
  'password',
  'passwort',
  'motdepasse',
  'contrasena',
  'welcome',
  'letmein',
  'qwerty',
  'qwertz',
  'azerty',
  'iloveyou',
  'admin',
  'administrator',
  'changeme',
  'secret',
  'monkey',
  'dragon',
  'football',
  'baseball',
  'princess',
  'sunshine',
  'superman',
  'batman',
  'trustno1',
  'starwars',
  'master',
  'shadow',
  'michael',
  'jennifer',
  'abcdef',
  'abc',
  'test',
  'guest',
  'login',
  'default',
  'interlock',
];
const rows = [
  '01234567890123456789',
  '98765432109876543210',
  'qwertyuiopasdfghjklzxcvbnm',
  'abcdefghijklmnopqrstuvwxyz',
  '1q2w3e4r5t6y7u8i9o0p',
  'qazwsxedcrfvtgbyhnujm',
];

/** Is this one that everybody tries: a known word with digits or signs around it, one repeated, a run of keys, or one character? */
export function isWidelyUsed(raw: string): boolean {
  const folded = fold(raw);
  if (new Set(folded).size <= 2) return true;
  if (rows.some((row) => row.includes(folded))) return true;
  return [folded, unleet(folded)].map((word) => word.replaceAll(/[^a-z]/g, '')).some(isOneStem);
}

const isOneStem = (letters: string): boolean =>
  letters !== '' &&
  stems.some((stem) => letters === stem.repeat(Math.max(1, Math.round(letters.length / stem.length))));

const unleet = (word: string): string =>
  word.replaceAll('@', 'a').replaceAll('0', 'o').replaceAll('$', 's').replaceAll('3', 'e').replaceAll('!', 'i');
