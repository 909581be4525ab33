import { Injectable } from '@nestjs/common';
import { idOf, type Id } from '#kernel/ids';
import { fromDate, type Instant } from '#kernel/instant';
import type { Tx } from '#service/database/database';
import { Transactions } from '#service/database/transactions';
import type { Uuid } from '../domain/market/state';

/** A saved search, and those of the changed resources that claim a leaf it looks for. */
export type Watcher = { readonly search: Id<'search'>; readonly resources: readonly Uuid[] };

const resourcesOfFacilities = 'select r.id from resources r where r.facility_id = any($1::uuid[])';

/** Adds the resources an SQL query finds for subjects ($1) to those that are to be judged. */
const noted =
  (resources: string) =>
  async (tx: Tx, subjects: readonly string[]): Promise<void> => {
    await tx.query(`insert into changed_resources (resource_id) ${resources}`, [subjects]);
  };

/**
 * Resources of which something changed that a search could find or lose by. Noted in the transaction that moves the cursor of the
 * facts, so that none is lost; one that is noted twice is judged twice, which changes nothing.
 */
@Injectable()
export class ChangesStore {
  constructor(private readonly transactions: Transactions) {}

  /** Subjects are resources: those, and the wholes they are parts of. */
  readonly ofResources = noted(
    `select changed.id from unnest($1::uuid[]) changed (id)
     union select p.whole_id from resource_parts p where p.part_id = any($1::uuid[])`,
  );
  /** Subjects are facilities. */
  readonly ofFacilities = noted(resourcesOfFacilities);
  /** Subjects are organisations: their names are looked for as well. */
  readonly ofOrganisations = noted(
    `select r.id from resources r join facilities f on f.id = r.facility_id where f.organisation_id = any($1::uuid[])`,
  );
  /** Subjects are alliances: what their members offer, to each other or to whoever joined. */
  readonly ofAlliances = noted(
    `select distinct r.id from resources r join facilities f on f.id = r.facility_id
     join memberships m on m.organisation_id = f.organisation_id where m.alliance_id = any($1::uuid[])`,
  );

  /** The clock of the database, which orders what is judged and what is saved. */
  async clock(): Promise<Instant> {
    const [row] = await this.transactions.reading.query<{ now: Date }[]>(
      // NOTE: to the millisecond and down, so that whatever is written from now on is not before it.
      `select date_trunc('milliseconds', clock_timestamp()) as now`,
    );
    if (row === undefined) throw new Error('the database has no clock');
    return fromDate(row.now);
  }

  /** The oldest that are not judged yet: rows and the resources they name. */
  async waiting(most: number): Promise<{ readonly rows: readonly string[]; readonly resources: readonly Uuid[] }> {
    const rows = await this.transactions.reading.query<{ id: string; resource_id: string }[]>(
      `select id, resource_id from changed_resources where judged_at is null order by id limit $1`,
      [most],
    );
    return { rows: rows.map(({ id }) => id), resources: [...new Set(rows.map((row) => row.resource_id))] };
  }

  /** Which saved searches look for what these resources claim, each with those it could find. */
  async watchers(resources: readonly Uuid[], now: Instant): Promise<readonly Watcher[]> {
    const rows = await this.transactions.reading.query<{ search: string; resources: Uuid[] }[]>(
      `select s.id as search, array_agg(distinct c.resource_id) as resources
       from claims c join saved_searches s on s.leaves @> array[c.capability]
       where c.resource_id = any($1::uuid[]) and s.frequency <> 'NEVER' and s.until > $2 group by s.id`,
      [resources, new Date(now)],
    );
    return rows.map((row) => ({ search: idOf('search', row.search), resources: row.resources }));
  }

  /** These resources and all others of their facilities. */
  async sameHouses(resources: readonly Uuid[]): Promise<readonly Uuid[]> {
    const rows = await this.transactions.reading.query<{ id: Uuid }[]>(
      `select r.id from resources r
       where r.facility_id in (select one.facility_id from resources one where one.id = any($1::uuid[]))`,
      [resources],
    );
    return rows.map(({ id }) => id);
  }

  /** Until the transaction ends nobody else saves a search or writes down what was judged. */
  async lock(tx: Tx): Promise<void> {
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('watch of saved searches', 0))`);
  }

  /** Searches that are watched, and were saved or came to ask something else since then. Under the lock. */
  async begunSince(tx: Tx, since: Instant): Promise<ReadonlySet<Id<'search'>>> {
    const rows = await tx.query<{ id: string }[]>(
      `select id from saved_searches where watched_since >= $1 and frequency <> 'NEVER'`,
      [new Date(since)],
    );
    return new Set(rows.map(({ id }) => idOf('search', id)));
  }

  /** These rows are judged. What was judged minutes ago is forgotten. */
  async markJudged(tx: Tx, rows: readonly string[]): Promise<void> {
    await tx.query('update changed_resources set judged_at = clock_timestamp() where id = any($1::bigint[])', [rows]);
    await tx.query(`delete from changed_resources where judged_at < clock_timestamp() - interval '5 minutes'`);
  }

  /** What was judged since then is to be judged again: a search that is being saved was not yet there. Under the lock. */
  async judgeAgainSince(tx: Tx, since: Instant): Promise<void> {
    await tx.query('update changed_resources set judged_at = null where judged_at >= $1', [new Date(since)]);
  }
}
