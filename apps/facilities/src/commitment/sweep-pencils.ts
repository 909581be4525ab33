import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Transactions } from '#service/database/transactions';
import { Ticker } from '#service/start/ticker';
import { visitor } from '#service/viewer/viewer';
import { changesBetween } from '../domain/changes';
import type { Hold } from '../domain/hold';
import { settleAll } from '../domain/linked';
import { CalendarStore } from './calendar.store';
import { holdToken } from './hold.provider';
import { RecordChanges } from './record-changes';

const everyMs = 200;
const mostAtOnce = 200;

/**
 * Ends pencils at their deadline and moves up whoever waits, without anyone asking. Several servers sweep side by side: each
 * takes the resources that nobody holds just now, and comes back for the others.
 */
@Injectable()
export class SweepPencils implements OnModuleInit {
  constructor(
    private readonly transactions: Transactions,
    private readonly calendars: CalendarStore,
    private readonly changes: RecordChanges,
    private readonly ticker: Ticker,
    @Inject(holdToken) private readonly hold: Hold,
  ) {}

  onModuleInit(): void {
    this.ticker.repeat('pencils', everyMs, () => this.run());
  }

  /** One sweep: one cheap read while nothing is due, else one transaction. */
  async run(): Promise<void> {
    const due = await this.calendars.due(mostAtOnce);
    if (due.length === 0) return;
    await this.transactions.run(async (tx) => {
      const free = await this.calendars.lockFree(tx, [...new Set(due.map((one) => one.resourceId))]);
      const mine = due.filter((one) => free.has(one.resourceId));
      const spans = [...free].map((resourceId) => ({ resourceId, during: null }));
      const calendars = await this.calendars.load(tx, {
        spans,
        commitments: mine.map((one) => one.id),
        requester: null,
      });
      await this.changes.run(tx, visitor, changesBetween(calendars, settleAll(calendars, this.hold)));
    });
  }
}
