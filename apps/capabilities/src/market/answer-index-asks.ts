import { hostname } from 'node:os';
import { Injectable } from '@nestjs/common';
import { Logs } from '#service/start/logs';
import type { Uuid } from '../domain/market/state';
import { IndexAsksStore, type Report, type Wish } from './index-asks.store';
import { MarketIndex } from './market-index';

/** Does what operators want of the index of this process. */
@Injectable()
export class AnswerIndexAsks {
  /** Apart from every other index, be it in the same process. */
  private readonly process = `${hostname()}, process ${process.pid}, index ${crypto.randomUUID().slice(0, 8)}`;

  constructor(
    private readonly index: MarketIndex,
    private readonly asks: IndexAsksStore,
    logs: Logs,
  ) {
    const log = logs.of('index');
    index.onAsked((id) => {
      this.answer(id).catch((err: unknown) => log.warn({ err }, 'what an operator asked could not be answered'));
    });
  }

  private async answer(id: Uuid): Promise<void> {
    const wish = await this.asks.take(id, this.process);
    if (wish !== null) await this.asks.report(id, this.process, await this.reportOn(wish));
  }

  private async reportOn(wish: Wish): Promise<Report> {
    try {
      if (wish === 'VERIFY') return { walked: await this.index.verify() };
      await this.index.rebuild();
      return { walked: null };
    } catch (fault) {
      // Whatever kept it from being done, the operator is told.
      return { fault: String(fault) };
    }
  }
}
