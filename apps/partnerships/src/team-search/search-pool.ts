import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Proposal, ProposalAsk } from '../domain/team-proposal/propose-teams';
import type { SearchJob } from './search.worker';

/** Threads at most; each thinks about one brief at a time. */
const mostThreads = 2;
/** Of one search: its time, and a little more than a thread takes to notice that it is over. */
const thinkForMs = 6000;
const overrunMs = 3000;
/** How long a brief may wait for a thread; who waits longer is told to try again. */
const waitForMs = 6000;

type Waiting = { readonly ask: ProposalAsk; readonly settle: Settle; readonly timer: NodeJS.Timeout };
type Settle = { readonly resolve: (proposal: Proposal) => void; readonly reject: (fault: Error) => void };

/** Searches for teams, away from the thread that answers requests. Threads are kept; one that fails or overruns is replaced. */
@Injectable()
export class SearchPool implements OnApplicationShutdown {
  private readonly idle: Worker[] = [];
  private readonly threads = new Set<Worker>();
  private readonly queue: Waiting[] = [];
  private isClosed = false;

  /** The proposal, six seconds after a thread was free for it at the latest. Throws when none is free in time, or the thread fails. */
  search(ask: ProposalAsk): Promise<Proposal> {
    return new Promise((resolve, reject) => {
      if (this.isClosed) return reject(new Error('the search for teams has been closed'));
      const timer = setTimeout(() => this.giveUp(waiting), waitForMs);
      const waiting: Waiting = { ask, settle: { resolve, reject }, timer };
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
    waiting.settle.reject(new Error('too many briefs are being searched for; try again in a few seconds'));
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

  private think(thread: Worker, { ask, settle, timer: patience }: Waiting): void {
    clearTimeout(patience);
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
    const overrun = setTimeout(() => fail(new Error('the search for teams overran its time')), thinkForMs + overrunMs);
    thread.once('exit', died);
    thread.once('error', fail);
    thread.once('message', (proposal: Proposal) => {
      end();
      this.idle.push(thread);
      settle.resolve(proposal);
      this.next();
    });
    thread.postMessage({ ask, forMs: thinkForMs } satisfies SearchJob);
  }
}
