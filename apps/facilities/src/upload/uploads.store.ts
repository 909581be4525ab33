import { Injectable } from '@nestjs/common';
import { uuidOf, type Id } from '#kernel/ids';
import type { Tx } from '#service/database/database';
import { Transactions } from '#service/database/transactions';

/** A file that has come whole. */
export type Upload = {
  readonly id: Id<'upload'>;
  readonly name: string;
  readonly sha256: Buffer;
  readonly bytes: Buffer;
};

const atOnce = 50;

type UploadRow = { readonly name: string; readonly sha256: Buffer; readonly bytes: Buffer; readonly isHere: boolean };

/** Files on their way in, for a day. Only their house reads them. */
@Injectable()
export class UploadsStore {
  constructor(private readonly transactions: Transactions) {}

  /** Opened by this house within a day. */
  async countRecent(tx: Tx, house: Id<'organisation'>): Promise<number> {
    const [row] = await tx.query<{ count: number }[]>(
      `select count(*)::int as count from uploads where organisation_id = $1 and opened_at > now() - interval '1 day'`,
      [uuidOf(house)],
    );
    return row?.count ?? 0;
  }

  async open(
    tx: Tx,
    id: Id<'upload'>,
    by: { readonly house: Id<'organisation'>; readonly account: Id<'account'>; readonly name: string },
  ): Promise<void> {
    await tx.query('insert into uploads (id, organisation_id, account_id, name) values ($1, $2, $3, $4)', [
      ...[uuidOf(id), uuidOf(by.house), uuidOf(by.account), by.name],
    ]);
  }

  /** Adds a part to a file of this account that is still open; false where there is none. */
  async add(tx: Tx, id: Id<'upload'>, account: Id<'account'>, part: number, bytes: Buffer): Promise<boolean> {
    const added: unknown[] = await tx.query(
      `insert into upload_parts (upload_id, part, bytes)
       select id, $3, $4 from uploads where id = $1 and account_id = $2 and closed_at is null
       on conflict do nothing returning 1`,
      [uuidOf(id), uuidOf(account), part, bytes],
    );
    return added.length > 0;
  }

  /** False where there is no such open file of this account, or a part of it is missing. */
  async close(tx: Tx, id: Id<'upload'>, account: Id<'account'>, sha256: Buffer): Promise<boolean> {
    const [, closed] = await tx.query<[unknown, number]>(
      `update uploads u set closed_at = clock_timestamp(), sha256 = $3, bytes = p.bytes
       from (
         select coalesce(sum(length(bytes)), 0) as bytes, count(*) as parts, coalesce(max(part) + 1, 0) as last
         from upload_parts where upload_id = $1
       ) p
       where u.id = $1 and u.account_id = $2 and u.closed_at is null and p.parts = p.last`,
      [uuidOf(id), uuidOf(account), sha256],
    );
    return closed > 0;
  }

  /** A file of this house that has come whole within a day, and is not forgotten; null for any other. */
  async find(tx: Tx, id: Id<'upload'>, house: Id<'organisation'>): Promise<Upload | null> {
    const [row] = await tx.query<UploadRow[]>(
      `select u.name, u.sha256, (u.bytes = 0 or exists (select from upload_parts p where p.upload_id = u.id)) as "isHere",
         coalesce((select string_agg(p.bytes, '' order by p.part) from upload_parts p where p.upload_id = u.id), '') as bytes
       from uploads u
       where u.id = $1 and u.organisation_id = $2 and u.closed_at is not null and u.opened_at > now() - interval '1 day'`,
      [uuidOf(id), uuidOf(house)],
    );
    if (row === undefined || !row.isHere) return null;
    return { id, name: row.name, sha256: row.sha256, bytes: row.bytes };
  }

  /** Parts of all files of this house that are here, whoever sent them. */
  async countParts(tx: Tx, house: Id<'organisation'>): Promise<number> {
    const [row] = await tx.query<{ count: number }[]>(
      `select count(*)::int as count from uploads u join upload_parts p on p.upload_id = u.id where u.organisation_id = $1`,
      [uuidOf(house)],
    );
    return row?.count ?? 0;
  }

  /** What a file says is not needed any more; that it was sent stays known for the day. */
  async forget(tx: Tx, id: Id<'upload'>): Promise<void> {
    await tx.query('delete from upload_parts where upload_id = $1', [uuidOf(id)]);
  }

  /** All files that are older than a day, a bounded bite at a time. */
  async forgetOld(): Promise<void> {
    for (let gone = atOnce; gone === atOnce;) {
      const [, deleted] = await this.transactions.reading.query<[unknown, number]>(
        `delete from uploads where id = any(array(
           select id from uploads where opened_at < now() - interval '1 day' order by opened_at limit $1))`,
        [atOnce],
      );
      gone = deleted;
    }
  }
}
