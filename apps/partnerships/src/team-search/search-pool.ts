import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { unsettled, type Proposal, type ProposalAsk } from '../domain/team-proposal/propose-teams';
import type { SearchJob } from './search.worker';

/** Threads at most, each with one brief at a time: more than there are processors, so that an easy brief gets past hard ones. */
const mostThreads = 6;
/** Of one proposal, from when it is asked for: finding candidates and waiting for a thread are part of it. */
const searchForMs = 6000;
/** A little more, in which a thread notices that its time is over. */
const overrunMs = 3000;

type Waiting = {
  readonly ask: ProposalAsk;
  readonly settle: Settle;
  readonly timer: NodeJS.Timeout;
  readonly sinceMs: number;
};
type Settle = { readonly resolve: (proposal: Proposal) => void; readonly reject: (fault: Error) => void };

/** Searches for teams, away from the thread that answers requests. Threads are kept; one that fails or overruns is replaced. */
@Injectable()
export class SearchPool implements OnApplicationShutdown {
  private readonly idle: Worker[] = [];
  private readonly threads = new Set<Worker>();
  private readonly queue: Waiting[] = [];
  private isClosed = false;

  /**
   * The proposal, six seconds at most after `sinceMs`, when it was asked for (`uptimeMs`); unsettled when no thread was free in
   * all that time. Throws when the thread fails.
   */
  search(ask: ProposalAsk, sinceMs: number): Promise<Proposal> {
    return new Promise((resolve, reject) => {
      if (this.isClosed) return reject(new Error('the search for teams has been closed'));
      const timer = setTimeout(() => this.giveUp(waiting), Math.max(0, sinceMs + searchForMs - uptimeMs()));
      const waiting: Waiting = { ask, settle: { resolve, reject }, timer, sinceMs };
      this.queue.push(waiting);
      this.next();
    });
  }

  async onApplicationShutdown(): Promise<void> {
    this.isClosed = true;
    for (const waiting of this.queue.splice(0)) {
      clearTimeout(waiting.timer);
      waiting.settle.reject(new Error('the service is stopping'));
    }
    await Promise.all([...this.threads].map((thread) => thread.terminate()));
  }

  private giveUp(waiting: Waiting): void {
    const at = this.queue.indexOf(waiting);
    if (at < 0) return;
    this.queue.splice(at, 1);
    waiting.settle.resolve(unsettled(waiting.ask));
  }

  private next(): void {
    if (this.queue.length === 0) return;
    const thread = this.idle.pop() ?? this.newThread();
    if (!thread) return;
    const waiting = this.queue.shift();
    if (waiting) this.think(thread, waiting);
  }

  private newThread(): Worker | null {
    if (this.isClosed || this.threads.size >= mostThreads) return null;
    // Beside this file, and compiled as it is.
    const thread = new Worker(join(__dirname, `search.worker${extname(__filename)}`));
    this.threads.add(thread);
    thread.once('exit', () => {
      this.threads.delete(thread);
      const at = this.idle.indexOf(thread);
      if (at >= 0) this.idle.splice(at, 1);
      this.next();
    });
    return thread;
  }

  private think(thread: Worker, { ask, settle, timer: patience, sinceMs }: Waiting): void {
    clearTimeout(patience);
    const forMs = Math.max(0, sinceMs + searchForMs - uptimeMs());
    const end = (): void => {
      clearTimeout(overrun);
      thread.removeAllListeners('message').removeAllListeners('error').off('exit', died);
    };
    const fail = (fault: Error): void => {
      end();
      // Whatever a late thread says is said to nobody; what it throws is known already.
      thread.on('error', () => undefined);
      void thread.terminate();
      settle.reject(fault);
    };
    const died = (): void => {
      end();
      settle.reject(new Error('the search for teams was ended'));
    };
    const overrun = setTimeout(() => fail(new Error('the search for teams overran its time')), forMs + overrunMs);
    thread.once('exit', died);
    thread.once('error', fail);
    thread.once('message', (proposal: Proposal) => {
      end();
      this.idle.push(thread);
      settle.resolve(proposal);
      this.next();
    });
    thread.postMessage({ ask, forMs } satisfies SearchJob);
  }
}

/** The clock by which proposals are timed: milliseconds since this service began. */
export const uptimeMs = (): number => process.uptime() * 1000;
