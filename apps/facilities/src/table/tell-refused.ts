import { Injectable } from '@nestjs/common';
import { csvText } from '../domain/table/csv';
import type { TableImport } from './table.row';
import { TablesStore } from './tables.store';

/** Of no kind of table, so that the file can be sent in as it is. */
const why = 'why refused';

/** The refused rows of a table, as a table again. */
@Injectable()
export class TellRefused {
  constructor(private readonly tables: TablesStore) {}

  /** CSV text, split as the file was, with a last column that says why; null where nothing was refused. */
  async run({ id, delimiter, headers }: Pick<TableImport, 'id' | 'delimiter' | 'headers'>): Promise<string | null> {
    const rows = await this.tables.refusedRows(id);
    if (rows.length === 0) return null;
    const last = headers.indexOf(why);
    const width = last === -1 ? headers.length : last;
    const reasons = rows.map(({ cells, faults }) => [
      ...Array.from({ length: width }, (_, at) => cells[at] ?? ''),
      faults
        .map(({ column, expected, found }) => `${column}: expected ${expected}, found ${found || 'nothing'}`)
        .join('; '),
    ]);
    return csvText([[...headers.slice(0, width), why], ...reasons], delimiter);
  }
}
