import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { FactType, Publisher } from '#events/fact';
import { Transactions } from '../database/transactions';
import type { Tx } from '../database/database';
import { Logs } from '../start/logs';
import { type FactHandlers, FactReader } from './fact-reader';

/** A handler of one kind of fact: gets the distinct subjects (bare uuids) of a batch in order of first mention. */
export type Handler = (tx: Tx, subjects: readonly string[]) => Promise<void>;

export const on = (type: FactType, handler: Handler): readonly [string, Handler] => [type.name, handler];

/** One handler after the other, in the same transaction. */
export const inTurn =
  (...handlers: readonly Handler[]): Handler =>
  async (tx, subjects) => {
    for (const handler of handlers) await handler(tx, subjects);
  };

/** What this service reads of others. Readers start with the service and stop with it. */
@Injectable()
export class FactReaders implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly readers = new Map<Publisher, FactReader>();

  constructor(
    private readonly transactions: Transactions,
    private readonly logs: Logs,
  ) {}

  /** Called once for each publisher by the module that keeps the local copies. */
  read(publisher: Publisher, handlers: readonly (readonly [string, Handler])[]): void {
    const merged: FactHandlers = new Map(handlers);
    this.readers.set(
      publisher,
      new FactReader(publisher, merged, this.transactions, this.logs.of(`facts:${publisher}`)),
    );
  }

  /**
   * Applies all that was published before this call, so that who has just written finds what they wrote. Where some transaction
   * hangs and holds up the facts of the whole server, it gives up after seconds: a reader would rather have yesterday's answer.
   */
  async catchUp(...publishers: readonly Publisher[]): Promise<boolean> {
    const chosen = publishers.length > 0 ? publishers : [...this.readers.keys()];
    const done = await Promise.all(
      chosen.map(async (publisher) => (await this.readers.get(publisher)?.catchUp()) ?? true),
    );
    return done.every(Boolean);
  }

  /** For who decides by what was published: a refusal on an old copy would be remembered, so it is a fault instead. */
  async demandCaughtUp(...publishers: readonly Publisher[]): Promise<void> {
    if (!(await this.catchUp(...publishers))) throw new Error(`the facts of ${publishers.join(', ')} are held up`);
  }

  /** Forgets how far a publisher was read; its facts are applied again from the first. False when it is not read here. */
  async replay(publisher: Publisher): Promise<boolean> {
    const reader = this.readers.get(publisher);
    await reader?.replay();
    return reader !== undefined;
  }

  onApplicationBootstrap(): void {
    for (const reader of this.readers.values()) reader.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([...this.readers.values()].map((reader) => reader.stop()));
  }
}
