import { Injectable } from '@nestjs/common';
import { fromDate, type Instant } from '#kernel/instant';
import type { Tx } from '#service/database/database';
import { Transactions } from '#service/database/transactions';
import type { Viewer } from '#service/viewer/viewer';
import { sightOf, type Sight } from '../sight/sight.store';

/** Reads of the copies that are all of one moment. */
@Injectable()
export class SnapshotsStore {
  constructor(private readonly transactions: Transactions) {}

  /** The database's clock. */
  async now(): Promise<Instant> {
    const [row] = await this.transactions.reading.query<{ now: Date }[]>('select clock_timestamp() as now');
    if (row === undefined) throw new Error('the database has no clock');
    return fromDate(row.now);
  }

  /** One snapshot, in which nothing is written. */
  read<T>(viewer: Pick<Viewer, 'organisation'>, work: (tx: Tx, sight: Sight) => Promise<T>): Promise<T> {
    return this.transactions.run(async (tx) => {
      await tx.query('set transaction isolation level repeatable read, read only');
      return work(tx, await sightOf(tx, viewer));
    });
  }
}
