import { Injectable } from '@nestjs/common';
import { idOf, uuidOf, type Id } from '#kernel/ids';
import type { Tx } from '#service/database/database';
import { Transactions } from '#service/database/transactions';
import type { PageOf } from '#service/graphql/connection';
import type { Listed } from '../domain/directory-entry';

/** An entry as it is shown. What took its place is read apart. */
export type DirectoryEntry = Omit<Listed, 'code' | 'successors'> & {
  readonly id: Id<'entry'>;
  readonly registryCode: string;
  readonly nameFolded: string;
  readonly claimedBy: Id<'organisation'> | null;
};

export type DirectoryQuestion = {
  /** Folded words; each must begin a word of name, city or code. */
  readonly words: readonly string[];
  readonly country: string | null;
  readonly first: number;
  readonly after: { readonly name: string; readonly uuid: string } | null;
};

export type CountryCount = { readonly country: string; readonly count: number };

type EntryRow = {
  readonly id: string;
  readonly registry_code: string;
  readonly name: string;
  readonly name_folded: string;
  readonly url: string | null;
  readonly city: string | null;
  readonly country: string | null;
  readonly closed: boolean;
  readonly credit: string;
  readonly claimed_by: string | null;
};

const columns =
  'e.id, e.registry_code, e.name, e.name_folded, e.url, e.city, e.country, e.closed, e.credit, e.claimed_by';

const matches = `not exists (select from unnest($1::text[]) word where position(' ' || word in e.words) = 0)`;

@Injectable()
export class DirectoryEntriesStore {
  constructor(private readonly transactions: Transactions) {}

  async byIds(ids: readonly string[]): Promise<ReadonlyMap<string, DirectoryEntry>> {
    const rows = await this.transactions.reading.query<EntryRow[]>(
      `select ${columns} from directory_entries e where e.id = any($1)`,
      [ids.map((id) => uuidOf(id as Id))],
    );
    return new Map(rows.map((row) => [idOf('entry', row.id), entryOf(row)]));
  }

  /** Locks one entry against other claims and decisions; null when there is none. */
  async lock(tx: Tx, id: Id<'entry'>): Promise<DirectoryEntry | null> {
    const [row] = await tx.query<EntryRow[]>(
      `select ${columns} from directory_entries e where e.id = $1 for no key update`,
      [uuidOf(id)],
    );
    return row === undefined ? null : entryOf(row);
  }

  async giveTo(tx: Tx, id: Id<'entry'>, organisation: Id<'organisation'>): Promise<void> {
    await tx.query('update directory_entries set claimed_by = $2 where id = $1', [uuidOf(id), uuidOf(organisation)]);
  }

  /** Of each of these, what took its place, in the order of the registry. */
  async successors(ids: readonly string[]): Promise<ReadonlyMap<string, readonly DirectoryEntry[]>> {
    const rows = await this.transactions.reading.query<(EntryRow & { readonly of: string })[]>(
      `select s.entry_id as of, ${columns}
       from directory_successors s join directory_entries e on e.id = s.successor_id
       where s.entry_id = any($1) order by s.entry_id, s.place`,
      [ids.map((id) => uuidOf(id as Id))],
    );
    const byEntry = Map.groupBy(rows, (row) => idOf('entry', row.of));
    return new Map([...byEntry].map(([id, own]) => [id, own.map(entryOf)]));
  }

  /** By folded name, then id; one row more than `first` where there is a next page. */
  async page({ words, country, first, after }: DirectoryQuestion): Promise<PageOf<DirectoryEntry>> {
    const filter = `${matches} and ($2::char(2) is null or e.country = $2)`;
    const scope = [words, country];
    const [counted] = await this.transactions.reading.query<{ total: string }[]>(
      `select count(*) as total from directory_entries e where ${filter}`,
      [...scope],
    );
    const rows = await this.transactions.reading.query<EntryRow[]>(
      `select ${columns} from directory_entries e
       where ${filter} and ($3::text is null or (e.name_folded, e.id) > ($3, $4::uuid))
       order by e.name_folded, e.id limit $5`,
      [...scope, after?.name ?? null, after?.uuid ?? null, first + 1],
    );
    return { rows: rows.map(entryOf), total: Number(counted?.total ?? 0) };
  }

  /** How many matches each country has; most first, then by code. */
  async countries(words: readonly string[]): Promise<readonly CountryCount[]> {
    return this.transactions.reading.query<CountryCount[]>(
      `select e.country, count(*)::integer as count from directory_entries e
       where ${matches} and e.country is not null group by e.country order by count(*) desc, e.country`,
      [words],
    );
  }
}

const entryOf = (row: EntryRow): DirectoryEntry => ({
  id: idOf('entry', row.id),
  registryCode: row.registry_code,
  nameFolded: row.name_folded,
  ...{ name: row.name, url: row.url, city: row.city, country: row.country, closed: row.closed, credit: row.credit },
  claimedBy: row.claimed_by === null ? null : idOf('organisation', row.claimed_by),
});
