import { Injectable } from '@nestjs/common';
import { idOf, isId, newId, uuidOf, type Id } from '#kernel/ids';
import { fromDate, instant, type Instant } from '#kernel/instant';
import { Clock } from '#service/clock';
import type { Tx } from '#service/database/database';
import { Transactions } from '#service/database/transactions';
import type { PageOf } from '#service/graphql/connection';
import type { ThreadAsk } from '../domain/thread';

export type Message = {
  readonly id: Id<'message'>;
  readonly authorId: Id<'account'>;
  readonly body: string;
  readonly sentAt: Instant;
};

type Row = { readonly id: string; readonly author_id: string; readonly body: string; readonly sent_at: Date };

/** Threads of requests, oldest word first. */
@Injectable()
export class MessagesStore {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  async insert(tx: Tx, requestId: Id<'request'>, author: Id<'account'>, body: string): Promise<void> {
    await tx.query('insert into messages (id, request_id, author_id, body) values ($1, $2, $3, $4)', [
      uuidOf(newId('message', this.clock.now())),
      uuidOf(requestId),
      uuidOf(author),
      body,
    ]);
  }

  /** Those of `ids` that stand in a thread the organisation is a side of. */
  async seen(organisation: Id<'organisation'> | null, ids: readonly string[]): Promise<ReadonlyMap<string, Message>> {
    const uuids = ids.filter((id) => isId('message', id)).map((id) => uuidOf(id));
    if (!organisation || uuids.length === 0) return new Map();
    const rows = await this.transactions.reading.query<Row[]>(
      `select m.id, m.author_id, m.body, m.sent_at from messages m join requests r on r.id = m.request_id
       where m.id = any($2::uuid[]) and r.status <> 'DRAFT' and $1::uuid in (r.requester_id, r.facility_organisation_id)`,
      [uuidOf(organisation), uuids],
    );
    return new Map(rows.map(messageOf).map((message) => [message.id, message]));
  }

  /** Those of these accounts that wrote in a thread the organisation is a side of. */
  async authors(organisation: Id<'organisation'> | null, ids: readonly string[]): Promise<ReadonlySet<string>> {
    const uuids = ids.filter((id) => isId('account', id)).map((id) => uuidOf(id));
    if (!organisation || uuids.length === 0) return new Set();
    const rows = await this.transactions.reading.query<{ id: string }[]>(
      `select author.id from unnest($2::uuid[]) as author (id) where exists (
         select from messages m join requests r on r.id = m.request_id
         where m.author_id = author.id and r.status <> 'DRAFT' and $1::uuid in (r.requester_id, r.facility_organisation_id))`,
      [uuidOf(organisation), uuids],
    );
    return new Set(rows.map((row) => idOf('account', row.id)));
  }

  /** Who wrote in each of these threads; one in which nobody wrote is missing. The caller sees the requests. */
  async writers(requests: readonly string[]): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
    const rows = await this.transactions.reading.query<{ request_id: string; authors: readonly string[] }[]>(
      `select request_id, array_agg(distinct author_id) as authors from messages
       where request_id = any($1::uuid[]) group by request_id`,
      [requests.map((id) => uuidOf(id as Id))],
    );
    return new Map(
      rows.map((row) => [
        idOf('request', row.request_id),
        new Set(row.authors.map((author) => idOf('account', author))),
      ]),
    );
  }

  /**
   * A page of each of these threads, in one statement; one message more than `first` when there is a next page. The caller sees
   * the requests.
   */
  async pages(
    asks: readonly (ThreadAsk & { readonly requestId: Id<'request'> })[],
  ): Promise<readonly PageOf<Message>[]> {
    const rows = await this.transactions.reading.query<PageSql[]>(
      `select ask.place, m.id, m.author_id, m.body, m.sent_at,
         (select count(*) from messages where request_id = ask.request_id) as total
       from unnest($1::uuid[], $2::int[], $3::bigint[], $4::uuid[]) with ordinality
         as ask (request_id, first, after_at, after_id, place)
       left join lateral (
         select id, author_id, body, sent_at from messages
         where request_id = ask.request_id
           and (ask.after_id is null or (sent_at, id) > (to_timestamp(ask.after_at / 1000.0)::timestamptz(3), ask.after_id))
         order by sent_at, id limit ask.first + 1
       ) m on true
       order by ask.place, m.sent_at, m.id`,
      [
        asks.map((ask) => uuidOf(ask.requestId)),
        asks.map((ask) => ask.first),
        asks.map((ask) => ask.after?.sentAt ?? instant(0)),
        asks.map((ask) => (ask.after ? uuidOf(ask.after.id) : null)),
      ],
    );
    const byPlace = Map.groupBy(rows, (row) => Number(row.place));
    return asks.map((_, at) => {
      const found = byPlace.get(at + 1) ?? [];
      return { rows: found.filter(isMessage).map(messageOf), total: Number(found[0]?.total ?? 0) };
    });
  }
}

/** An empty thread still answers one row, of nothing. */
type PageSql = (Row | { readonly id: null }) & { readonly place: string; readonly total: string };
const isMessage = (row: PageSql): row is PageSql & Row => row.id !== null;

const messageOf = (row: Row): Message => ({
  id: idOf('message', row.id),
  authorId: idOf('account', row.author_id),
  body: row.body,
  sentAt: fromDate(row.sent_at),
});
