import { Injectable } from '@nestjs/common';
import { idOf, uuidOf, type Id } from '#kernel/ids';
import { fromDate, type Instant } from '#kernel/instant';
import type { Period } from '#kernel/period';
import { freeSegmentsWhileOpen, leastFreeWhileOpen, type UnitsOver } from '#kernel/stretches';
import { lackingParts, type PartCalendar } from '#kernel/together';
import type { Tx } from '#service/database/database';
import { Transactions } from '#service/database/transactions';
import { HoursStore } from '../hours/hours.store';
import type { Resource } from '../resource/resources.store';
import { askedStretches, periodOfKey, resourceOfKey, stretchParameters } from '../resource/stretch';

/** A window as its resolver shows it. */
export type CapacityWindow = { readonly id: Id<'window'>; readonly period: Period; readonly units: number };

type PartRow = {
  readonly key: string;
  readonly window_starts: Date;
  readonly window_ends: Date;
  readonly units: number;
  readonly is_window: boolean;
  /** Of a part of the resource asked about, and how many units the whole needs of it; null for its own. */
  readonly part_id: string | null;
  readonly needs: number;
};
type WindowRow = Pick<PartRow, 'window_starts' | 'window_ends' | 'units'> & { readonly id: string };

const columns = 'id, lower(during) as window_starts, upper(during) as window_ends, units';

@Injectable()
export class WindowsStore {
  constructor(
    private readonly transactions: Transactions,
    private readonly hours: HoursStore,
  ) {}

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

  /** When the last window of each resource ends; resources without any are left out. */
  async lastEnds(ids: readonly string[]): Promise<ReadonlyMap<string, Instant>> {
    const rows = await this.transactions.reading.query<{ readonly resource_id: string; readonly ends: Date }[]>(
      `select resource_id, max(upper(during)) as ends from capacity_windows where resource_id = any($1) group by resource_id`,
      [ids.map((id) => uuidOf(id as Id))],
    );
    return new Map(rows.map(({ resource_id, ends }) => [idOf('resource', resource_id), fromDate(ends)]));
  }

  /** A window and whose it is; null for one that is not there, or not any more. */
  async byId(
    tx: Tx,
    id: Id<'window'>,
  ): Promise<{ readonly window: CapacityWindow; readonly resourceId: Id<'resource'> } | null> {
    const [row] = await tx.query<(WindowRow & { readonly resource_id: string })[]>(
      `select ${columns}, resource_id from capacity_windows where id = $1`,
      [uuidOf(id)],
    );
    return row ? { window: windowOf(row), resourceId: idOf('resource', row.resource_id) } : null;
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
   * What is free in each stretch, for whoever may see its resource: stretches of open time with units left, by start; a hold
   * past its deadline is free. Neighbours differ in their units.
   */
  async free(keys: readonly string[]): Promise<ReadonlyMap<string, readonly UnitsOver[]>> {
    const calendars = await this.calendars(keys);
    const freeOf = (key: string) => {
      const { windows, taken, hours } = calendars(key);
      return freeSegmentsWhileOpen(windows, taken, periodOfKey(key), hours).filter(({ units }) => units > 0);
    };
    return new Map(keys.map((key) => [key, freeOf(key)]));
  }

  /** Units free at every open instant of each stretch, none where there is no such instant; for whoever may see its resource; a hold past its deadline is free. */
  async freeUnits(keys: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const calendars = await this.calendars(keys);
    const leastOf = (key: string) => {
      const { windows, taken, hours } = calendars(key);
      return Math.max(0, leastFreeWhileOpen(windows, taken, periodOfKey(key), hours));
    };
    return new Map(keys.map((key) => [key, leastOf(key)]));
  }

  /** When each resource is open, what is offered and taken in each stretch; of a whole, what its parts keep from it counts as taken. */
  private async calendars(keys: readonly string[]) {
    const rows = await this.transactions.reading.query<PartRow[]>(
      `with asked as (select * from ${askedStretches}),
       reached as (
         select key, resource_id, starts, ends, null::uuid as part_id, 0 as needs from asked
         union all
         select asked.key, p.part_id, asked.starts, asked.ends, p.part_id, coalesce(p.takes, r.units)
         from asked join resource_parts p on p.whole_id = asked.resource_id join resources r on r.id = p.part_id
       )
       select key, part_id, needs, lower(during) as window_starts, upper(during) as window_ends, units, true as is_window
       from reached join capacity_windows w using (resource_id)
       where upper(during) > starts and lower(during) < ends
       union all
       select key, part_id, needs, lower(span), upper(span), units, false
       from reached join commitments c using (resource_id) cross join unnest(c.during) as span
       where upper(during) > starts and lower(during) < ends and state in ('HELD', 'BOOKED', 'BLOCKED')
         and (state <> 'HELD' or expires_at > statement_timestamp())
       union all -- a part that offers nothing at all is a part all the same
       select key, part_id, needs, starts, ends, 0, true from reached where part_id is not null`,
      [...stretchParameters(keys)],
    );
    const byKey = Map.groupBy(rows, (row) => row.key);
    const hours = await this.hours.ofResources([...new Set(keys.map(resourceOfKey))]);
    return (key: string) => {
      const own = Map.groupBy(byKey.get(key) ?? [], (row) => row.part_id);
      const parts = [...own].flatMap(([part, theirs]) => (part === null ? [] : [partOf(theirs)]));
      const { windows, taken } = calendarOf(own.get(null) ?? []);
      const known = hours.get(resourceOfKey(key));
      if (known === undefined) throw new Error(`${key} has no hours`);
      return { windows, taken: [...taken, ...lackingParts(parts, periodOfKey(key))], hours: known };
    };
  }

  /** The database's clock. */
  async now(tx: Tx): Promise<Instant> {
    const [row] = await tx.query<{ now: Date }[]>(`select date_trunc('milliseconds', clock_timestamp()) as now`);
    if (!row) throw new Error('the database tells no time');
    return fromDate(row.now);
  }

  /** Windows of resources in place of others, in one statement: what is taken is looked at when both are done. */
  async replace(
    tx: Tx,
    gone: readonly { readonly resourceId: Id<'resource'>; readonly during: Period }[],
    laid: readonly (UnitsOver & { readonly id: Id<'window'>; readonly resourceId: Id<'resource'> })[],
  ): Promise<void> {
    await tx.query(
      `with gone as (
         delete from capacity_windows w using unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[]) as g (resource_id, starts, ends)
         where w.resource_id = g.resource_id
           and upper(w.during) = g.ends and lower(w.during) = g.starts
         returning 1
       )
       insert into capacity_windows (id, facility_id, resource_id, during, units)
       select w.id, r.facility_id, r.id, tstzrange(w.starts, w.ends), w.units
       from unnest($4::uuid[], $5::uuid[], $6::timestamptz[], $7::timestamptz[], $8::int[]) as w (id, resource_id, starts, ends, units)
       join resources r on r.id = w.resource_id
       where (select count(*) from gone) >= 0 -- not before the others are gone: windows never overlap`,
      [
        gone.map(({ resourceId }) => uuidOf(resourceId)),
        gone.map(({ during }) => new Date(during.start)),
        gone.map(({ during }) => new Date(during.end)),
        laid.map(({ id }) => uuidOf(id)),
        laid.map(({ resourceId }) => uuidOf(resourceId)),
        laid.map(({ during }) => new Date(during.start)),
        laid.map(({ during }) => new Date(during.end)),
        laid.map(({ units }) => units),
      ],
    );
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

function calendarOf(rows: readonly PartRow[]) {
  const overs = (isWindow: boolean): readonly UnitsOver[] =>
    rows.filter((row) => row.is_window === isWindow).map((row) => ({ during: periodOf(row), units: row.units }));
  return { windows: overs(true), taken: overs(false) };
}

const partOf = (rows: readonly PartRow[]): PartCalendar => ({ ...calendarOf(rows), needs: rows[0]?.needs ?? 0 });

const windowOf = (row: WindowRow): CapacityWindow => ({
  id: idOf('window', row.id),
  period: periodOf(row),
  units: row.units,
});
