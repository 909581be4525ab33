/**
 * A whole table, read in one go away from whoever asks; rows come back as text, as they are kept.
 */
import { within, ok, type Result } from '#kernel/result';
import { likelyKind, parseColumns, suggestColumns, type ColumnChoice, type TableKind } from './columns';
import { readCsv } from './csv';
import { readRows } from './read-rows';

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

/** `pages`: lists of `TableRow` as JSON text. */
export type WholeTable = {
  readonly headers: readonly string[];
  readonly columns: readonly ColumnChoice[];
  readonly pages: readonly string[];
};

const sampled = 5;
const pageOf = 1000;

/** Refusals name `uploadId`, or the columns asked for. */
export function readTable(ask: TableAsk): Result<Suggestion | WholeTable> {
  const csv = within(readCsv(ask.bytes), 'uploadId');
  if (!csv.ok) return csv;
  const { headers } = csv.value;
  if (ask.wants === 'SUGGEST') {
    const kind = ask.kind ?? likelyKind(headers);
    const sample = csv.value.rows.slice(0, sampled).map(({ cells }) => cells);
    return ok({ headers, sample, kind, columns: kind === null ? [] : suggestColumns(kind, headers) });
  }
  const columns = parseColumns(ask.kind, headers, ask.columns);
  if (!columns.ok) return columns;
  const rows = readRows(ask.kind, csv.value, columns.value, ask.zone);
  const pages: string[] = [];
  for (let at = 0; at < rows.length; at += pageOf) pages.push(JSON.stringify(rows.slice(at, at + pageOf)));
  return ok({ headers, columns: columns.value, pages });
}
