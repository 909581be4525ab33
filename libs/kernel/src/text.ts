import { ok, refuse, type Result } from './result';

/** A text as search compares it: compatibility forms resolved (NFKD), marks dropped, lower case. `Łódź` keeps its stroke: that is a letter. */
export const fold = (raw: string): string =>
  raw
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();

/** The folded words of a text in their order: runs of letters and digits of any script. Empty when there are none. */
export const words = (raw: string): readonly string[] =>
  fold(raw)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

/**
 * One line of text, without the spaces at either end: 1 to `max` characters (code points). Control characters, line breaks and
 * halves of a surrogate pair are `INVALID`, and so is nothing at all.
 */
export function parseText(raw: string, max: number): Result<string, 'INVALID' | 'TOO_LONG'> {
  return /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(raw)
    ? refuse('INVALID', 'This must be one line without control characters.')
    : sized(raw.trim(), max);
}

/** The name of anything: a line of 1 to 200 characters. */
export const parseName = (raw: string): Result<string, 'INVALID' | 'TOO_LONG'> => parseText(raw, 200);

/** What one writes to another, kept as written: up to 10,000 characters, line breaks and tabs allowed, not blank. */
export function parseMessage(raw: string): Result<string, 'INVALID' | 'TOO_LONG'> {
  if (/[\p{Cs}]|(?![\n\r\t])\p{Cc}/u.test(raw)) return refuse('INVALID', 'A message has no control characters.');
  return raw.trim() === '' ? sized('', 1) : sized(raw, 10_000);
}

function sized(text: string, max: number): Result<string, 'INVALID' | 'TOO_LONG'> {
  if (text === '') return refuse('INVALID', 'This must not be empty.');
  // A code point takes at most two UTF-16 units: a text far too long is never taken apart.
  const isTooLong = text.length > 2 * max || [...text].length > max;
  return isTooLong ? refuse('TOO_LONG', `This may have at most ${max} characters.`) : ok(text);
}
