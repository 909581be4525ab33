import { Injectable } from '@nestjs/common';
import type { QuotedRate } from '#kernel/exchange';
import type { Tx } from '#service/database/database';
import { Transactions } from '#service/database/transactions';

/** Exchange rates as they were brought in, by day and pair. */
@Injectable()
export class ExchangeRatesStore {
  constructor(private readonly transactions: Transactions) {}

  /** Of every pair the latest up to and including a day (`YYYY-MM-DD`). */
  latest(on: string): Promise<readonly QuotedRate[]> {
    return this.transactions.reading.query<QuotedRate[]>(
      `select distinct on (base, quote) to_char(on_date, 'YYYY-MM-DD') as on, base, quote, rate::text
       from exchange_rates where on_date <= $1::date order by base, quote, on_date desc`,
      [on],
    );
  }

  /** Writes rates over what was known of their days and pairs; answers those that said otherwise before, as they were, and how many are new. */
  async put(
    tx: Tx,
    rates: readonly QuotedRate[],
  ): Promise<{ readonly before: readonly QuotedRate[]; readonly written: number }> {
    const file = JSON.stringify(rates);
    const lines = `json_to_recordset($1) as n ("on" date, base text, quote text, rate numeric)`;
    // One import after the other, so that what is told as replaced is what was replaced.
    await tx.query('lock table exchange_rates in share row exclusive mode');
    const before = await tx.query<QuotedRate[]>(
      `select to_char(r.on_date, 'YYYY-MM-DD') as on, r.base, r.quote, r.rate::text
       from ${lines} join exchange_rates r on (r.base, r.quote, r.on_date) = (n.base, n.quote, n."on")
       where r.rate <> n.rate order by r.on_date, r.base, r.quote`,
      [file],
    );
    const written = await tx.query<unknown[]>(
      `insert into exchange_rates as r (on_date, base, quote, rate) select n."on", n.base, n.quote, n.rate from ${lines}
       on conflict (base, quote, on_date) do update set rate = excluded.rate where r.rate <> excluded.rate returning 1`,
      [file],
    );
    return { before, written: written.length };
  }
}
