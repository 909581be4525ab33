/**
 * A table of exchange rates as an admin brings it in: one line for each day and pair, told apart by the names in the first line.
 * It is taken whole or not at all, and every fault says its row, its column, what was expected and what was found.
 */
import { parseLocalDate } from '#kernel/calendar';
import type { QuotedRate } from '#kernel/exchange';
import { isCurrency } from '#kernel/money';
import { ok, refuse, type Result } from '#kernel/result';
import { faultOf, type RowFault } from './table/row';

/** A line of the file: its number there, the first being 1, and its cells. */
export type TableRow = { readonly line: number; readonly cells: readonly string[] };

const columns = ['date', 'base', 'quote', 'rate'] as const;
type Column = (typeof columns)[number];

/** What is wrong with a cell, and in which line of the file. */
export type ExchangeFault = RowFault & { readonly row: number };

/** What was read of a table: all of its rates, in its order, where nothing is wrong. */
export type ExchangeTable = { readonly rates: readonly QuotedRate[]; readonly faults: readonly ExchangeFault[] };

/** Refused where the whole is no such table. */
export function readExchangeTable(rows: readonly TableRow[]): Result<ExchangeTable, 'INVALID'> {
  const [header, ...lines] = rows;
  const names = header?.cells.map((cell) => cell.trim().toLowerCase()) ?? [];
  const missing = columns.filter((column) => !names.includes(column));
  if (header === undefined || missing.length > 0)
    return refuse(
      'INVALID',
      `The first line names the columns ${columns.join(', ')}; ${missing.join(', ')} is missing.`,
    );
  if (lines.length === 0) return refuse('INVALID', 'The table has no line below its names.');
  const read = lines.map(({ line, cells }): Line => {
    const cell = (column: Column) => cells[names.indexOf(column)]?.trim() ?? '';
    return { line, on: cell('date'), base: cell('base'), quote: cell('quote'), rate: cell('rate') };
  });
  const faults = [...read.flatMap(faultsOf), ...twice(read)];
  return ok({ rates: faults.length > 0 ? [] : read.map(({ line: _, ...rate }) => rate), faults });
}

type Line = QuotedRate & { readonly line: number };

function faultsOf({ line, on, base, quote, rate }: Line): readonly ExchangeFault[] {
  const isNumber = /^\d{1,12}(\.\d{1,12})?$/.test(rate) && /[1-9]/.test(rate);
  const faults: (RowFault | null)[] = [
    parseLocalDate(on) === null ? faultOf('INVALID', 'date', 'a day as 2026-11-12', on) : null,
    isOutOfYears(on) ? faultOf('OUT_OF_RANGE', 'date', 'a day from 2000 to 2099', on) : null,
    isCurrency(base) ? null : faultOf('UNKNOWN_CODE', 'base', 'an ISO 4217 code as EUR', base),
    isCurrency(quote) ? null : faultOf('UNKNOWN_CODE', 'quote', 'an ISO 4217 code as USD', quote),
    base === quote && base !== '' ? faultOf('INVALID', 'quote', 'another currency than base', quote) : null,
    isNumber ? null : faultOf('INVALID', 'rate', 'a number above 0 as 1.0842', rate),
  ];
  return faults.flatMap((fault) => (fault === null ? [] : [{ row: line, ...fault }]));
}

const isOutOfYears = (on: string): boolean => parseLocalDate(on) !== null && (on < '2000' || on >= '2100');

/** A day and pair that is there twice could mean either. */
function twice(lines: readonly Line[]): readonly ExchangeFault[] {
  const seen = new Map<string, number>();
  return lines.flatMap(({ line, on, base, quote }) => {
    const key = `${on} ${base} ${quote}`;
    const first = seen.get(key);
    seen.set(key, first ?? line);
    return first === undefined
      ? []
      : [{ row: line, ...faultOf('INVALID', 'date', `another day or pair than row ${first}`, key) }];
  });
}
