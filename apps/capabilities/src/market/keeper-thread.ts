import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Instant } from '#kernel/instant';
import type { Uuid } from '../domain/market/state';
import { MarketLock } from './market-lock';
import type { FromKeeper, KeeperTerms, SharedMarket, ToKeeper, Walked } from './messages';

/** What a keeper's owner hears of it. */
export type KeeperListener = {
  readonly applied: (resources: readonly Uuid[]) => void;
  readonly progress: (resources: number, of: number) => void;
  readonly asked: (asks: readonly Uuid[]) => void;
  readonly full: () => void;
  readonly leftOut: (id: Uuid, fault: string) => void;
  readonly trouble: (fault: string) => void;
  /** It has ended by itself. */
  readonly ended: () => void;
};

type Settle<T> = { readonly resolve: (value: T) => void; readonly reject: (fault: Error) => void };

/** A keeper in its thread, as the service sees it: one market, from its building to its end. */
export class KeeperThread {
  private readonly thread: Worker;
  private readonly turns = new Map<number, Settle<Instant>>();
  private readonly walks = new Map<number, Settle<Walked>>();
  private turn = 0;
  private isEnding = false;
  private shared: SharedMarket | null = null;
  /** Memory that its market fills. */
  bytes = 0;
  /** Settles once the market is whole; rejects when the thread ends before. */
  readonly built: Promise<SharedMarket>;

  constructor(
    terms: KeeperTerms,
    private readonly listener: KeeperListener,
  ) {
    // Beside this file, and compiled as it is.
    this.thread = new Worker(join(__dirname, `keeper.worker${extname(__filename)}`), { workerData: terms });
    this.built = new Promise((resolve, reject) => {
      this.thread.on('message', (news: FromKeeper) => this.hear(news, resolve));
      this.thread.on('error', (fault: Error) => this.listener.trouble(fault.stack ?? fault.message));
      this.thread.once('exit', () => this.end(reject));
    });
    this.built.catch(() => undefined); // whoever asks for it hears it
  }

  /** The database's clock, once everything is in the market that was published before this call. Rejects when the keeper ends. */
  catchUp(): Promise<Instant> {
    return this.say('catch up', this.turns);
  }

  /** Compares the market with PostgreSQL. */
  walk(): Promise<Walked> {
    return this.say('walk', this.walks);
  }

  async close(): Promise<void> {
    this.isEnding = true;
    await this.thread.terminate();
  }

  private say<T>(what: ToKeeper['say'], waiting: Map<number, Settle<T>>): Promise<T> {
    return new Promise((resolve, reject) => {
      if (this.isEnding) return reject(hasEnded());
      const turn = ++this.turn;
      waiting.set(turn, { resolve, reject });
      this.thread.postMessage({ say: what, turn } satisfies ToKeeper);
    });
  }

  private hear(news: FromKeeper, built: (shared: SharedMarket) => void): void {
    switch (news.say) {
      case 'built':
        this.bytes = news.bytes;
        this.shared = { buffers: news.buffers, lock: news.lock };
        return built(this.shared);
      case 'progress':
        return this.listener.progress(news.resources, news.of);
      case 'caught up':
        return news.turns.forEach((turn) => settle(this.turns, turn, news.now));
      case 'walked':
        return settle(this.walks, news.turn, news.walk);
      case 'applied':
        this.bytes = news.bytes;
        return this.listener.applied(news.resources);
      case 'asked':
        return this.listener.asked(news.asks);
      case 'full':
        return this.listener.full();
      case 'left out':
        return this.listener.leftOut(news.id, news.fault);
      case 'trouble':
        return this.listener.trouble(news.fault);
    }
  }

  private end(failed: (fault: Error) => void): void {
    const wasExpected = this.isEnding;
    this.isEnding = true;
    // Whoever reads this market must not wait for a writer that is no more.
    if (this.shared) new MarketLock(this.shared.lock).writerIsGone();
    failed(hasEnded());
    for (const waiting of [this.turns, this.walks]) {
      for (const { reject } of waiting.values()) reject(hasEnded());
      waiting.clear();
    }
    if (!wasExpected) this.listener.ended();
  }
}

const hasEnded = (): Error => new Error('the keeper of the market has ended');

function settle<T>(waiting: Map<number, Settle<T>>, turn: number, value: T): void {
  waiting.get(turn)?.resolve(value);
  waiting.delete(turn);
}
