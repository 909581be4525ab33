/**
 * A whole table, read in one go away from whoever asks; rows come back as text, as they are kept.
 */
import { within, ok, type Result } from '#kernel/result';
import { likelyKind, parseColumns, suggestColumns, type ColumnChoice, type TableKind } from './columns';
import { readCsv, type Delimiter } from './csv';
import { readRows } from './read-rows';
import type { RateRow, TableRow, WindowRow } from './row';

/** SUGGEST: what the columns are likely to be. READ: every row. */
export type TableAsk =
  | { readonly wants: 'SUGGEST'; readonly bytes: Uint8Array; readonly kind: TableKind | null }
  | {
      readonly wants: 'READ';
      readonly bytes: Uint8Array;
      readonly kind: TableKind;
      readonly columns: readonly ColumnChoice[] | null;
      readonly zone: string;
    };

export type Suggestion = {
  readonly headers: readonly string[];
  readonly sample: readonly (readonly string[])[];
  readonly kind: TableKind | null;
  readonly columns: readonly ColumnChoice[];
};

/** Rows that are done in one transaction, as JSON texts in the form in which they are kept. */
export type TablePage = {
  readonly rows: number;
  readonly refused: number;
  /** `[[row, [cell, …]]]` */
  readonly cells: string;
  /** `[{row, read}]` of those that could be read. */
  readonly read: string;
  /** `[{row, …fault}]` */
  readonly faults: string;
};

export type WholeTable = {
  readonly delimiter: Delimiter;
  readonly headers: readonly string[];
  readonly columns: readonly ColumnChoice[];
  readonly pages: readonly TablePage[];
};

const sampled = 5;
const rowsOfAPage = 1000;

/** Refusals name `uploadId`, or the columns asked for. */
export function readTable(ask: TableAsk): Result<Suggestion | WholeTable> {
  const csv = within(readCsv(ask.bytes), 'uploadId');
  if (!csv.ok) return csv;
  const { delimiter, headers } = csv.value;
  if (ask.wants === 'SUGGEST') {
    const kind = ask.kind ?? likelyKind(headers);
    const sample = csv.value.rows.slice(0, sampled).map(({ cells }) => cells);
    return ok({ headers, sample, kind, columns: kind === null ? [] : suggestColumns(kind, headers) });
  }
  const columns = parseColumns(ask.kind, headers, ask.columns);
  if (!columns.ok) return columns;
  const rows = besideTheirOwn(ask.kind, readRows(ask.kind, csv.value, columns.value, ask.zone));
  const pages: TablePage[] = [];
  for (let at = 0; at < rows.length; at += rowsOfAPage) pages.push(pageOf(rows.slice(at, at + rowsOfAPage)));
  return ok({ delimiter, headers, columns: columns.value, pages });
}

/** Rows of one resource together, so that it is locked, told of and copied in as few transactions as there can be. */
function besideTheirOwn(kind: TableKind, rows: readonly TableRow[]): readonly TableRow[] {
  if (kind === 'RESOURCES') return rows;
  const placed = rows.map((row) => {
    const read = row.read as WindowRow | RateRow | null;
    return { row, resource: read?.resource ?? '', start: read && 'start' in read ? read.start : row.row };
  });
  placed.sort((a, b) => (a.resource < b.resource ? -1 : a.resource > b.resource ? 1 : a.start - b.start));
  return placed.map(({ row }) => row);
}

function pageOf(rows: readonly TableRow[]): TablePage {
  const refused = rows.filter(({ read }) => read === null);
  return {
    ...{ rows: rows.length, refused: refused.length },
    cells: JSON.stringify(rows.map(({ row, cells }) => [row, cells])),
    read: JSON.stringify(rows.flatMap(({ row, read }) => (read === null ? [] : [{ row, read }]))),
    faults: JSON.stringify(refused.flatMap(({ row, faults }) => faults.map((fault) => ({ row, ...fault })))),
  };
}
