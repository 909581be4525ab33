import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { idOf, uuidOf, type Id } from '#kernel/ids';
import type { Tx } from '#service/database/database';
import { Transactions } from '#service/database/transactions';
import type { OrganisationKind } from '#service/viewer/viewer';
import { OrganisationRow } from './organisation.row';

export type OrganisationQuestion = {
  /** Folded words; each must begin a word of the name. */
  readonly words: readonly string[];
  readonly kind: OrganisationKind | null;
  readonly first: number;
  readonly after: { readonly name: string; readonly id: Id<'organisation'> } | null;
};

type Found = {
  readonly id: string;
  readonly name: string;
  readonly name_folded: string;
  readonly kind: OrganisationKind;
  readonly total: string;
};

@Injectable()
export class OrganisationsStore {
  constructor(private readonly transactions: Transactions) {}

  async insert(tx: Tx, row: OrganisationRow): Promise<void> {
    await tx.getRepository(OrganisationRow).insert(row);
  }

  /** False when there is one with this id. */
  async insertNew(tx: Tx, row: OrganisationRow): Promise<boolean> {
    const inserted: unknown[] = await tx.query(
      `insert into organisations (id, name, name_folded, kind) values ($1, $2, $3, $4) on conflict do nothing returning id`,
      [uuidOf(row.id), row.name, row.nameFolded, row.kind],
    );
    return inserted.length > 0;
  }

  async byIds(
    ids: readonly string[],
    tx: Tx = this.transactions.reading,
  ): Promise<ReadonlyMap<string, OrganisationRow>> {
    const rows = await tx.getRepository(OrganisationRow).findBy({ id: In([...ids]) });
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** One row more than `first` when there is a next page; by folded name, then id. */
  async page(ask: OrganisationQuestion): Promise<{ rows: readonly OrganisationRow[]; total: number }> {
    const filter = `($1::text is null or kind = $1) and not exists (
      select from unnest($2::text[]) word where position(' ' || word in name_folded) = 0)`;
    const scope = [ask.kind, ask.words];
    const [counted] = await this.transactions.reading.query<{ total: string }[]>(
      `select count(*) as total from organisations where ${filter}`,
      [...scope],
    );
    const rows = await this.transactions.reading.query<Found[]>(
      `select id, name, name_folded, kind from organisations where ${filter}
       and ($3::text is null or (name_folded, id) > ($3, $4::uuid)) order by name_folded, id limit $5`,
      [...scope, ask.after?.name ?? null, ask.after ? uuidOf(ask.after.id) : null, ask.first + 1],
    );
    return {
      rows: rows.map((row) => ({
        id: idOf('organisation', row.id),
        name: row.name,
        nameFolded: row.name_folded,
        kind: row.kind,
      })),
      total: Number(counted?.total ?? 0),
    };
  }
}
