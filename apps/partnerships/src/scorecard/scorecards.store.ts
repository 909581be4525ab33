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

  /** Locks the records of these facilities and answers the ratings they had; houses without a record are left out. */
  async lock(tx: Tx, cards: readonly Scorecard[]): Promise<ReadonlyMap<string, number>> {
    const rows = await tx.query<{ facility_id: string; rating: number }[]>(
      'select facility_id, rating from scorecards where facility_id = any($1::uuid[]) order by facility_id for update',
      [cards.map(({ facilityId }) => uuidOf(facilityId))],
    );
    return new Map(rows.map((row) => [idOf('facility', row.facility_id), row.rating]));
  }

  async put(tx: Tx, cards: readonly Scorecard[]): Promise<void> {
    await tx.query(
      `insert into scorecards (facility_id, rating) select * from unnest($1::uuid[], $2::float8[])
       on conflict (facility_id) do update set rating = excluded.rating`,
      [cards.map(({ facilityId }) => uuidOf(facilityId)), cards.map(({ rating }) => rating)],
    );
  }
}
