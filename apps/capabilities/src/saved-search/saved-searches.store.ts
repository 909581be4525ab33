import { Injectable } from '@nestjs/common';
import { idOf, uuidOf, type Id } from '#kernel/ids';
import { fromDate, type Instant } from '#kernel/instant';
import type { Tx } from '#service/database/database';
import { Transactions } from '#service/database/transactions';
import type { Viewer } from '#service/viewer/viewer';
import type { Frequency, Searched } from '../domain/saved-search';
import { readFilter, writeFilter, type KeptFilter } from '../domain/searched-filter';
import type { CapacitySort } from '../domain/capacity-order';

/** Whose a saved search is: an account's, for the organisation it acted for. */
export type Keeper = {
  readonly account: Id<'account'>;
  /** Null: a platform admin. */
  readonly organisation: Id<'organisation'> | null;
};

export type SavedSearch = Searched &
  Keeper & {
    readonly id: Id<'search'>;
    readonly name: string;
    readonly frequency: Frequency;
    readonly timeZone: string;
    /** When nothing of its period is left. */
    readonly until: Instant;
    readonly savedAt: Instant;
    readonly seenAt: Instant;
    readonly toldAt: Instant | null;
    readonly nextLetterAt: Instant | null;
  };

/** What is written of one. `leaves`: by which it is found when something changes; null: as before. */
export type Written = Omit<SavedSearch, 'toldAt'> & { readonly leaves: readonly string[] | null };

type Row = {
  readonly id: string;
  readonly account_id: string;
  readonly organisation_id: string | null;
  readonly name: string;
  readonly filter: KeptFilter;
  readonly sort: CapacitySort;
  readonly page: string;
  readonly frequency: Frequency;
  readonly time_zone: string;
  readonly until: Date;
  readonly saved_at: Date;
  readonly seen_at: Date;
  readonly told_at: Date | null;
  readonly next_letter_at: Date | null;
};

const columns = `id, account_id, organisation_id, name, filter, sort, page, frequency, time_zone, until, saved_at, seen_at,
  told_at, next_letter_at`;

/** Searches that people keep. */
@Injectable()
export class SavedSearchesStore {
  constructor(private readonly transactions: Transactions) {}

  /** All of them that exist, by id, whoever keeps them. `lock`: nobody else changes them until the transaction ends. */
  async byIds(
    ids: readonly string[],
    tx: Tx = this.transactions.reading,
    lock: '' | 'for no key update' = '',
  ): Promise<ReadonlyMap<string, SavedSearch>> {
    const rows = await tx.query<Row[]>(
      `select ${columns} from saved_searches where id = any($1::uuid[]) order by id ${lock}`,
      [ids.map((id) => uuidOf(id as Id))],
    );
    return new Map(rows.map((row) => [idOf('search', row.id), searchOf(row)]));
  }

  /** Those an account keeps for the organisation it acts for, newest first. */
  async ofKeeper({ account, organisation }: Keeper): Promise<readonly SavedSearch[]> {
    const rows = await this.transactions.reading.query<Row[]>(
      `select ${columns} from saved_searches where account_id = $1 and organisation_id is not distinct from $2
       order by saved_at desc, id desc`,
      [uuidOf(account), uuidOrNull(organisation)],
    );
    return rows.map(searchOf);
  }

  /** How many an account keeps, for whichever organisation. Locks the number until the transaction ends. */
  async count(tx: Tx, account: Id<'account'>): Promise<number> {
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('saved searches:' || $1, 0))`, [uuidOf(account)]);
    const [row] = await tx.query<{ count: number }[]>(
      'select count(*)::int as count from saved_searches where account_id = $1',
      [uuidOf(account)],
    );
    return row?.count ?? 0;
  }

  async insert(tx: Tx, search: Written): Promise<void> {
    await tx.query(
      `insert into saved_searches (id, account_id, organisation_id, saved_at, seen_at, name, filter, sort, page, leaves,
         frequency, time_zone, until, next_letter_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [
        ...[uuidOf(search.id), uuidOf(search.account), uuidOrNull(search.organisation), new Date(search.savedAt)],
        ...changeable(search),
      ],
    );
  }

  /** Everything of it but whose it is. `isAnew`: it asks for something else than before, or is watched again. */
  async update(tx: Tx, search: Written, isAnew: boolean): Promise<void> {
    await tx.query(
      `update saved_searches set (seen_at, name, filter, sort, page, leaves, frequency, time_zone, until, next_letter_at) =
         ($3, $4, $5, $6, $7, coalesce($8, leaves), $9, $10, $11, $12),
         watched_since = case when $2 then clock_timestamp() else watched_since end
       where id = $1`,
      [uuidOf(search.id), isAnew, ...changeable(search)],
    );
  }

  /** With all that was found for it, and letters on their way. */
  async remove(tx: Tx, id: Id<'search'>): Promise<void> {
    await tx.query('delete from saved_searches where id = $1', [uuidOf(id)]);
  }

  /** Ids of those whose time for a letter has come, longest due first; at once only where something waits, or where it is over. */
  async due(now: Instant, most: number): Promise<readonly Id<'search'>[]> {
    const rows = await this.transactions.reading.query<{ id: string }[]>(
      `select s.id from saved_searches s where s.next_letter_at <= $1 and (s.frequency <> 'AT_ONCE' or s.until <= $1
         or exists (select from alerts a where a.search_id = s.id and a.state = 'WAITING' and a.letter_id is null))
       order by s.next_letter_at limit $2`,
      [new Date(now), most],
    );
    return rows.map(({ id }) => idOf('search', id));
  }

  async setNextLetter(tx: Tx, id: Id<'search'>, at: Instant | null): Promise<void> {
    await tx.query('update saved_searches set next_letter_at = $2 where id = $1', [uuidOf(id), at && new Date(at)]);
  }

  /** Whatever was found up to now has been seen. */
  async setSeen(tx: Tx, id: Id<'search'>): Promise<void> {
    await tx.query('update saved_searches set seen_at = clock_timestamp() where id = $1', [uuidOf(id)]);
  }

  async setTold(tx: Tx, id: Id<'search'>, at: Instant): Promise<void> {
    await tx.query('update saved_searches set told_at = $2 where id = $1', [uuidOf(id), new Date(at)]);
  }

  /** Watches it no longer. */
  async stop(tx: Tx, id: Id<'search'>): Promise<void> {
    await tx.query(`update saved_searches set frequency = 'NEVER', next_letter_at = null where id = $1`, [uuidOf(id)]);
  }
}

/** May the viewer know of it? Its keeper may, acting for the same organisation as when it was saved. */
export const keeps = (viewer: Viewer, search: Keeper): boolean =>
  viewer.account === search.account && viewer.organisation === search.organisation;

const uuidOrNull = (id: Id | null): string | null => (id === null ? null : uuidOf(id));

const changeable = (search: Written): readonly unknown[] => [
  ...[new Date(search.seenAt), search.name, writeFilter(search.filter), search.sort, search.page, search.leaves],
  ...[search.frequency, search.timeZone, new Date(search.until)],
  search.nextLetterAt === null ? null : new Date(search.nextLetterAt),
];

const searchOf = (row: Row): SavedSearch => ({
  id: idOf('search', row.id),
  account: idOf('account', row.account_id),
  organisation: row.organisation_id === null ? null : idOf('organisation', row.organisation_id),
  ...{ name: row.name, filter: readFilter(row.filter), sort: row.sort, page: row.page },
  ...{ frequency: row.frequency, timeZone: row.time_zone, until: fromDate(row.until) },
  ...{ savedAt: fromDate(row.saved_at), seenAt: fromDate(row.seen_at) },
  toldAt: row.told_at && fromDate(row.told_at),
  nextLetterAt: row.next_letter_at && fromDate(row.next_letter_at),
});
