import { Injectable } from '@nestjs/common';
import type { Tx } from '#service/database/database';
import { Transactions } from '#service/database/transactions';
import type { Keeps } from '../domain/world/judgement';
import type { LineType } from '../domain/world/world-line';
import type { KnownLine } from '../domain/world/verdicts';

/** What a file calls a thing. */
export type Named = { readonly type: LineType; readonly ref: string };

/** A line to be kept; `isClosed`: nothing remains to be done elsewhere. */
export type NewLine = Named & {
  readonly thing: string;
  readonly hash: string;
  readonly keeps: Keeps | null;
  readonly isClosed: boolean;
};

type KnownRow = {
  readonly type: LineType;
  readonly ref: string;
  readonly thing: string;
  readonly hash: string;
  readonly keeps: Keeps;
  readonly is_closed: boolean;
  readonly is_sighted: boolean;
};

/** Advisory locks are the database's; this space is that of imports, one lock for each source. */
const lockSpace = 4_711_043;

/** Which line of which source has become what. */
@Injectable()
export class ImportLinesStore {
  constructor(private readonly transactions: Transactions) {}

  /** Until the end of the transaction nobody else brings in lines of this source. */
  async lockSource(tx: Tx, source: string): Promise<void> {
    await tx.query('select pg_advisory_xact_lock($1::int, hashtext($2))', [lockSpace, source]);
  }

  /** Those of these that the source has brought in, or that the run has seen. */
  async find(tx: Tx, source: string, run: string, names: readonly Named[]): Promise<readonly KnownLine[]> {
    const rows = await tx.query<KnownRow[]>(
      `select asked.type, asked.ref, coalesce(i.thing, s.thing) as thing, encode(coalesce(i.hash, s.hash), 'hex') as hash,
         coalesce(i.keeps, s.keeps) as keeps, i.closed_at is not null as is_closed, s.run is not null as is_sighted
       from (select distinct type, ref from unnest($3::text[], $4::text[]) as n (type, ref)) asked
       left join import_lines i on (i.type, i.ref, i.source) = (asked.type, asked.ref, $1)
       left join import_sightings s on (s.run, s.type, s.ref) = ($2, asked.type, asked.ref)
       where i.ref is not null or s.ref is not null`,
      [source, run, names.map(({ type }) => type), names.map(({ ref }) => ref)],
    );
    return rows.map(({ is_closed: isClosed, is_sighted: isSighted, ...row }) => ({ ...row, isClosed, isSighted }));
  }

  /** The things these names stand for within a source, by `<type> <ref>`; those that are not there are left out. */
  async thingsOf(source: string, names: readonly Named[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.transactions.reading.query<{ name: string; thing: string }[]>(
      `select i.type || ' ' || i.ref as name, i.thing from unnest($2::text[], $3::text[]) as asked (type, ref)
       join import_lines i on (i.type, i.ref, i.source) = (asked.type, asked.ref, $1)`,
      [source, names.map(({ type }) => type), names.map(({ ref }) => ref)],
    );
    return new Map(rows.map(({ name, thing }) => [name, thing]));
  }

  /** Periods that this (dry) run has seen taken of resources, by ref: nothing else remembers them. */
  async sightedCommitments(
    tx: Tx,
    run: string,
    resources: readonly string[],
  ): Promise<readonly NonNullable<Keeps['taken']>[]> {
    const rows = await tx.query<{ taken: NonNullable<Keeps['taken']> }[]>(
      `select keeps -> 'taken' as taken from import_sightings
       where run = $1 and type = 'commitment' and keeps is not null and keeps -> 'taken' ->> 'resource' = any($2)`,
      [run, resources],
    );
    return rows.map(({ taken }) => taken);
  }

  /** Remembers, for as long as the run lasts, that these stood in its file. */
  async sight(tx: Tx, run: string, lines: readonly NewLine[]): Promise<void> {
    await tx.query(
      `insert into import_sightings (run, type, ref, hash, thing, keeps)
       select $1, * from unnest($2::text[], $3::text[], $4::bytea[], $5::uuid[], $6::jsonb[])
       on conflict do nothing`,
      [
        run,
        lines.map(({ type }) => type),
        lines.map(({ ref }) => ref),
        lines.map(({ hash }) => Buffer.from(hash, 'hex')),
        lines.map(({ thing }) => thing),
        lines.map(({ keeps }) => (keeps ? JSON.stringify(keeps) : null)),
      ],
    );
  }

  /** The end of a run, and of those that were cut off long ago. */
  async forget(run: string): Promise<void> {
    await this.transactions.reading.query(
      `delete from import_sightings where run = $1 or seen_at < now() - interval '2 days'`,
      [run],
    );
  }

  async open(tx: Tx, source: string, lines: readonly NewLine[]): Promise<void> {
    await tx.query(
      `insert into import_lines (source, type, ref, hash, thing, keeps, closed_at)
       select $1, type, ref, hash, thing, keeps, case when is_closed then clock_timestamp() end
       from unnest($2::text[], $3::text[], $4::bytea[], $5::uuid[], $6::jsonb[], $7::boolean[])
         as line (type, ref, hash, thing, keeps, is_closed)`,
      [
        source,
        lines.map(({ type }) => type),
        lines.map(({ ref }) => ref),
        lines.map(({ hash }) => Buffer.from(hash, 'hex')),
        lines.map(({ thing }) => thing),
        lines.map(({ keeps }) => JSON.stringify(keeps ?? {})),
        lines.map(({ isClosed }) => isClosed),
      ],
    );
  }

  /** All services have their part of these things. */
  async close(tx: Tx, things: readonly string[]): Promise<void> {
    await tx.query(
      'update import_lines set closed_at = clock_timestamp() where thing = any($1::uuid[]) and closed_at is null',
      [things],
    );
  }
}
