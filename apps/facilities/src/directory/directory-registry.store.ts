import { Injectable } from '@nestjs/common';
import { uuidOf, type Id } from '#kernel/ids';
import type { Tx } from '#service/database/database';
import { type Listed, searchedWords, sortWords } from '../domain/directory-entry';

type ListedRow = {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly url: string | null;
  readonly city: string | null;
  readonly country: string | null;
  readonly closed: boolean;
  readonly credit: string;
  readonly successors: readonly string[];
};

/** The directory as registries tell it, for imports. */
@Injectable()
export class DirectoryRegistryStore {
  /** One import after the other. Readers are not held up, nor are claims but on an entry that changes: its row is locked. */
  async lock(tx: Tx): Promise<void> {
    await tx.query('lock table directory_entries in share update exclusive mode');
  }

  /** All that is known, by code. */
  async known(tx: Tx): Promise<ReadonlyMap<string, Listed>> {
    const rows = await tx.query<ListedRow[]>(
      `select e.registry_code as code, e.name, e.url, e.city, e.country, e.closed, e.credit,
              array(select other.registry_code from directory_successors s
                    join directory_entries other on other.id = s.successor_id
                    where s.entry_id = e.id order by s.place) as successors
       from directory_entries e`,
    );
    return new Map(rows.map((row) => [row.code, row]));
  }

  /** Writes new entries under these ids, and what has changed over what was there: claims and ids stay. */
  async write(tx: Tx, listed: readonly (Listed & { readonly id: Id<'entry'> })[]): Promise<void> {
    await tx.query(
      `insert into directory_entries (id, registry_code, name, name_folded, words, url, city, country, closed, credit)
       select id, code, name, name_folded, words, url, city, country, closed, credit from json_to_recordset($1) as
         (id uuid, code text, name text, name_folded text, words text, url text, city text, country char(2), closed boolean, credit text)
       on conflict (registry_code) do update set
         (name, name_folded, words, url, city, country, closed, credit) =
         (excluded.name, excluded.name_folded, excluded.words, excluded.url, excluded.city, excluded.country, excluded.closed, excluded.credit)`,
      [
        JSON.stringify(
          listed.map((one) => ({
            ...{ ...one, id: uuidOf(one.id), successors: undefined },
            ...{ name_folded: sortWords(one.name), words: searchedWords(one) },
          })),
        ),
      ],
    );
    await this.writeSuccessors(tx, listed);
  }

  private async writeSuccessors(tx: Tx, listed: readonly Listed[]): Promise<void> {
    await tx.query(
      `delete from directory_successors s using directory_entries e
       where e.id = s.entry_id and e.registry_code = any($1)`,
      [listed.map(({ code }) => code)],
    );
    const ties = listed.flatMap(({ code, successors }) =>
      successors.map((successor, place) => ({ code, successor, place })),
    );
    await tx.query(
      `insert into directory_successors (entry_id, place, successor_id)
       select e.id, tie.place, other.id
       from unnest($1::text[], $2::text[], $3::smallint[]) as tie (code, successor, place)
       join directory_entries e on e.registry_code = tie.code
       join directory_entries other on other.registry_code = tie.successor`,
      [ties.map(({ code }) => code), ties.map(({ successor }) => successor), ties.map(({ place }) => place)],
    );
  }
}
