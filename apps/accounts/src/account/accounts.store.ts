import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { idOf, uuidOf, type Id } from '#kernel/ids';
import { Transactions } from '#service/database/transactions';
import type { Tx } from '#service/database/database';
import { PlaceRow } from '../place/place.row';
import { AccountRow } from './account.row';

/** People, and their places in organisations. */
@Injectable()
export class AccountsStore {
  constructor(private readonly transactions: Transactions) {}

  /** False when the address is taken, ignoring case. */
  async insert(tx: Tx, account: AccountRow): Promise<boolean> {
    const inserted: unknown[] = await tx.query(
      `insert into accounts (id, email, display_name, password_hash, is_admin) values ($1, $2, $3, $4, $5)
       on conflict (lower(email)) do nothing returning 1`,
      [uuidOf(account.id), account.email, account.displayName, account.passwordHash, account.isAdmin],
    );
    return inserted.length > 0;
  }

  async insertPlace(tx: Tx, place: PlaceRow): Promise<void> {
    await tx.query(
      `insert into places (account_id, organisation_id, role) values ($1, $2, $3) on conflict do nothing`,
      [uuidOf(place.accountId), uuidOf(place.organisationId), place.role],
    );
  }

  byEmail(email: string, tx: Tx = this.transactions.reading): Promise<AccountRow | null> {
    return tx
      .getRepository(AccountRow)
      .createQueryBuilder('account')
      .where('lower(account.email) = lower(:email)', { email })
      .getOne();
  }

  async byIds(ids: readonly string[], tx: Tx = this.transactions.reading): Promise<ReadonlyMap<string, AccountRow>> {
    const rows = await tx.getRepository(AccountRow).findBy({ id: In([...ids]) });
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** Places by account, oldest first. */
  async placesOf(
    accounts: readonly string[],
    tx: Tx = this.transactions.reading,
  ): Promise<ReadonlyMap<string, readonly PlaceRow[]>> {
    const rows = await tx.query<{ account: string; organisation: string; role: PlaceRow['role'] }[]>(
      `select account_id as account, organisation_id as organisation, role from places
       where account_id = any($1) order by created_at, organisation_id`,
      [accounts.map((id) => uuidOf(id as Id))],
    );
    return Map.groupBy(
      rows.map((row) => ({
        accountId: idOf('account', row.account),
        organisationId: idOf('organisation', row.organisation),
        role: row.role,
      })),
      (place) => place.accountId,
    );
  }

  /** Those of `accounts` that have a place in the organisation. */
  async colleagues(organisation: Id<'organisation'>, accounts: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.transactions.reading
      .getRepository(PlaceRow)
      .findBy({ organisationId: organisation, accountId: In([...accounts]) });
    return new Set(rows.map((row) => row.accountId));
  }

  async hasAdmin(): Promise<boolean> {
    return (await this.transactions.reading.getRepository(AccountRow).countBy({ isAdmin: true })) > 0;
  }
}
