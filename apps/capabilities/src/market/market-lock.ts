/**
 * Who may read the market and who writes it, across threads: any number of readers at once, or the one writer. It is a word of
 * shared memory for the writer and one for each reader, so that a thread that dies can be struck off by the thread that
 * started it. Waiting threads sleep. A writer lets running reads end and others begin for some milliseconds; then it insists,
 * and is in as soon as the reads under way have ended, so a stream of searches cannot keep facts out.
 */
const free = 0;
const writing = 1;
/** The writer died in the middle: what it kept is not to be trusted. */
const abandoned = 2;

const writerWord = 0;
/** Readers' words lie on cache lines of their own. */
const wordsPerReader = 16;
/** How long a writer goes round reads under way before it makes new ones wait. */
const politeMs = 8;

export class MarketLock {
  private readonly words: Int32Array;

  constructor(readonly memory: SharedArrayBuffer) {
    this.words = new Int32Array(memory);
  }

  static forReaders(count: number): MarketLock {
    return new MarketLock(new SharedArrayBuffer((count + 1) * wordsPerReader * Int32Array.BYTES_PER_ELEMENT));
  }

  /** Reads once nobody writes; null when the writer has died in the middle. Not for the main thread, which may not sleep. */
  read<T>(reader: number, work: () => T): { readonly value: T } | null {
    const own = wordOf(reader);
    for (;;) {
      Atomics.store(this.words, own, 1);
      const state = Atomics.load(this.words, writerWord);
      if (state === free) break;
      this.leave(own);
      if (state === abandoned) return null;
      Atomics.wait(this.words, writerWord, writing);
    }
    try {
      return { value: work() };
    } finally {
      this.leave(own);
    }
  }

  /** Writes while nobody reads. */
  write<T>(work: () => T): T {
    this.demand();
    try {
      return work();
    } finally {
      this.setWriter(free);
    }
  }

  /** For who started the threads: this reader is no more, and reads nothing. */
  strikeOff(reader: number): void {
    this.leave(wordOf(reader));
  }

  /** The same of the writer. False when it died in the middle of writing; then nobody reads this market any more. */
  writerIsGone(): boolean {
    const before = Atomics.compareExchange(this.words, writerWord, writing, abandoned);
    Atomics.notify(this.words, writerWord);
    return before === free;
  }

  private demand(): void {
    const until = nowMs() + politeMs;
    for (;;) {
      Atomics.store(this.words, writerWord, writing);
      const busy = this.reading();
      if (busy === null) return;
      const patience = until - nowMs();
      if (patience <= 0) break;
      this.setWriter(free);
      Atomics.wait(this.words, busy, 1, patience);
    }
    for (let busy = this.reading(); busy !== null; busy = this.reading()) Atomics.wait(this.words, busy, 1);
  }

  /** The word of somebody who reads. */
  private reading(): number | null {
    for (let word = wordOf(0); word < this.words.length; word += wordsPerReader)
      if (Atomics.load(this.words, word) === 1) return word;
    return null;
  }

  private setWriter(state: typeof free): void {
    Atomics.store(this.words, writerWord, state);
    Atomics.notify(this.words, writerWord);
  }

  private leave(own: number): void {
    Atomics.store(this.words, own, 0);
    Atomics.notify(this.words, own);
  }
}

const wordOf = (reader: number): number => (reader + 1) * wordsPerReader;

const nowMs = (): number => process.uptime() * 1000;
