import { Worker } from 'node:worker_threads';

export type ThreadTerms = {
  /** The compiled file of the thread: it answers each message with one message. */
  readonly file: string;
  readonly mostThreads: number;
  /** Of one job, from when a thread takes it; then the thread is ended. */
  readonly jobMs: number;
  readonly memoryMb: number;
};

/** What came of a job: its answer, or which budget it went over. */
export type Outcome<A> = { readonly answer: A } | { readonly overran: 'TIME' | 'MEMORY' };

type Settle<A> = { readonly resolve: (outcome: Outcome<A>) => void; readonly reject: (fault: Error) => void };
type Waiting<J, A> = { readonly job: J; readonly settle: Settle<A> };

/**
 * Work on what strangers send, away from the thread that answers requests, each job within budgets of time and memory.
 * Threads begin when they are needed and are kept; one that overran is replaced. Jobs wait in line while all are busy.
 */
export class ThreadPool<J, A> {
  private readonly idle: Worker[] = [];
  private readonly threads = new Set<Worker>();
  private readonly queue: Waiting<J, A>[] = [];
  private isClosed = false;

  constructor(private readonly terms: ThreadTerms) {}

  /** Rejects when the thread throws, and when the pool is closed first. */
  run(job: J): Promise<Outcome<A>> {
    return new Promise((resolve, reject) => {
      if (this.isClosed) return reject(new Error('the threads have been closed'));
      this.queue.push({ job, settle: { resolve, reject } });
      this.next();
    });
  }

  async close(): Promise<void> {
    this.isClosed = true;
    for (const { settle } of this.queue.splice(0)) settle.reject(new Error('the service is stopping'));
    await Promise.all([...this.threads].map((thread) => thread.terminate()));
  }

  private next(): void {
    if (this.queue.length === 0) return;
    const thread = this.idle.pop() ?? this.newThread();
    const waiting = thread && this.queue.shift();
    if (waiting) this.work(thread, waiting);
  }

  private newThread(): Worker | null {
    if (this.isClosed || this.threads.size >= this.terms.mostThreads) return null;
    const thread = new Worker(this.terms.file, { resourceLimits: { maxOldGenerationSizeMb: this.terms.memoryMb } });
    thread.unref(); // a service that has nothing else to do may end
    this.threads.add(thread);
    thread.once('exit', () => {
      this.threads.delete(thread);
      const at = this.idle.indexOf(thread);
      if (at >= 0) this.idle.splice(at, 1);
      this.next();
    });
    return thread;
  }

  private work(thread: Worker, { job, settle }: Waiting<J, A>): void {
    const end = (): void => {
      clearTimeout(timer);
      thread.removeAllListeners('message').removeAllListeners('error').off('exit', died);
      // Whatever a thread says after its job is said to nobody.
      thread.on('error', () => undefined);
    };
    const died = (): void => {
      end();
      settle.reject(new Error('a thread ended in the middle of its job'));
    };
    const timer = setTimeout(() => {
      end();
      void thread.terminate();
      settle.resolve({ overran: 'TIME' });
    }, this.terms.jobMs);
    thread.once('exit', died);
    thread.once('error', (fault: Error & { readonly code?: string }) => {
      end();
      if (fault.code === 'ERR_WORKER_OUT_OF_MEMORY') settle.resolve({ overran: 'MEMORY' });
      else settle.reject(fault);
    });
    thread.once('message', (answer: A) => {
      end();
      this.idle.push(thread);
      settle.resolve({ answer });
      this.next();
    });
    thread.postMessage(job);
  }
}
