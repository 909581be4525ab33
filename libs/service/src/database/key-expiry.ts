import { Injectable, type OnModuleInit } from '@nestjs/common';
import { hourMs } from '#kernel/instant';
import { Ticker } from '../start/ticker';
import { Transactions } from './transactions';

/** Idempotency keys are kept 90 days; open ones belong to a move that is still under way. */
@Injectable()
export class KeyExpiry implements OnModuleInit {
  constructor(
    private readonly transactions: Transactions,
    private readonly ticker: Ticker,
  ) {}

  onModuleInit(): void {
    this.ticker.repeat('old keys', hourMs, () => this.forgetOld());
  }

  /** A bounded bite at a time: a long transaction would hold up every reader of facts. */
  async forgetOld(): Promise<void> {
    await this.transactions.reading.query(
      `delete from keys where ctid = any(array(
         select ctid from keys where state = 'DONE' and created_at < now() - interval '90 days' limit 5000))`,
    );
  }
}
