import { Injectable } from '@nestjs/common';
import { Transactions } from '#service/database/transactions';
import { ImportLinesStore, type Named } from './import-lines.store';

/** The end of the import of lines, and of an import. */
@Injectable()
export class CloseLines {
  constructor(
    private readonly transactions: Transactions,
    private readonly lines: ImportLinesStore,
  ) {}

  /** All services have their part of these things (bare uuids); again is harmless. */
  async run(things: readonly string[]): Promise<void> {
    if (things.length === 0) return;
    await this.transactions.run((tx) => this.lines.close(tx, things));
  }

  /** A run is over: what it remembered of its file goes. */
  forget(run: string): Promise<void> {
    return this.lines.forget(run);
  }

  /** What names of a source stand for (bare uuids), by `<type> <ref>`; unknown ones are left out. */
  thingsOf(source: string, names: readonly Named[]): Promise<ReadonlyMap<string, string>> {
    return this.lines.thingsOf(source, names);
  }
}
