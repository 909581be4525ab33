/**
 * The lines of a calendar file (RFC 5545, 3.1): a line that begins with a space or tab goes on the one before it. Bytes must
 * be UTF-8 without NUL.
 */
import { budget, Unreadable } from './budget';

/** A line with its continuations joined; `at` is the number of its first, counted from 1. */
export type ContentLine = { readonly text: string; readonly at: number };

/** The text of a file; a mark of byte order at its start is dropped. Throws Unreadable for bytes that are no text. */
export function textOf(bytes: Uint8Array): string {
  if (bytes.length > budget.bytes)
    throw new Unreadable('TOO_LARGE', `The file is larger than ${budget.bytes / 1024 / 1024} MB.`);
  const text = decoded(bytes);
  if (text === null) throw new Unreadable('INVALID', 'The file holds bytes that are not UTF-8.');
  if (text.includes('\0')) throw new Unreadable('INVALID', 'The file holds a NUL, which no text does.');
  return text;
}

/** Null for bytes that are not UTF-8. */
function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Line by line, so that a hostile file is left where it breaks the budget. Ends of line are CRLF, LF or CR. */
export function* contentLines(text: string): Generator<ContentLine> {
  let parts: string[] = [];
  let length = 0;
  let at = 1;
  let lines = 0;
  let number = 0;
  for (const raw of rawLines(text)) {
    number += 1;
    const goesOn = number > 1 && (raw.startsWith(' ') || raw.startsWith('\t'));
    if (!goesOn) {
      if (length > 0) yield { text: parts.join(''), at };
      if (++lines > budget.lines)
        throw new Unreadable('TOO_LARGE', `The file has more than ${budget.lines} lines.`, number);
      ({ parts, length, at } = { parts: [], length: 0, at: number });
    }
    const part = goesOn ? raw.slice(1) : raw;
    length += part.length;
    if (length > budget.lineLength)
      throw new Unreadable('TOO_LARGE', `A line is longer than ${budget.lineLength} characters.`, at);
    parts.push(part);
  }
  if (length > 0) yield { text: parts.join(''), at };
}

function* rawLines(text: string): Generator<string> {
  const ends = /\r\n|\n|\r/g;
  let from = 0;
  for (let end = ends.exec(text); end !== null; end = ends.exec(text)) {
    yield text.slice(from, end.index);
    from = ends.lastIndex;
  }
  if (from < text.length) yield text.slice(from);
}
