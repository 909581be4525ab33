import { Injectable } from '@nestjs/common';
import { idOf, uuidOf, type Id } from '#kernel/ids';
import { fromDate, type Instant } from '#kernel/instant';
import type { Period } from '#kernel/period';
import { freeSegments, leastFree, type UnitsOver } from '#kernel/stretches';
import type { Tx } from '#service/database/database';
import { Transactions } from '#service/database/transactions';
import type { Resource } from '../resource/resources.store';
import { askedStretches, periodOfKey, stretchParameters } from '../resource/stretch';

/** A window as its resolver shows it. */
export type CapacityWindow = { readonly id: Id<'window'>; readonly period: Period; readonly units: number };

type PartRow = {
  readonly key: string;
  readonly window_starts: Date;
  readonly window_ends: Date;
  readonly units: number;
  readonly is_window: boolean;
};
type WindowRow = Omit<PartRow, 'key' | 'is_window'> & { readonly id: string };

const columns = 'id, lower(during) as window_starts, upper(during) as window_ends, units';

@Injectable()
export class WindowsStore {
  constructor(private readonly transactions: Transactions) {}

  /** Windows that overlap each stretch, whole, by start; stretches without any are left out. */
  async within(
    keys: readonly string[],
    tx: Tx = this.transactions.reading,
  ): Promise<ReadonlyMap<string, CapacityWindow[]>> {
    const rows = await tx.query<(WindowRow & { key: string })[]>(
      `select asked.key, ${columns} from ${askedStretches}
       join capacity_windows w using (resource_id)
       where upper(during) > starts and lower(during) < ends order by lower(during)`,
      [...stretchParameters(keys)],
    );
    const byKey = Map.groupBy(rows, (row) => row.key);
    return new Map([...byKey].map(([key, own]) => [key, own.map(windowOf)]));
  }

  /** Windows by id, by start. */
  async byIds(ids: readonly string[]): Promise<readonly CapacityWindow[]> {
    const rows = await this.transactions.reading.query<WindowRow[]>(
      `select ${columns} from capacity_windows where id = any($1) order by lower(during)`,
      [ids.map((id) => uuidOf(id as Id))],
    );
    return rows.map(windowOf);
  }

  /**
   * What is free in each stretch, for whoever may see its resource: stretches of time with units left, by start; a hold past
   * its deadline is free. Neighbours differ in their units.
   */
  async free(keys: readonly string[]): Promise<ReadonlyMap<string, readonly UnitsOver[]>> {
    const calendars = await this.calendars(keys);
    const freeOf = (key: string) => {
      const { windows, taken } = calendars(key);
      return freeSegments(windows, taken, periodOfKey(key)).filter(({ units }) => units > 0);
    };
    return new Map(keys.map((key) => [key, freeOf(key)]));
  }

  /** Units free at every instant of each stretch, for whoever may see its resource; a hold past its deadline is free. */
  async freeUnits(keys: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const calendars = await this.calendars(keys);
    const leastOf = (key: string) => {
      const { windows, taken } = calendars(key);
      return Math.max(0, leastFree(windows, taken, periodOfKey(key)));
    };
    return new Map(keys.map((key) => [key, leastOf(key)]));
  }

  private async calendars(keys: readonly string[]) {
    const rows = await this.transactions.reading.query<PartRow[]>(
      `select asked.key, lower(during) as window_starts, upper(during) as window_ends, units, true as is_window
       from ${askedStretches} join capacity_windows w using (resource_id)
       where upper(during) > starts and lower(during) < ends
       union all
       select asked.key, lower(span), upper(span), units, false
       from ${askedStretches} join commitments c using (resource_id) cross join unnest(c.during) as span
       where upper(during) > starts and lower(during) < ends and state in ('HELD', 'BOOKED', 'BLOCKED')
         and (state <> 'HELD' or expires_at > statement_timestamp())`,
      [...stretchParameters(keys)],
    );
    const byKey = Map.groupBy(rows, (row) => row.key);
    const partsOf = (key: string, isWindow: boolean): readonly UnitsOver[] =>
      (byKey.get(key) ?? [])
        .filter((row) => row.is_window === isWindow)
        .map((row) => ({ during: periodOf(row), units: row.units }));
    return (key: string) => ({ windows: partsOf(key, true), taken: partsOf(key, false) });
  }

  /** The database's clock. */
  async now(tx: Tx): Promise<Instant> {
    const [row] = await tx.query<{ now: Date }[]>(`select date_trunc('milliseconds', clock_timestamp()) as now`);
    if (!row) throw new Error('the database tells no time');
    return fromDate(row.now);
  }

  async insert(
    tx: Tx,
    resource: Resource,
    windows: readonly (UnitsOver & { readonly id: Id<'window'> })[],
  ): Promise<void> {
    await tx.query(
      `insert into capacity_windows (id, facility_id, resource_id, during, units)
       select id, $1, $2, tstzrange(starts, ends), units
       from unnest($3::uuid[], $4::timestamptz[], $5::timestamptz[], $6::int[]) as w (id, starts, ends, units)`,
      [
        uuidOf(resource.facilityId),
        uuidOf(resource.id),
        windows.map((window) => uuidOf(window.id)),
        windows.map((window) => new Date(window.during.start)),
        windows.map((window) => new Date(window.during.end)),
        windows.map((window) => window.units),
      ],
    );
  }
}

const periodOf = (row: Pick<WindowRow, 'window_starts' | 'window_ends'>): Period => ({
  start: fromDate(row.window_starts),
  end: fromDate(row.window_ends),
});

const windowOf = (row: WindowRow): CapacityWindow => ({
  id: idOf('window', row.id),
  period: periodOf(row),
  units: row.units,
});
