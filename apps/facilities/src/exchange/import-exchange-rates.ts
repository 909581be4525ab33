import { Injectable } from '@nestjs/common';
import { CsvError, parse } from 'csv-parse/sync';
import { newId } from '#kernel/ids';
import { ok, refuse, within, type Result } from '#kernel/result';
import { Audit } from '#service/audit/audit';
import { Clock } from '#service/clock';
import { Transactions } from '#service/database/transactions';
import type { Viewer } from '#service/viewer/viewer';
import { readExchangeTable, type ExchangeFault, type ExchangeTable, type TableRow } from '../domain/exchange-table';
import { ExchangeRatesStore } from './exchange-rates.store';

/** Takes some milliseconds to read: a table of a year and forty currencies. */
const longestTable = 200_000;

/** Mutation `importExchangeRates`: an admin brings in what currencies were worth. */
@Injectable()
export class ImportExchangeRates {
  constructor(
    private readonly transactions: Transactions,
    private readonly rates: ExchangeRatesStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** All lines or none; the trail keeps what was replaced. */
  run(
    viewer: Viewer,
    { idempotencyKey: key, ...ask }: { readonly csv: string; readonly idempotencyKey: string },
  ): Promise<Result<{ readonly imported: number; readonly unchanged: number }>> {
    return this.transactions.once({ viewer, mutation: 'importExchangeRates', key, input: ask }, async (tx) => {
      if (!viewer.isAdmin) return refuse('NOT_ALLOWED', 'Only a platform admin brings in exchange rates.');
      const read = within(readTable(ask.csv), 'csv');
      if (!read.ok) return read;
      const { rates, faults } = read.value;
      if (faults.length > 0) return refuse('INVALID', 'Nothing was taken: some cells are to be mended.', 'csv');
      const { before, written } = await this.rates.put(tx, rates);
      const days = rates.map(({ on }) => on).sort();
      await this.audit.add(tx, {
        ...{ viewer, act: 'importExchangeRates', subject: newId('import', this.clock.now()) },
        before: { replaced: before },
        after: { lines: rates.length, written, first: days[0], last: days.at(-1) },
      });
      return ok({ imported: written, unchanged: rates.length - written });
    });
  }

  /** What is wrong with its cells, by row. */
  faults(csv: string): readonly ExchangeFault[] {
    const read = readTable(csv);
    return read.ok ? read.value.faults : [];
  }
}

function readTable(csv: string): Result<ExchangeTable> {
  if (csv.length > longestTable) return refuse('TOO_LARGE', `A table has at most ${longestTable} characters.`);
  try {
    return readExchangeTable(rowsOf(csv));
  } catch (expected) {
    if (!(expected instanceof CsvError)) throw expected;
    return refuse('INVALID', `This is no CSV: ${expected.message}`);
  }
}

/** Lines with their numbers in the file; empty ones are left out. */
function rowsOf(csv: string): readonly TableRow[] {
  const rows: TableRow[] = [];
  const keep = (cells: readonly string[], { lines }: { readonly lines: number }): null => {
    rows.push({ line: lines, cells });
    return null;
  };
  parse(csv, {
    ...{ bom: true, delimiter: [',', ';', '\t'], relax_column_count: true, skip_empty_lines: true },
    onRecord: keep,
  });
  return rows;
}
