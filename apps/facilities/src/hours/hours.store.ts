import { Injectable } from '@nestjs/common';
import { idOf, uuidOf, type Id } from '#kernel/ids';
import type { Hours, WorkingWeek } from '#kernel/working-week';
import type { Tx } from '#service/database/database';
import { Transactions } from '#service/database/transactions';
import type { OpenHours } from '../domain/open-hours';

type HoursRow = {
  readonly id: string;
  readonly time_zone: string;
  readonly working_week: WorkingWeek | null;
  readonly day_minutes: number | null;
};

/** When resources are open. */
@Injectable()
export class HoursStore {
  constructor(private readonly transactions: Transactions) {}

  /** The hours of these resources on the clocks of their facilities, by resource. */
  async ofResources(ids: readonly string[], tx: Tx = this.transactions.reading): Promise<ReadonlyMap<string, Hours>> {
    const rows = await tx.query<HoursRow[]>(
      `select r.id, f.time_zone, r.working_week, r.day_minutes
       from resources r join facilities f on f.id = r.facility_id where r.id = any($1)`,
      [ids.map((id) => uuidOf(id as Id))],
    );
    const hours = (row: HoursRow) => ({ zone: row.time_zone, week: row.working_week, dayMinutes: row.day_minutes });
    return new Map(rows.map((row) => [idOf('resource', row.id), hours(row)]));
  }

  /** Under the lock of the resource. */
  async put(tx: Tx, resource: Id<'resource'>, { week, dayMinutes }: OpenHours): Promise<void> {
    await tx.query('update resources set working_week = $2, day_minutes = $3 where id = $1', [
      ...[uuidOf(resource), week && JSON.stringify(week), dayMinutes],
    ]);
  }
}
