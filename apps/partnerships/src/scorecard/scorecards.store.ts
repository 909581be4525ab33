import { Injectable } from '@nestjs/common';
import { idOf, isId, uuidOf } from '#kernel/ids';
import type { Tx } from '#service/database/database';
import { Transactions } from '#service/database/transactions';
import type { Scorecard } from '../domain/scorecard';

/** The record of each house that has one. */
@Injectable()
export class ScorecardsStore {
  constructor(private readonly transactions: Transactions) {}

  /** Ratings by facility id; houses without a record are left out. */
  async ratings(facilities: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const uuids = facilities.filter((id) => isId('facility', id)).map((id) => uuidOf(id));
    const rows = await this.transactions.reading.query<{ facility_id: string; rating: number }[]>(
      'select facility_id, rating from scorecards where facility_id = any($1::uuid[])',
      [uuids],
    );
    return new Map(rows.map((row) => [idOf('facility', row.facility_id), row.rating]));
  }

  /** Locks the record and answers the rating it had; null when there was none. */
  async lock(tx: Tx, { facilityId }: Scorecard): Promise<number | null> {
    const [row] = await tx.query<{ rating: number }[]>(
      'select rating from scorecards where facility_id = $1 for update',
      [uuidOf(facilityId)],
    );
    return row?.rating ?? null;
  }

  async put(tx: Tx, { facilityId, rating }: Scorecard): Promise<void> {
    await tx.query(
      `insert into scorecards (facility_id, rating) values ($1, $2)
       on conflict (facility_id) do update set rating = excluded.rating`,
      [uuidOf(facilityId), rating],
    );
  }
}
