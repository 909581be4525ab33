import { Injectable } from '@nestjs/common';
import { idOf, uuidOf, type Id } from '#kernel/ids';
import { fromDate } from '#kernel/instant';
import type { Period } from '#kernel/period';
import type { Tx } from '#service/database/database';
import { Transactions } from '#service/database/transactions';
import type { EventBlock } from '../domain/ical/sync-plan';

type EventRow = {
  readonly id: string;
  readonly starts: Date;
  readonly ends: Date;
  readonly units: number | null;
  readonly note: string | null;
};

/** So many that end after a moment, from a place in their order on. */
export type NearAsk = { readonly after: Date; readonly most: number; readonly from: number };

type BlocksBy = ReadonlyMap<string, readonly Id<'block'>[]>;

/** Blocks by the calendar that brought them. */
@Injectable()
export class FeedBlocksStore {
  constructor(private readonly transactions: Transactions) {}

  /** What a calendar keeps that overlaps a period, whole, by id. */
  async kept(tx: Tx, feed: Id<'feed'>, within: Period): Promise<readonly EventBlock[]> {
    const rows = await tx.query<EventRow[]>(
      `select id, lower(during) as starts, upper(during) as ends, units, note from blocks
       where feed_id = $1 and upper(during) > $2 and lower(during) < $3 order by id`,
      [uuidOf(feed), new Date(within.start), new Date(within.end)],
    );
    return rows.map(({ id, starts, ends, units, note }) => ({
      ...{ id: idOf('block', id), units, note },
      during: { start: fromDate(starts), end: fromDate(ends) },
    }));
  }

  /** All that a calendar keeps, whenever. */
  async all(tx: Tx, feed: Id<'feed'>): Promise<readonly Id<'block'>[]> {
    const rows = await tx.query<{ id: string }[]>('select id from blocks where feed_id = $1', [uuidOf(feed)]);
    return rows.map(({ id }) => idOf('block', id));
  }

  /** From now on the house keeps that time itself. */
  async handOver(tx: Tx, feed: Id<'feed'>): Promise<void> {
    await tx.query(
      `update blocks set feed_id = null, source = 'HAND'
       where feed_id = $1 or part_of in (select id from blocks where feed_id = $1)`,
      [uuidOf(feed)],
    );
  }

  /** How many events each calendar keeps time with that end after a moment. */
  async counts(feeds: readonly string[], after: Date): Promise<ReadonlyMap<string, number>> {
    const rows = await this.transactions.reading.query<{ feed_id: string; events: string }[]>(
      `select feed_id, count(*) as events from blocks where feed_id = any($1) and upper(during) > $2 group by feed_id`,
      [feeds.map((id) => uuidOf(id as Id)), after],
    );
    return new Map(rows.map((row) => [idOf('feed', row.feed_id), Number(row.events)]));
  }

  /** Blocks that end after a moment and meet a live promise, by start: of each calendar as many as are asked for. */
  nearPromises(feeds: readonly string[], ask: NearAsk): Promise<BlocksBy> {
    const isOf = 'b.feed_id = asked.id or b.part_of in (select id from blocks where feed_id = asked.id)';
    return this.near(isOf, feeds, ask);
  }

  /** The same of all calendars of each facility. */
  nearPromisesIn(facilities: readonly string[], ask: NearAsk): Promise<BlocksBy> {
    return this.near(`b.facility_id = asked.id and b.source in ('FEED', 'FILE')`, facilities, ask);
  }

  private async near(isOf: string, ids: readonly string[], { after, most, from }: NearAsk): Promise<BlocksBy> {
    const rows = await this.transactions.reading.query<{ asked: string; id: string }[]>(
      `select asked.id as asked, met.id from unnest($1::uuid[]) as asked (id) cross join lateral (
         select b.id from blocks b
         where (${isOf}) and upper(b.during) > $2 and exists (
           select from commitments c
           where c.resource_id = b.resource_id and c.during && b.during and c.block_id is null
             and (c.state = 'BOOKED' or (c.state = 'HELD' and c.expires_at > statement_timestamp()))
         )
         order by lower(b.during), b.id limit $3 offset $4
       ) met`,
      [ids.map((id) => uuidOf(id as Id)), after, most, from],
    );
    const wordOf = new Map(ids.map((id) => [uuidOf(id as Id), id]));
    const byAsked = Map.groupBy(rows, ({ asked }) => wordOf.get(asked) ?? '');
    return new Map([...byAsked].map(([asked, own]) => [asked, own.map(({ id }) => idOf('block', id))]));
  }

  /** Those of these ids that are commitments of the resource: our own calendar, come back to us. */
  async ownCommitments(tx: Tx, resource: Id<'resource'>, uuids: readonly string[]): Promise<ReadonlySet<string>> {
    if (uuids.length === 0) return new Set();
    const rows = await tx.query<{ id: string }[]>(
      'select id from commitments where resource_id = $1 and id = any($2)',
      [uuidOf(resource), uuids],
    );
    return new Set(rows.map(({ id }) => id));
  }
}
