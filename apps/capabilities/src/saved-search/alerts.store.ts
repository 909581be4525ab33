import { Injectable } from '@nestjs/common';
import { idOf, uuidOf, type Id } from '#kernel/ids';
import type { Instant } from '#kernel/instant';
import type { Tx } from '#service/database/database';
import { Transactions } from '#service/database/transactions';
import type { Uuid } from '../domain/market/state';
import type { Watcher } from './changes.store';

/** Rows of one statement, which ends well before it is cut off. */
const page = 10_000;

/** What saved searches have found, each resource once for each search. */
@Injectable()
export class AlertsStore {
  constructor(private readonly transactions: Transactions) {}

  /** In place of whatever was found before: these are there already and are no news. */
  async begin(tx: Tx, search: Id<'search'>, known: readonly Uuid[], at: Instant): Promise<void> {
    await this.forget(tx, search);
    await tx.query(
      `insert into alerts (search_id, resource_id, state, found_at) select $1, known.id, 'KNOWN', $3
       from unnest($2::uuid[]) known (id)`,
      [uuidOf(search), known, new Date(at)],
    );
  }

  /** All that was found for it, and letters on their way. */
  async forget(tx: Tx, search: Id<'search'>): Promise<void> {
    await tx.query('delete from letters where search_id = $1', [uuidOf(search)]);
    await tx.query('delete from alerts where search_id = $1', [uuidOf(search)]);
  }

  /** Hits to be told, unless they are known or were told; of searches that are watched. */
  async add(tx: Tx, found: readonly Watcher[]): Promise<void> {
    const pairs = found.flatMap(({ search, resources }) => resources.map((resource) => [uuidOf(search), resource]));
    for (let at = 0; at < pairs.length; at += page) {
      const some = pairs.slice(at, at + page);
      // Found is what can be seen: the clock of now, not of the market that was asked a while ago.
      await tx.query(
        `insert into alerts (search_id, resource_id, state, found_at)
         select s.id, found.resource_id, 'WAITING', clock_timestamp()
         from unnest($1::uuid[], $2::uuid[]) found (search_id, resource_id)
         join saved_searches s on s.id = found.search_id and s.frequency <> 'NEVER'
         on conflict do nothing`,
        [some.map(([search]) => search), some.map(([, resource]) => resource)],
      );
    }
  }

  /** Puts all that waits into a letter; answers how many. */
  async enclose(tx: Tx, search: Id<'search'>, letter: Uuid): Promise<number> {
    const [, count] = await tx.query<[unknown, number]>(
      `update alerts set letter_id = $2 where search_id = $1 and state = 'WAITING' and letter_id is null`,
      [uuidOf(search), letter],
    );
    return count;
  }

  async inLetter(letter: Uuid): Promise<readonly Uuid[]> {
    const rows = await this.transactions.reading.query<{ resource_id: Uuid }[]>(
      'select resource_id from alerts where letter_id = $1',
      [letter],
    );
    return rows.map((row) => row.resource_id);
  }

  /** Told are these of a letter; the others of it were not, and may be found and told another time. */
  async settle(tx: Tx, letter: Uuid, told: readonly Uuid[]): Promise<void> {
    await tx.query(
      `update alerts set state = 'TOLD', letter_id = null where letter_id = $1 and resource_id = any($2::uuid[])`,
      [letter, told],
    );
    await tx.query('delete from alerts where letter_id = $1', [letter]);
  }

  /** What was found since its keeper last looked, by search. */
  async unseen(searches: readonly Id<'search'>[]): Promise<ReadonlyMap<string, readonly Uuid[]>> {
    const rows = await this.transactions.reading.query<{ search_id: string; resources: Uuid[] }[]>(
      `select a.search_id, array_agg(a.resource_id) as resources from alerts a
       join saved_searches s on s.id = a.search_id
       where s.id = any($1::uuid[]) and a.state <> 'KNOWN' and a.found_at > s.seen_at group by a.search_id`,
      [searches.map(uuidOf)],
    );
    return new Map(rows.map((row) => [idOf('search', row.search_id), row.resources]));
  }
}
