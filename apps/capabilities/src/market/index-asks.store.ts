import { Injectable } from '@nestjs/common';
import { indexAsked } from '#events/capabilities';
import { Transactions } from '#service/database/transactions';
import { Outbox } from '#service/facts/outbox';
import type { Uuid } from '../domain/market/state';
import type { Walked } from './messages';

export type Wish = 'VERIFY' | 'REBUILD';
/** What came of a wish; null after a rebuild. */
export type Report = { readonly walked: Walked | null } | { readonly fault: string };
/** One process's answer; no report while it is still at it. */
export type IndexAnswer = { readonly process: string; readonly report: Report | null };

/** What operators ask of every index, and what each process answers. */
@Injectable()
export class IndexAsksStore {
  constructor(
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
  ) {}

  /** Asks all that run now; what was asked a week ago is forgotten. */
  add(id: Uuid, wish: Wish): Promise<void> {
    return this.transactions.run(async (tx) => {
      await tx.query(`delete from index_asks where asked_at < now() - interval '7 days'`);
      await tx.query('insert into index_asks (id, wish) values ($1, $2)', [id, wish]);
      await this.outbox.add(tx, { type: indexAsked, subject: id, payload: {} });
    });
  }

  /** What is wanted, once this process has put itself down for it; null when it had already, or nobody wants it any more. */
  async take(id: Uuid, process: string): Promise<Wish | null> {
    const [taken] = await this.transactions.reading.query<{ wish: Wish }[]>(
      `with taken as (insert into index_answers (ask_id, process) select id, $2 from index_asks where id = $1
         on conflict do nothing returning ask_id)
       select wish from index_asks where id in (select ask_id from taken)`,
      [id, process],
    );
    return taken?.wish ?? null;
  }

  async report(id: Uuid, process: string, report: Report): Promise<void> {
    await this.transactions.reading.query('update index_answers set report = $3 where ask_id = $1 and process = $2', [
      id,
      process,
      JSON.stringify(report),
    ]);
  }

  /** By process. */
  answers(id: Uuid): Promise<readonly IndexAnswer[]> {
    return this.transactions.reading.query<IndexAnswer[]>(
      'select process, report from index_answers where ask_id = $1 order by process',
      [id],
    );
  }
}
