import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { tooBusy } from '#service/graphql/answers';
import type { Answer } from '../domain/market/answer';
import { MarketLock } from './market-lock';
import type { FromSearcher, SharedMarket, ToSearcher } from './messages';

/** So that one heavy question leaves a thread for others. */
export const searcherCount = 2;

/** As many questions wait at once of each who asks; more would be answered when nobody waits for them any more. */
export const mostInLine = 256;

/** People, who wait for their answer, and the watch that is kept for saved searches, which gives way to them. */
export type Asker = 'PERSON' | 'WATCH';
export type Asked = Omit<Extract<ToSearcher, { say: 'search' }>, 'say'>;
type Waiting = {
  readonly asked: Asked;
  readonly asker: Asker;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (fault: Error) => void;
};
/** A thread's place: what it is at, and on which market. */
type Seat = { readonly reader: number; thread: Worker | null; at: Waiting | null; market: SharedMarket | null };

/** The threads that search, over the memory of one market at a time. They begin with the first questions and are kept. */
export class Searchers {
  private readonly seats: readonly Seat[] = Array.from({ length: searcherCount }, (_, reader) => ({
    ...{ reader, thread: null, at: null, market: null },
  }));
  private readonly lines: Readonly<Record<Asker, Waiting[]>> = { PERSON: [], WATCH: [] };
  private shared: SharedMarket | null = null;
  private isClosed = false;

  /** `file`: of the thread; the one beside this, compiled as this is. */
  constructor(private readonly file = join(__dirname, `searcher.worker${extname(__filename)}`)) {}

  /** From here on questions are answered from this market; those in line until there is one wait. */
  turnTo(shared: SharedMarket): void {
    this.shared = shared;
    for (const { thread } of this.seats) thread?.postMessage(toldOf(shared));
    this.next();
  }

  /** Starts the threads before anybody asks. */
  warmUp(): void {
    for (const seat of this.seats) seat.thread ??= this.newThread(seat);
  }

  /** Rejects when the line is full, when the thread fails at it, and when the service stops. */
  search(asked: Asked, asker: Asker): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.isClosed) return reject(new Error('the market has been closed'));
      if (this.lines[asker].length >= mostInLine)
        return reject(tooBusy('Too many searches are waiting; try again in a moment.'));
      this.lines[asker].push({ asked, asker, resolve, reject });
      this.next();
    });
  }

  async close(): Promise<void> {
    this.isClosed = true;
    const stopping = new Error('the service is stopping');
    for (const line of Object.values(this.lines)) for (const { reject } of line.splice(0)) reject(stopping);
    for (const { at } of this.seats) at?.reject(stopping);
    for (const { thread } of this.seats) await thread?.terminate();
  }

  private next(): void {
    if (this.shared === null || this.isClosed) return;
    for (const seat of this.seats) {
      if (seat.at !== null) continue;
      const waiting = this.lines.PERSON.shift() ?? this.lines.WATCH.shift();
      if (!waiting) return;
      seat.at = waiting;
      seat.market = this.shared;
      seat.thread ??= this.newThread(seat);
      seat.thread.postMessage({ say: 'search', ...waiting.asked } satisfies ToSearcher);
    }
  }

  private newThread(seat: Seat): Worker {
    const thread = new Worker(this.file, { workerData: { reader: seat.reader } });
    if (this.shared) thread.postMessage(toldOf(this.shared));
    thread.on('message', (said: FromSearcher) => this.hear(seat, said));
    // Its seat stays taken until it is gone: what is given to a thread that is ending would never be answered.
    let why = new Error('a thread that searches has ended');
    thread.on('error', (fault: Error) => (why = fault));
    thread.once('exit', () => {
      seat.thread = null;
      // It may have died while it read, and would keep the writer out for ever.
      if (this.shared) new MarketLock(this.shared.lock).strikeOff(seat.reader);
      seat.at?.reject(why);
      seat.at = null;
      this.next();
    });
    return thread;
  }

  private hear(seat: Seat, said: FromSearcher): void {
    const { at } = seat;
    seat.at = null;
    if (said.say === 'answer') at?.resolve(said.answer);
    else if (said.say === 'fault') at?.reject(new Error(said.fault));
    // The keeper died as it wrote; the question waits for the next market.
    else if (at) this.askAgain(at, seat.market);
    this.next();
  }

  private askAgain(waiting: Waiting, abandoned: SharedMarket | null): void {
    this.lines[waiting.asker].unshift(waiting);
    if (this.shared === abandoned) this.shared = null;
  }
}

const toldOf = ({ buffers, lock }: SharedMarket): ToSearcher => ({ say: 'market', buffers, lock });
