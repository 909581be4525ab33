import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';
import type { Instant } from '#kernel/instant';
import { Logs } from '#service/start/logs';
import { Readiness } from '#service/start/readiness';
import { databaseUrlToken } from '#service/start/tokens';
import type { Suggestion } from '../domain/words/suggestion';
import type { Understood } from '../domain/words/understanding';
import type { WordViewer } from '../domain/words/word-state';
import type { FromWords, ToWords, WordsAsk, WordsTerms } from './messages';

type Settle = { readonly resolve: (news: FromWords) => void; readonly reject: (fault: Error) => void };

/**
 * Words that people type, answered by a thread of its own that knows every name. It begins when it is first asked for; one that has
 * died is followed by another at the next question.
 */
@Injectable()
export class Words implements OnApplicationShutdown {
  private readonly log: Logger;
  private readonly waiting = new Map<number, Settle>();
  private thread: Worker | null = null;
  private whole: Promise<void> = Promise.resolve();
  private turn = 0;
  private isClosed = false;

  constructor(
    @Inject(databaseUrlToken) private readonly databaseUrl: string,
    logs: Logs,
    readiness: Readiness,
  ) {
    this.log = logs.of('words');
    readiness.needs('the words', () => {
      this.standing();
      return this.whole;
    });
  }

  /** What the viewer may see and the words may mean, best first. */
  async suggest(text: string, viewer: WordViewer, most: number): Promise<readonly Suggestion[]> {
    const news = await this.ask({ say: 'suggest', text, viewer, most });
    return news.say === 'suggested' ? news.items : [];
  }

  /** The words as parts of a filter; `now` decides which March is meant. */
  async understand(text: string, viewer: WordViewer, now: Instant): Promise<Understood> {
    const news = await this.ask({ say: 'understand', text, viewer, now });
    return news.say === 'understood' ? news.understood : { parts: [], leftOver: [] };
  }

  async onApplicationShutdown(): Promise<void> {
    this.isClosed = true;
    await this.thread?.terminate();
  }

  private ask(asked: WordsAsk): Promise<FromWords> {
    return new Promise((resolve, reject) => {
      if (this.isClosed) return reject(new Error('the service is stopping'));
      const turn = ++this.turn;
      this.waiting.set(turn, { resolve, reject });
      this.standing().postMessage({ ...asked, turn } satisfies ToWords);
    });
  }

  private standing(): Worker {
    this.thread ??= this.begin();
    return this.thread;
  }

  private begin(): Worker {
    const terms: WordsTerms = { databaseUrl: this.databaseUrl };
    // Beside this file, and compiled as it is.
    const thread = new Worker(join(__dirname, `words.worker${extname(__filename)}`), { workerData: terms });
    this.whole = new Promise((resolve, reject) => {
      thread.on('message', (news: FromWords) => this.hear(news, resolve));
      thread.on('error', (fault: Error) => this.log.warn({ err: fault }, 'the thread of words has failed'));
      thread.once('exit', () => {
        reject(hasEnded());
        this.end();
      });
    });
    this.whole.catch(() => undefined); // whoever waits for it hears it
    return thread;
  }

  private hear(news: FromWords, built: () => void): void {
    if (news.say === 'built') return built();
    if (news.say === 'trouble') return this.log.warn(`${news.fault}; trying again`);
    this.waiting.get(news.turn)?.resolve(news);
    this.waiting.delete(news.turn);
  }

  private end(): void {
    this.thread = null;
    for (const { reject } of this.waiting.values()) reject(hasEnded());
    this.waiting.clear();
  }
}

const hasEnded = (): Error => new Error('the thread of words has ended');
