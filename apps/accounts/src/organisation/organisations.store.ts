import { Injectable } from '@nestjs/common';
import { In, MoreThan } from 'typeorm';
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

  /** Answers those that were not there before. */
  async insertNew(tx: Tx, rows: readonly OrganisationRow[]): Promise<readonly OrganisationRow[]> {
    const inserted = await tx.query<{ id: string }[]>(
      `insert into organisations (id, name, name_folded, kind)
       select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) on conflict do nothing returning id`,
      [
        rows.map(({ id }) => uuidOf(id)),
        rows.map(({ name }) => name),
        rows.map(({ nameFolded }) => nameFolded),
        rows.map(({ kind }) => kind),
      ],
    );
    const added = new Set(inserted.map(({ id }) => idOf('organisation', id)));
    return rows.filter(({ id }) => added.has(id));
  }

  async byIds(
    ids: readonly string[],
    tx: Tx = this.transactions.reading,
  ): Promise<ReadonlyMap<string, OrganisationRow>> {
    const rows = await tx.getRepository(OrganisationRow).findBy({ id: In([...ids]) });
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** All of them in the order of their ids, a page at a time. */
  async behind(after: Id<'organisation'> | null, most: number): Promise<readonly OrganisationRow[]> {
    const where = after === null ? {} : { id: MoreThan(after) };
    return this.transactions.reading.getRepository(OrganisationRow).find({ where, order: { id: 'ASC' }, take: most });
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
