import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { IndexAsksStore, type IndexAnswer, type Wish } from './index-asks.store';

const betweenLooksMs = 100;

/** Asks every process that keeps an index, wherever it runs, to verify it or to build it anew. */
@Injectable()
export class AskIndexes {
  constructor(private readonly asks: IndexAsksStore) {}

  /**
   * By process, each with its report; none where no index is kept. Waits for whoever has begun within
   * `hearingSeconds`: they look for facts many times a second.
   */
  async run(wish: Wish, hearingSeconds = 2): Promise<readonly IndexAnswer[]> {
    const id = crypto.randomUUID();
    await this.asks.add(id, wish);
    const heardUntil = process.uptime() + hearingSeconds;
    for (;;) {
      await pause(betweenLooksMs);
      const answers = await this.asks.answers(id);
      const areDone = answers.every(({ report }) => report !== null);
      if (areDone && process.uptime() > heardUntil) return answers;
    }
  }
}
