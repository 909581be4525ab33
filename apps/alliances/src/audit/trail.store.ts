import { Injectable } from '@nestjs/common';
import { idOf, isId, uuidOf, type Id } from '#kernel/ids';
import { fromDate, type Instant } from '#kernel/instant';
import type { Tx } from '#service/database/database';
import { Transactions } from '#service/database/transactions';
import type { PageOf } from '#service/graphql/connection';
import type { ServiceName } from '#service/services';
import type { TrailAsk, TrailEntry } from '../domain/trail';

/** An entry of the trail as an admin reads it. */
export type AuditEntry = {
  readonly id: Id<'audit'>;
  readonly at: Instant;
  readonly actorId: Id<'account'> | null;
  readonly act: string;
  readonly subjectId: string;
  readonly reason: string | null;
  readonly before: string | null;
  readonly after: string | null;
  /** When, to the microsecond: what the list is sorted by. */
  readonly sortedAt: string;
};

/** The last entry so far and its hash. */
export type TrailHead = { readonly place: number; readonly hash: Buffer };
export type SealedEntry = TrailEntry & { readonly hash: Buffer };

const micros = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
const words = `id, ${micros('at')} as at, actor, on_behalf_of as "onBehalfOf", act, subject, reason, before::text, after::text`;
const chainLock = 4_711_041;

type ReadRow = {
  readonly id: string;
  readonly moment: Date;
  readonly at: string;
  readonly actor: string | null;
  readonly act: string;
  readonly subject: string;
  readonly reason: string | null;
  readonly before: string | null;
  readonly after: string | null;
};

/** The trail, and the entries of each service that it is gathered from. */
@Injectable()
export class TrailStore {
  constructor(private readonly transactions: Transactions) {}

  /** Until the transaction ends nobody else adds; answers the last entry, or null before the first. */
  async lockHead(tx: Tx): Promise<TrailHead | null> {
    await tx.query('select pg_advisory_xact_lock($1)', [chainLock]);
    return this.head(tx);
  }

  async head(tx: Tx = this.transactions.reading): Promise<TrailHead | null> {
    const [row] = await tx.query<{ place: string; hash: Buffer }[]>(
      'select place, hash from trail order by place desc limit 1',
    );
    return row ? { place: Number(row.place), hash: row.hash } : null;
  }

  /** Entries of one service (bare uuids) that are not in the trail yet, in the order asked; `place` counts on from 1. */
  async ungathered(tx: Tx, service: ServiceName, ids: readonly string[]): Promise<readonly TrailEntry[]> {
    const rows = await tx.query<Omit<TrailEntry, 'place' | 'service'>[]>(
      `select ${words} from ${service}_facts.audit_entries entry
       where id = any($1::uuid[]) and not exists (select from trail where trail.id = entry.id)
       order by array_position($1::uuid[], id)`,
      [ids],
    );
    return rows.map((row, at) => ({ ...row, place: at + 1, service }));
  }

  async add(tx: Tx, entries: readonly SealedEntry[]): Promise<void> {
    const rows = entries.map(({ hash, onBehalfOf, ...entry }) => ({
      ...entry,
      on_behalf_of: onBehalfOf,
      hash: hash.toString('hex'),
    }));
    await tx.query(
      `insert into trail (place, service, id, at, actor, on_behalf_of, act, subject, reason, before, after, hash)
       select place, service, id, at, actor, on_behalf_of, act, subject, reason, before::jsonb, after::jsonb, decode(hash, 'hex')
       from jsonb_to_recordset($1::jsonb) as entry (place bigint, service text, id uuid, at timestamptz, actor uuid,
         on_behalf_of uuid, act text, subject text, reason text, before text, after text, hash text)`,
      [JSON.stringify(rows)],
    );
  }

  /** Up to a thousand entries after a place, in the order of the chain. */
  async walk(after: number, until: number): Promise<readonly SealedEntry[]> {
    const rows = await this.transactions.reading.query<(Omit<SealedEntry, 'place'> & { place: string })[]>(
      `select place, service, hash, ${words} from trail where place > $1 and place <= $2 order by place limit 1000`,
      [after, until],
    );
    return rows.map((row) => ({ ...row, place: Number(row.place) }));
  }

  /** Entries a service keeps that the trail does not (yet). Bare uuids, a hundred at most. */
  async missing(service: ServiceName): Promise<readonly string[]> {
    return this.ids(
      `select id from ${service}_facts.audit_entries entry
       where not exists (select from trail where trail.id = entry.id) order by id limit 100`,
      [],
    );
  }

  /** Entries of the trail that the service no longer keeps, or keeps in other words. Bare uuids, a hundred at most. */
  async changed(service: ServiceName): Promise<readonly string[]> {
    const compared = (of: string) =>
      `(${of}.at, ${of}.actor, ${of}.on_behalf_of, ${of}.act, ${of}.subject, ${of}.reason, ${of}.before, ${of}.after)`;
    return this.ids(
      `select trail.id from trail left join ${service}_facts.audit_entries entry on entry.id = trail.id
       where trail.service = $1 and (entry.id is null or ${compared('entry')} is distinct from ${compared('trail')})
       order by trail.id limit 100`,
      [service],
    );
  }

  /** A page, latest first, one entry more than `first` when there is a next one; and how many there are in all. */
  async page(ask: TrailAsk): Promise<PageOf<AuditEntry>> {
    const [counted] = await this.transactions.reading.query<{ total: string }[]>(
      'select count(*) as total from trail where $1::text is null or subject = $1',
      [ask.subjectId],
    );
    const rows = await this.transactions.reading.query<ReadRow[]>(
      `select ${words}, at as moment from trail
       where ($1::text is null or subject = $1) and ($2::timestamptz is null or (trail.at, id) < ($2, $3::uuid))
       order by trail.at desc, id desc limit $4`,
      [ask.subjectId, ask.after?.at ?? null, ask.after ? uuidOf(ask.after.id) : null, ask.first + 1],
    );
    return { rows: rows.map(entryOf), total: Number(counted?.total ?? 0) };
  }

  async byIds(ids: readonly string[]): Promise<ReadonlyMap<string, AuditEntry>> {
    const uuids = ids.filter((id) => isId('audit', id)).map((id) => uuidOf(id));
    const rows = await this.transactions.reading.query<ReadRow[]>(
      `select ${words}, at as moment from trail where id = any($1::uuid[])`,
      [uuids],
    );
    return new Map(rows.map(entryOf).map((entry) => [entry.id, entry]));
  }

  private async ids(sql: string, values: readonly string[]): Promise<readonly string[]> {
    const rows = await this.transactions.reading.query<{ id: string }[]>(sql, [...values]);
    return rows.map((row) => row.id);
  }
}

const entryOf = (row: ReadRow): AuditEntry => ({
  id: idOf('audit', row.id),
  at: fromDate(row.moment),
  actorId: row.actor ? idOf('account', row.actor) : null,
  act: row.act,
  subjectId: row.subject,
  reason: row.reason,
  before: row.before,
  after: row.after,
  sortedAt: row.at,
});
