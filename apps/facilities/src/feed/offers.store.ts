import { Injectable } from '@nestjs/common';
import { idOf, uuidOf, type Id } from '#kernel/ids';
import { instant } from '#kernel/instant';
import type { Period } from '#kernel/period';
import type { Tx } from '#service/database/database';
import { Transactions } from '#service/database/transactions';
import { multirangeOf } from '../commitment/calendar.store';
import type { Offer } from '../domain/ical/offer-plan';

type Spans = readonly (readonly [number, number])[];

/** The time whose windows are a calendar's own. */
@Injectable()
export class OffersStore {
  constructor(private readonly transactions: Transactions) {}

  /** Nobody else changes it until the transaction ends. */
  async of(tx: Tx, feed: Id<'feed'>): Promise<Offer> {
    const [row] = await tx.query<{ offered: Spans; taken_back: Spans }[]>(
      `select ${spansOf('offered')} as offered, ${spansOf('taken_back')} as taken_back from calendar_feeds where id = $1 for update`,
      [uuidOf(feed)],
    );
    return { offered: periodsOf(row?.offered ?? []), left: periodsOf(row?.taken_back ?? []) };
  }

  async put(tx: Tx, feed: Id<'feed'>, { offered, left }: Offer): Promise<void> {
    await tx.query('update calendar_feeds set offered = $2, taken_back = $3 where id = $1', [
      uuidOf(feed),
      multirangeOf(offered),
      multirangeOf(left),
    ]);
  }

  /** Live promises in time that a calendar took back, by start; the first `most` of each. */
  async promises(feeds: readonly string[], most: number): Promise<ReadonlyMap<string, readonly Id<'commitment'>[]>> {
    const rows = await this.transactions.reading.query<{ feed_id: string; id: string }[]>(
      `select f.id as feed_id, met.id from calendar_feeds f cross join lateral (
         select c.id from commitments c
         where c.resource_id = f.resource_id and c.during && f.taken_back and c.block_id is null
           and (c.state in ('BOOKED', 'BLOCKED') or (c.state = 'HELD' and c.expires_at > statement_timestamp()))
         order by lower(c.during), c.id limit $2
       ) met
       where f.id = any($1) and f.taken_back <> '{}'`,
      [feeds.map((id) => uuidOf(id as Id)), most],
    );
    const byFeed = Map.groupBy(rows, ({ feed_id }) => feed_id);
    return new Map([...byFeed].map(([feed, own]) => [idOf('feed', feed), own.map(({ id }) => idOf('commitment', id))]));
  }
}

const spansOf = (column: string): string =>
  `coalesce((select json_agg(json_build_array(to_ms(lower(s)), to_ms(upper(s))) order by s) from unnest(${column}) as s), '[]')`;

const periodsOf = (spans: Spans): readonly Period[] =>
  spans.map(([start, end]) => ({ start: instant(start), end: instant(end) }));
