/**
 * A table of exchange rates as an admin brings it in: one line for each day and pair, told apart by the names in the first line.
 * It is taken whole or not at all, and every fault says its row, its column, what was expected and what was found.
 */
import { parseLocalDate } from '#kernel/calendar';
import { isCurrency } from '#kernel/money';
import { all, ok, refuse, type Refusal, type Result } from '#kernel/result';

/** One unit of `base` is worth `rate` units of `quote` (decimal text) on a day (`YYYY-MM-DD`). */
export type QuotedRate = { readonly on: string; readonly base: string; readonly quote: string; readonly rate: string };

/** A line of the file: its number there, the first being 1, and its cells. */
export type TableRow = { readonly line: number; readonly cells: readonly string[] };

const columns = ['date', 'base', 'quote', 'rate'] as const;
type Column = (typeof columns)[number];
type Fault = 'INVALID' | 'OUT_OF_RANGE' | 'UNKNOWN_CODE';
const mostFaults = 100;

/** The rates of a table, in its order; places of faults are `['12', 'rate']`, or none
 * where the whole is no such table. Says the first hundred faults. */
export function parseExchangeTable(rows: readonly TableRow[]): Result<readonly QuotedRate[]> {
  const [header, ...lines] = rows;
  const names = header?.cells.map((cell) => cell.trim().toLowerCase()) ?? [];
  const missing = columns.filter((column) => !names.includes(column));
  if (header === undefined || missing.length > 0)
    return refuse(
      'INVALID',
      `The first line names the columns ${columns.join(', ')}; ${missing.join(', ')} is missing.`,
    );
  if (lines.length === 0) return refuse('INVALID', 'The table has no line below its names.');
  const rates = all(lines.map((row) => parseRow(row, (column) => row.cells[names.indexOf(column)]?.trim() ?? '')));
  const faults = [...(rates.ok ? [] : rates.refusals), ...twice(lines, names)];
  if (!rates.ok || faults.length > 0) return { ok: false, refusals: faults.slice(0, mostFaults) };
  return rates;
}

function parseRow({ line }: TableRow, cell: (column: Column) => string): Result<QuotedRate, Fault> {
  const [on, base, quote, rate] = [cell('date'), cell('base'), cell('quote'), cell('rate')];
  const fault = (code: Fault, column: Column, expected: string) =>
    refuse(code, `Row ${line}, ${column}: expected ${expected}, found ${shown(cell(column))}.`, line, column);
  const faults = all<unknown, Fault>([
    parseLocalDate(on) === null ? fault('INVALID', 'date', 'a day as 2026-11-12') : ok(null),
    isOutOfYears(on) ? fault('OUT_OF_RANGE', 'date', 'a day from 2000 to 2099') : ok(null),
    isCurrency(base) ? ok(null) : fault('UNKNOWN_CODE', 'base', 'an ISO 4217 code as EUR'),
    isCurrency(quote) ? ok(null) : fault('UNKNOWN_CODE', 'quote', 'an ISO 4217 code as USD'),
    base === quote && base !== '' ? fault('INVALID', 'quote', 'another currency than base') : ok(null),
    /^\d{1,12}(\.\d{1,12})?$/.test(rate) && /[1-9]/.test(rate)
      ? ok(null)
      : fault('INVALID', 'rate', 'a number above 0 as 1.0842'),
  ]);
  return faults.ok ? ok({ on, base, quote, rate }) : faults;
}

const isOutOfYears = (on: string): boolean => parseLocalDate(on) !== null && (on < '2000' || on >= '2100');

/** A day and pair that is there twice could mean either. */
function twice(lines: readonly TableRow[], names: readonly string[]): readonly Refusal[] {
  const seen = new Map<string, number>();
  return lines.flatMap(({ line, cells }) => {
    const key = ['date', 'base', 'quote'].map((column) => cells[names.indexOf(column)]?.trim()).join(' ');
    const first = seen.get(key);
    seen.set(key, first ?? line);
    const fault = refuse('INVALID', `Row ${line} says the same day and pair as row ${first}: ${key}.`, line);
    return first === undefined ? [] : fault.refusals;
  });
}

const shown = (found: string): string => (found === '' ? 'nothing' : `“${found.slice(0, 40)}”`);
