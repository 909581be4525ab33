import { Injectable } from '@nestjs/common';
import { idOf, uuidOf, type Id } from '#kernel/ids';
import { fromDate, type Instant } from '#kernel/instant';
import type { Tx } from '#service/database/database';
import { Transactions } from '#service/database/transactions';
import type { Uuid } from '../domain/market/state';

/** A letter on its way. The id names the message however often it is sent. */
export type LetterDue = {
  readonly id: Uuid;
  readonly search: Id<'search'>;
  readonly madeAt: Instant;
  /** How often it was not taken so far. */
  readonly tries: number;
};

/** How a resource is called in a letter. */
export type Named = {
  readonly name: string;
  readonly facility: string;
  readonly city: string | null;
  readonly country: string | null;
};

type LetterRow = { readonly id: Uuid; readonly search_id: string; readonly made_at: Date; readonly tries: number };

/** Letters that are to be delivered. */
@Injectable()
export class LettersStore {
  constructor(private readonly transactions: Transactions) {}

  async insert(tx: Tx, id: Uuid, search: Id<'search'>, at: Instant): Promise<void> {
    await tx.query('insert into letters (id, search_id, made_at, next_try_at) values ($1, $2, $3, $3)', [
      ...[id, uuidOf(search), new Date(at)],
    ]);
  }

  async remove(tx: Tx, id: Uuid): Promise<void> {
    await tx.query('delete from letters where id = $1', [id]);
  }

  /**
   * Takes one whose time has come, or null. Nobody else takes it before `until`, when it is tried anew unless it is gone: whoever
   * took it may have died, or had a fault that is none of the letter's.
   */
  async take(now: Instant, until: Instant): Promise<LetterDue | null> {
    return this.transactions.run(async (tx) => {
      const [row] = await tx.query<LetterRow[]>(
        `select id, search_id, made_at, tries from letters where next_try_at <= $1
         order by next_try_at limit 1 for update skip locked`,
        [new Date(now)],
      );
      if (row === undefined) return null;
      await tx.query('update letters set next_try_at = $2 where id = $1', [row.id, new Date(until)]);
      return { id: row.id, search: idOf('search', row.search_id), madeAt: fromDate(row.made_at), tries: row.tries };
    });
  }

  /** It was not taken, for the so manyth time; it is tried again from `at` on. */
  async putOff(tx: Tx, id: Uuid, tries: number, at: Instant): Promise<void> {
    await tx.query('update letters set tries = $2, next_try_at = $3 where id = $1', [id, tries, new Date(at)]);
  }

  /** How these resources and their houses are called. */
  async names(resources: readonly Uuid[]): Promise<ReadonlyMap<Uuid, Named>> {
    const rows = await this.transactions.reading.query<(Named & { id: Uuid })[]>(
      `select r.id, r.name, f.name as facility, f.city, f.country from resources r join facilities f on f.id = r.facility_id
       where r.id = any($1::uuid[])`,
      [resources],
    );
    return new Map(rows.map(({ id, ...named }) => [id, named]));
  }
}
