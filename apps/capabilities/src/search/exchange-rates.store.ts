import { Injectable } from '@nestjs/common';
import { exchangeRatesView } from '#events/facilities';
import { ratesTo, type QuotedRate } from '#kernel/exchange';
import { toIso, type Instant } from '#kernel/instant';
import { Transactions } from '#service/database/transactions';
import type { CapacityQuestion } from '../domain/capacity-filter';
import { ceilingsOf } from '../domain/ceilings';

/** What currencies are worth in one another, as facilities knows it at the moment: a short table, read where a question needs it. */
@Injectable()
export class ExchangeRatesStore {
  constructor(private readonly transactions: Transactions) {}

  /** The question with its highest price in every currency that the latest rates up to `now` (a day in UTC) can compare it with. */
  async withCeilings(question: CapacityQuestion, now: Instant): Promise<CapacityQuestion> {
    return question.maxPrice === null ? question : weighed(question, await this.latest(now));
  }

  /** Of every pair the latest up to and including the day of `now` in UTC. */
  latest(now: Instant): Promise<readonly QuotedRate[]> {
    return this.transactions.reading.query<QuotedRate[]>(
      `select distinct on (base, quote) to_char(on_date, 'YYYY-MM-DD') as on, base, quote, rate::text
       from ${exchangeRatesView} where on_date <= $1::date order by base, quote, on_date desc`,
      [toIso(now).slice(0, 10)],
    );
  }
}

/** The question with its highest price in every currency that these rates can compare it with. */
export function weighed(question: CapacityQuestion, rates: readonly QuotedRate[]): CapacityQuestion {
  const { maxPrice } = question;
  if (maxPrice === null) return question;
  return { ...question, ceilings: ceilingsOf(maxPrice, ratesTo(maxPrice.currency, rates)) };
}
