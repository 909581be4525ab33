import { Injectable } from '@nestjs/common';
import type { Id } from '#kernel/ids';
import { instant, type Instant } from '#kernel/instant';
import { overlaps, type Period } from '#kernel/period';
import type { UnitsOver } from '#kernel/stretches';
import type { Tx } from '#service/database/database';
import { LayWindows } from '../capacity/lay-windows';
import { WindowsStore } from '../capacity/windows.store';
import { CalendarStore } from '../commitment/calendar.store';
import type { Calendars } from '../domain/changes';
import { isStillOffered } from '../domain/house-acts';
import { leftOf, promisesBeyond, type Targets } from '../domain/reshape';
import { judgeWindow, onlyNamed, type Laying } from '../domain/table/judge';
import { faultOf, type WindowRow } from '../domain/table/row';
import { ResourcesStore } from '../resource/resources.store';
import type { PlacedFault, RowOutcome, TableImport, WorkRow } from './table.row';
import type { TakeRows, Way } from './take-rows';

/** Stretches that a row has changed: start, end, units before and after. */
type Laid = {
  readonly resource: Id<'resource'>;
  readonly stretches: readonly (readonly [number, number, number, number])[];
};
type Row = WorkRow<WindowRow, Laid>;
type Offer = UnitsOver & { readonly resourceId: Id<'resource'> };

/** Rows that say how many units are offered when. */
@Injectable()
export class TakeWindows implements TakeRows {
  constructor(
    private readonly resources: ResourcesStore,
    private readonly calendars: CalendarStore,
    private readonly windows: WindowsStore,
    private readonly laying: LayWindows,
  ) {}

  async take(tx: Tx, table: TableImport, rows: readonly Row[], way: Way): Promise<readonly RowOutcome<Laid>[]> {
    const names = rows.map(({ read }) => read.resource);
    const known = await this.resources.named(tx, table.facilityId, names);
    const meant = rows.map(({ row, read }) => ({
      row,
      read,
      meant: onlyNamed(known.get(read.resource), read.resource),
    }));
    const asked = meant.flatMap(({ read, meant }) =>
      'id' in meant ? [{ resourceId: meant.id, during: periodOf(read), units: read.units }] : [],
    );
    const calendars = await this.calendarsOf(tx, asked, way);
    const now = await this.windows.now(tx);
    const judged = meant.map(({ row, read, meant }) => {
      if (!('id' in meant)) return { row, verdict: 'REFUSED' as const, faults: [meant], does: null, resource: null };
      const calendar = calendars.get(meant.id);
      if (calendar === undefined) throw new Error(`${meant.id} has no calendar`);
      return { row, ...judgeWindow(read, { units: meant.units, calendar, now }), resource: meant.id };
    });
    const laid = judged.flatMap(({ does, resource }) =>
      does && resource ? [{ resourceId: resource, ...does.target }] : [],
    );
    if (way === 'DO') await this.lay(tx, table, calendars, laid);
    return judged.map(({ row, verdict, faults, does, resource }) => ({
      ...{ row, verdict, faults },
      made: does && resource && madeOf(resource, does),
    }));
  }

  async takeBack(tx: Tx, table: TableImport, rows: readonly Row[], way: Way): Promise<readonly PlacedFault[]> {
    const now = await this.windows.now(tx);
    const left = rows.flatMap(({ row, made }) => (made === null ? [] : leftOf(stretchesOf(row, made), now)));
    if (left.length === 0) return [];
    const back = left.map(({ resourceId, during, before }) => ({ resourceId, during, units: before }));
    const calendars = await this.calendarsOf(tx, back, way);
    const faults = left.flatMap(({ row, resourceId, during, before, after }): readonly PlacedFault[] => {
      const calendar = calendars.get(resourceId);
      const near = calendar?.windows.filter((window) => overlaps(window.during, during)) ?? [];
      if (calendar === undefined || !isStillOffered(near, [{ during, units: after }]))
        return [{ row, ...faultOf('WRONG_STATUS', 'units', `${after} units, as the table left it`, 'changed since') }];
      return promisesBeyond(calendar, [{ during, units: before }]).map(({ id }) => ({
        row,
        ...faultOf('UNITS_TAKEN', 'units', `no promise of more than ${before} units`, id),
      }));
    });
    if (faults.length > 0 || way === 'LOOK') return faults;
    await this.lay(tx, table, calendars, back);
    return [];
  }

  private async calendarsOf(tx: Tx, offers: readonly Offer[], way: Way): Promise<Calendars> {
    const targets = targetsOf(offers);
    if (way === 'DO') await this.calendars.lock(tx, [...targets.keys()]);
    return this.laying.load(tx, targets);
  }

  private async lay(tx: Tx, { actsAs }: TableImport, before: Calendars, offers: readonly Offer[]): Promise<void> {
    if (offers.length === 0) return;
    // Under the locks each has been looked at by itself, and they are apart from each other.
    if ((await this.laying.lay(tx, actsAs, before, targetsOf(offers))) === null)
      throw new Error('rows that were judged break a promise');
  }
}

/** By start for each resource. */
const targetsOf = (offers: readonly Offer[]): Targets =>
  new Map(
    [...Map.groupBy(offers, ({ resourceId }) => resourceId)].map(([resource, own]) => [
      resource,
      own.toSorted((a, b) => a.during.start - b.during.start),
    ]),
  );

const periodOf = ({ start, end }: WindowRow): Period => ({ start: instant(start), end: instant(end) });

const madeOf = (resource: Id<'resource'>, { stretches }: Laying): Laid => ({
  resource,
  stretches: stretches.map(({ during, before, after }) => [during.start, during.end, before, after] as const),
});

const stretchesOf = (row: number, { resource, stretches }: Laid) =>
  stretches.map(([start, end, before, after]) => ({
    ...{ row, resourceId: resource, before, after },
    during: { start: start as Instant, end: end as Instant },
  }));
