import { Injectable } from '@nestjs/common';
import { resourceMoved } from '#events/facilities';
import { newId, uuidOf, type Id } from '#kernel/ids';
import { Clock } from '#service/clock';
import type { Tx } from '#service/database/database';
import { Outbox } from '#service/facts/outbox';
import { judgeListing } from '../domain/table/judge';
import { faultOf, type ListingRow } from '../domain/table/row';
import { BroughtStore } from '../import/brought.store';
import { ResourcesStore } from '../resource/resources.store';
import type { PlacedFault, RowOutcome, TableImport, WorkRow } from './table.row';
import type { TakeRows, Way } from './take-rows';

type Listed = { readonly resource: Id<'resource'> };
type Row = WorkRow<ListingRow, Listed>;

/** Rows that list resources. */
@Injectable()
export class TakeListings implements TakeRows {
  constructor(
    private readonly resources: ResourcesStore,
    private readonly brought: BroughtStore,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async take(tx: Tx, table: TableImport, rows: readonly Row[], way: Way): Promise<readonly RowOutcome<Listed>[]> {
    const { facilityId, organisationId } = table;
    const names = rows.map(({ read }) => read.name);
    const known = await this.resources.named(tx, facilityId, names);
    const now = this.clock.now();
    const judged = rows.map(({ row, read }) => {
      const { verdict, faults, does } = judgeListing(read, known.get(read.name) ?? []);
      const listing = does && {
        id: newId('resource', now),
        facilityId,
        organisationId,
        ...does,
        rates: [],
        windows: [],
      };
      return { row, verdict, faults, listing };
    });
    if (way === 'DO')
      await this.brought.insertResources(
        tx,
        judged.flatMap(({ listing }) => (listing === null ? [] : [listing])),
      );
    return judged.map(({ listing, ...outcome }) => ({ ...outcome, made: listing && { resource: listing.id } }));
  }

  /** A resource goes only while nothing has come of it. */
  async takeBack(tx: Tx, _: TableImport, rows: readonly Row[], way: Way): Promise<readonly PlacedFault[]> {
    const made = rows.flatMap(({ row, read, made }) => (made === null ? [] : [{ row, read, id: made.resource }]));
    const ids = made.map(({ id }) => uuidOf(id));
    // The lock of the calendar: nobody books or publishes while it goes.
    if (way === 'DO') await tx.query('select lock_resources($1, true)', [ids]);
    const used: readonly { readonly id: string }[] = await tx.query(
      `select r.id from resources r where r.id = any($1) and (
         r.is_linked or exists (select from capacity_windows w where w.resource_id = r.id)
         or exists (select from rates t where t.resource_id = r.id)
         or exists (select from commitments c where c.resource_id = r.id)
         or exists (select from blocks b where b.resource_id = r.id)
         or exists (select from calendar_feeds f where f.resource_id = r.id)
         or exists (select from calendar_links l where l.resource_id = r.id)
         or exists (select from resource_class_members m where m.resource_id = r.id))`,
      [ids],
    );
    const inUse = new Set(used.map(({ id }) => id));
    const faults = made.flatMap(({ row, read, id }) =>
      inUse.has(uuidOf(id))
        ? [{ row, ...faultOf('WRONG_STATUS', 'name', 'no windows, rates, promises or anything else of it', read.name) }]
        : [],
    );
    if (faults.length > 0 || way === 'LOOK') return faults;
    await tx.query('delete from resources where id = any($1)', [ids]);
    await this.outbox.add(tx, ...ids.map((subject) => ({ type: resourceMoved, subject, payload: {} })));
    return [];
  }
}
