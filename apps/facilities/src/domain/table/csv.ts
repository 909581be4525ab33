/**
 * Tables as text (CSV, RFC 4180, and what spreadsheets make of it): read strictly, written so that no spreadsheet takes a cell
 * for a formula.
 */
import { CsvError, parse } from 'csv-parse/sync';
import { ok, refuse, type Result } from '#kernel/result';

/** A row by the number a spreadsheet gives it: that of the names is 1. */
export type CsvRow = { readonly row: number; readonly cells: readonly string[] };

/** The names in the first row, and the rows below that have anything in them. */
export type Csv = {
  readonly delimiter: Delimiter;
  readonly headers: readonly string[];
  readonly rows: readonly CsvRow[];
};

const delimiters = [',', ';', '\t'] as const;
export type Delimiter = (typeof delimiters)[number];

const mostRows = 100_000;
const mostColumns = 200;
const longestRow = 100_000;

/** Reads UTF-8, with or without a mark at its start, split by comma, semicolon or tab, whichever the first line has most of. */
export function readCsv(bytes: Uint8Array): Result<Csv, 'INVALID' | 'TOO_LARGE'> {
  const text = textOf(bytes);
  if (text === null) return refuse('INVALID', 'This is not text in UTF-8; save the table as “CSV UTF-8”.');
  const delimiter = delimiterOf(text);
  const cells = cellsOf(text, delimiter);
  if (!cells.ok) return cells;
  const [headers = [], ...rest] = cells.value;
  if (headers.every((name) => name === '')) return refuse('INVALID', 'The first line names the columns.');
  if (headers.length > mostColumns) return refuse('TOO_LARGE', `A table has at most ${mostColumns} columns.`);
  const rows = rest
    .map((own, at): CsvRow => ({ row: at + 2, cells: own }))
    .filter((row) => row.cells.some((cell) => cell !== ''));
  if (rows.length > mostRows) return refuse('TOO_LARGE', `A table has at most ${mostRows} rows; send it in parts.`);
  return ok({ delimiter, headers, rows });
}

/** Strict: half a character is no character. The mark at the start (BOM) is not part of the text. */
function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (expected) {
    if ((expected as { readonly code?: unknown }).code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return null;
    throw expected;
  }
}

function cellsOf(text: string, delimiter: Delimiter): Result<readonly (readonly string[])[], 'INVALID'> {
  try {
    const rows: string[][] = parse(text, {
      ...{ delimiter, relax_column_count: true, max_record_size: longestRow },
      cast: (cell) => unguarded(cell).trim(),
    });
    return ok(rows);
  } catch (expected) {
    if (!(expected instanceof CsvError)) throw expected;
    return refuse('INVALID', `This is no CSV: ${expected.message}`);
  }
}

/** Quoted names do not count. */
function delimiterOf(text: string): Delimiter {
  const firstLine = (/^(?:"(?:[^"]|"")*"|[^\r\n"])*/.exec(text.slice(0, longestRow))?.[0] ?? '').replace(
    /"(?:[^"]|"")*"/g,
    '',
  );
  const count = (delimiter: Delimiter): number => firstLine.split(delimiter).length;
  return delimiters.reduce<Delimiter>((best, one) => (count(one) > count(best) ? one : best), ',');
}

/** Rows as text, quoted where they need it; what a spreadsheet would work out is led by an apostrophe. */
export const csvText = (rows: readonly (readonly string[])[], delimiter: Delimiter): string =>
  rows.map((cells) => `${cells.map((cell) => quoted(guarded(cell))).join(delimiter)}\r\n`).join('');

const quoted = (cell: string): string => (/[",\r\n;\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

// Signs that make a formula, their full-width forms, and the control characters that hide one (OWASP, CSV injection).
const formula = /^'*[=+\-@\t\r\n＝＋－＠]/;
const number = /^[+-]?\d+(?:[.,]\d+)?$/;
// A program that splits by another sign than ours begins a cell in the middle of one.
const innerFormula = /([,;\t\r\n][ "]*)(?='*[=+\-@＝＋－＠])/g;
const guardedInside = /([,;\t\r\n][ "]*)'(?='*[=+\-@＝＋－＠])/g;

/** A number stays a number; an apostrophe of the cell's own gets another, so that reading it back gives the cell. */
function guarded(cell: string): string {
  const inside = cell.replaceAll(innerFormula, "$1'");
  return formula.test(cell) && !number.test(cell) ? `'${inside}` : inside;
}

const unguarded = (cell: string): string =>
  (cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell).replaceAll(guardedInside, '$1');
