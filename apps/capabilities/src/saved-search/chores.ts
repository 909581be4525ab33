import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Ticker } from '#service/start/ticker';
import { MarketIndex } from '../market/market-index';
import { JudgeChanges } from './judge-changes';
import { MakeLetters } from './make-letters';
import { SendLetters } from './send-letters';

/** How long news may lie before somebody looks: at once is seconds, and twenty rooms of one house are one letter. */
const judgeEveryMs = 500;
const lettersEveryMs = 2000;

/**
 * What saved searches do by themselves, where there is a market to ask: a command that runs for a moment builds none for it. Each
 * chore can be cut off anywhere and begins again with what is not done.
 */
@Injectable()
export class SavedSearchChores implements OnModuleInit {
  constructor(
    private readonly ticker: Ticker,
    private readonly market: MarketIndex,
    private readonly judging: JudgeChanges,
    private readonly making: MakeLetters,
    private readonly sending: SendLetters,
  ) {}

  onModuleInit(): void {
    this.ticker.repeat('changes and saved searches', judgeEveryMs, async () => {
      if (this.market.stands) await this.judging.all();
    });
    this.ticker.repeat('letters of saved searches', lettersEveryMs, async () => {
      if (!this.market.stands) return;
      await this.making.run();
      await this.sending.run();
    });
  }
}
