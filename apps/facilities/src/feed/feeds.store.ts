import { Injectable } from '@nestjs/common';
import { idOf, uuidOf, type Id } from '#kernel/ids';
import type { Instant } from '#kernel/instant';
import type { Tx } from '#service/database/database';
import { Transactions } from '#service/database/transactions';
import type { NamedCalendar } from '../domain/calendar-feed';
import type { Resource } from '../resource/resources.store';
import { feedColumns, feedOf, type Feed, type FeedRow, type KnownCopy } from './feed.row';

/** Calendars of elsewhere; what they keep is in the store of blocks. */
@Injectable()
export class FeedsStore {
  constructor(private readonly transactions: Transactions) {}

  async byIds(ids: readonly string[], tx: Tx = this.transactions.reading): Promise<ReadonlyMap<string, Feed>> {
    const rows = await tx.query<FeedRow[]>(`select ${feedColumns} from calendar_feeds f where f.id = any($1)`, [
      ids.map((id) => uuidOf(id as Id)),
    ]);
    return new Map(rows.map((row) => [idOf('feed', row.id), feedOf(row)]));
  }

  /** By resource; each list by name, then id. */
  async ofResources(ids: readonly string[]): Promise<ReadonlyMap<string, readonly Feed[]>> {
    const rows = await this.transactions.reading.query<FeedRow[]>(
      `select ${feedColumns} from calendar_feeds f where f.resource_id = any($1) order by f.name, f.id`,
      [ids.map((id) => uuidOf(id as Id))],
    );
    return Map.groupBy(rows.map(feedOf), ({ resourceId }) => resourceId);
  }

  /** By facility: calendars whose last reading failed, or that are paused; by name, then id, the first `most` of each. */
  async troubledIn(facilities: readonly string[], most: number): Promise<ReadonlyMap<string, readonly Feed[]>> {
    const rows = await this.transactions.reading.query<FeedRow[]>(
      `select f.* from unnest($1::uuid[]) as asked (id) cross join lateral (
         select ${feedColumns} from calendar_feeds f
         where f.facility_id = asked.id and (f.fault is not null or (f.url is not null and f.next_at is null))
         order by f.name, f.id limit $2
       ) f`,
      [facilities.map((id) => uuidOf(id as Id)), most],
    );
    return Map.groupBy(rows.map(feedOf), ({ facilityId }) => facilityId);
  }

  /** The calendars of a resource, held until the end of the transaction: names are given one after the other. */
  async held(tx: Tx, resource: Id<'resource'>): Promise<readonly Feed[]> {
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('calendars of ' || $1, 0))`, [resource]);
    const rows = await tx.query<FeedRow[]>(
      `select ${feedColumns} from calendar_feeds f where f.resource_id = $1 order by f.name for update`,
      [uuidOf(resource)],
    );
    return rows.map(feedOf);
  }

  /** A new one; one with an address is read at once. */
  async insert(
    tx: Tx,
    id: Id<'feed'>,
    resource: Resource,
    { name, units, url }: NamedCalendar & { readonly url: string | null },
  ): Promise<void> {
    await tx.query(
      `insert into calendar_feeds (id, facility_id, resource_id, organisation_id, name, units, url, next_at)
       values ($1, $2, $3, $4, $5, $6, $7, case when $7::text is not null then clock_timestamp() end)`,
      [
        ...[uuidOf(id), uuidOf(resource.facilityId), uuidOf(resource.id), uuidOf(resource.organisationId)],
        ...[name, units, url],
      ],
    );
  }

  async setUnits(tx: Tx, id: Id<'feed'>, units: number | null): Promise<void> {
    await tx.query('update calendar_feeds set units = $2 where id = $1', [uuidOf(id), units]);
  }

  /** To be read by whoever comes by next, with the patience of a first time. */
  async due(tx: Tx, id: Id<'feed'>): Promise<void> {
    await tx.query('update calendar_feeds set next_at = clock_timestamp(), failures = 0 where id = $1', [uuidOf(id)]);
  }

  /** Its blocks go with it, unless they were made the house's own before. */
  async remove(tx: Tx, id: Id<'feed'>): Promise<void> {
    await tx.query('delete from calendar_feeds where id = $1', [uuidOf(id)]);
  }

  /**
   * Takes up to `most` calendars that are due, one of each house but the `busy` ones, from whoever else looks for them. They are
   * due again after `forSeconds`: who dies in the middle of reading is followed by another.
   */
  async claim(
    most: number,
    busy: readonly Id<'organisation'>[],
    forSeconds: number,
  ): Promise<readonly (Feed & { readonly copy: KnownCopy })[]> {
    const isAny: unknown[] = await this.transactions.reading.query(
      'select 1 from calendar_feeds where next_at <= clock_timestamp() limit 1',
    );
    if (isAny.length === 0) return [];
    return this.transactions.run(async (tx) => {
      const due = await tx.query<
        (FeedRow & { etag: string | null; last_modified: string | null; content_hash: Buffer | null })[]
      >(
        `select ${feedColumns}, f.etag, f.last_modified, f.content_hash from calendar_feeds f
         where f.next_at <= clock_timestamp() and f.id in (
           select distinct on (organisation_id) id from calendar_feeds
           where next_at <= clock_timestamp() and organisation_id <> all($2) order by organisation_id, next_at)
         order by f.next_at limit $1 for update skip locked`,
        [most, busy.map(uuidOf)],
      );
      await tx.query(
        `update calendar_feeds set tried_at = clock_timestamp(), next_at = clock_timestamp() + make_interval(secs => $2)
         where id = any($1)`,
        [due.map(({ id }) => id), forSeconds],
      );
      return due.map((row) => ({
        ...feedOf(row),
        copy: { etag: row.etag, lastModified: row.last_modified, hash: row.content_hash },
      }));
    });
  }

  /** It could not be read; what was read before stands. */
  async failed(id: Id<'feed'>, fault: string, nextAt: Instant | null): Promise<void> {
    await this.transactions.reading.query(
      'update calendar_feeds set fault = $2, failures = failures + 1, next_at = $3 where id = $1',
      [uuidOf(id), fault, nextAt === null ? null : new Date(nextAt)],
    );
  }

  /** It was found as it is known. */
  async found(tx: Tx, id: Id<'feed'>, nextAt: Instant | null): Promise<void> {
    await tx.query(
      `update calendar_feeds set fault = null, failures = 0, tried_at = clock_timestamp(), read_at = clock_timestamp(),
         next_at = $2
       where id = $1`,
      [uuidOf(id), nextAt === null ? null : new Date(nextAt)],
    );
  }

  /** What is known of the copy that was taken in up to a moment, and what of it could not be read. */
  async took(
    tx: Tx,
    id: Id<'feed'>,
    copy: KnownCopy,
    {
      leftOut,
      faults,
      until,
    }: { readonly leftOut: number; readonly faults: readonly string[]; readonly until: Instant },
  ): Promise<void> {
    await tx.query(
      `update calendar_feeds set etag = $2, last_modified = $3, content_hash = $4, left_out = $5, left_out_first = $6,
         read_until = $7
       where id = $1`,
      [uuidOf(id), copy.etag, copy.lastModified, copy.hash, leftOut, faults, new Date(until)],
    );
  }
}
