import { ok, refuse, type Result } from './result';

// Lists are read a page at a time, from where the last page ended: the cursor carries what the list is sorted by and the id of
// the last row, so nothing is missed or told twice when rows come and go in between.

export type CursorPart = string | number | null;

/** An opaque cursor from the sort values of a row, its id last. Numbers are finite. */
export const encodeCursor = (parts: readonly CursorPart[]): string =>
  Buffer.from(JSON.stringify(parts), 'utf8').toString('base64url');

/** More than any cursor of ours, and little enough to read without harm. */
const longestCursor = 4096;

/**
 * The parts of a cursor that `encodeCursor` could have made from `length` parts. Which of them are numbers and whether an id is
 * one is for the caller to check: anyone can write a cursor.
 */
export function decodeCursor(raw: string, length: number): Result<readonly CursorPart[], 'INVALID'> {
  const parts = raw.length <= longestCursor ? parsed(Buffer.from(raw, 'base64url').toString('utf8')) : null;
  // Only the one way of writing them counts, so stray characters and odd numbers fall out here.
  return isParts(parts) && parts.length === length && encodeCursor(parts) === raw
    ? ok(parts)
    : refuse('INVALID', 'This cursor does not come from this list.');
}

const isParts = (value: unknown): value is readonly CursorPart[] => Array.isArray(value) && value.every(isPart);

// A database takes neither NUL nor half a surrogate pair.
const isPart = (value: unknown): boolean =>
  value === null ||
  typeof value === 'number' ||
  (typeof value === 'string' && value.isWellFormed() && !value.includes('\0'));

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (expected) {
    if (expected instanceof SyntaxError) return null; // not JSON, so not a cursor of ours
    throw expected;
  }
}

/** How many rows a page has: 1 to 100, `fallback` when nothing is said. */
export function parseFirst(first: number | null | undefined, fallback = 20): Result<number, 'OUT_OF_RANGE'> {
  const rows = first ?? fallback;
  return Number.isInteger(rows) && rows >= 1 && rows <= 100
    ? ok(rows)
    : refuse('OUT_OF_RANGE', 'A page has 1 to 100 rows.');
}
