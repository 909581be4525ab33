import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';
import type { Instant } from '#kernel/instant';
import { Figures } from '#service/start/figures';
import { Logs } from '#service/start/logs';
import { Readiness } from '#service/start/readiness';
import { databaseUrlToken } from '#service/start/tokens';
import type { CapacityQuestion } from '../domain/capacity-filter';
import type { Answer, Ask } from '../domain/market/answer';
import type { MarketViewer, Uuid } from '../domain/market/state';
import { SnapshotsStore } from '../package/snapshots.store';
import { KeeperThread, type KeeperListener } from './keeper-thread';
import type { SharedMarket, Walked } from './messages';
import { type Asker, searcherCount, Searchers } from './searchers';

/** How long an answer waits for a keeper that has died to be followed by another, before it is made from the market it left. */
const patienceMs = 3000;
/** The same while somebody has waited so long in vain for what is still not there. */
const vainPatienceMs = 100;
const againAfterMs = 1000;
/** A build that takes no longer is not worth a line. */
const quietSeconds = 2;

/**
 * The market in memory: everything spare, built from what the publishers say and kept by their facts in a thread of its own,
 * searched in others. It begins when it is first asked for, and is nothing but a copy: whoever books is judged again by facilities.
 */
@Injectable()
export class MarketIndex implements OnApplicationShutdown {
  private readonly log: Logger;
  private readonly searchers = new Searchers();
  private readonly askListeners: ((ask: Uuid) => void)[] = [];
  /** The keeper whose market is searched. */
  private current: KeeperThread | null = null;
  /** The one that builds the next market. */
  private building: KeeperThread | null = null;
  private coming: Promise<KeeperThread> | null = null;
  /** There is a market to search, with or without a keeper. */
  private isStanding = false;
  private isClosed = false;
  /** Somebody has waited in vain, and would wait still. */
  private isBehind = false;
  private changes = 0;
  private leftOut = 0;
  private questions = 0;

  constructor(
    @Inject(databaseUrlToken) private readonly databaseUrl: string,
    private readonly snapshots: SnapshotsStore,
    logs: Logs,
    readiness: Readiness,
    figures: Figures,
  ) {
    this.log = logs.of('index');
    figures.tell(
      { name: 'interlock_market_bytes', help: 'Memory that the market fills.', read: () => this.current?.bytes ?? 0 },
      { name: 'interlock_market_changes', help: 'Resources written anew since the start.', read: () => this.changes },
      { name: 'interlock_market_questions', help: 'Questions since the start.', read: () => this.questions },
      {
        name: 'interlock_market_left_out',
        help: 'States that could not be kept, since the start.',
        read: () => this.leftOut,
      },
      {
        name: 'interlock_market_is_kept',
        help: '1 while the market follows the facts.',
        read: () => (this.current ? 1 : 0),
      },
    );
    readiness.needs('the index', async () => {
      await this.keeper();
      this.searchers.warmUp();
    });
  }

  /** There is a market: somebody has searched here, or this process serves. */
  get stands(): boolean {
    return this.isStanding;
  }

  /** One page of what answers a question, for a viewer, by holds and lead times at `now`. Waits for the first market to be built. */
  search(
    question: CapacityQuestion,
    viewer: MarketViewer,
    now: Instant,
    ask: Ask,
    asker: Asker = 'PERSON',
  ): Promise<Answer> {
    this.questions++;
    if (!this.isStanding) this.begin();
    return this.searchers.search({ question, viewer, now, ask }, asker);
  }

  /**
   * The database's clock, once everything published before this call is in the market, so that who has just written finds it. Where
   * some transaction hangs, or a keeper has died, it gives up after seconds: a reader would rather have yesterday's answer.
   */
  async caughtUp(): Promise<Instant> {
    return (await this.caughtUpInTime()) ?? this.snapshots.now();
  }

  /** The same for who acts on what is found and would never look again: a fault where it took too long. */
  async demandCaughtUp(): Promise<Instant> {
    const now = await this.caughtUpInTime();
    if (now === null) throw new Error('the market is behind its facts');
    return now;
  }

  /** `listener` hears what operators want of every index, by the id of the ask. */
  onAsked(listener: (ask: Uuid) => void): void {
    this.askListeners.push(listener);
  }

  /** Compares all that is in memory with PostgreSQL, a page at a time, while searches and facts go on. */
  async verify(): Promise<Walked> {
    return (await this.keeper()).walk();
  }

  /** Builds a market anew and turns to it; until then the old one is searched and kept. */
  async rebuild(): Promise<void> {
    await this.next();
  }

  async onApplicationShutdown(): Promise<void> {
    this.isClosed = true;
    await Promise.all([this.searchers.close(), this.current?.close(), this.building?.close()]);
  }

  /** Null where patience ended. */
  private async caughtUpInTime(): Promise<Instant | null> {
    if (!this.isStanding) await this.next();
    const late = new AbortController();
    const caught = this.caught().finally(() => late.abort());
    const patience = this.isBehind ? vainPatienceMs : patienceMs;
    const inVain = pause(patience, null, { signal: late.signal, ref: false }).then(() => {
      this.isBehind = true;
      return null;
    });
    return Promise.race([caught, inVain.catch(() => caught)]);
  }

  private async caught(): Promise<Instant | null> {
    while (!this.isClosed)
      try {
        const now = await (await this.keeper()).catchUp();
        this.isBehind = false;
        return now;
      } catch (fault) {
        this.log.debug({ err: fault }, 'a keeper ended before it had caught up; asking the next');
      }
    return null;
  }

  /** Of the market that is searched; where it has none any more, of the one to come. */
  private keeper(): Promise<KeeperThread> {
    return this.current ? Promise.resolve(this.current) : this.next();
  }

  private next(): Promise<KeeperThread> {
    this.coming ??= this.build().finally(() => (this.coming = null));
    return this.coming;
  }

  /** Nobody waits for it here: it fails only when the service stops. */
  private begin(): void {
    this.next().catch(() => undefined);
  }

  private async build(): Promise<KeeperThread> {
    const terms = { databaseUrl: this.databaseUrl, readers: searcherCount };
    while (!this.isClosed) {
      const keeper: KeeperThread = new KeeperThread(
        terms,
        this.listenerTo(() => keeper),
      );
      this.building = keeper;
      const shared = await keeper.built.catch(() => null);
      if (shared) return this.turnTo(keeper, shared);
      if (!this.isClosed) await pause(againAfterMs);
    }
    throw new Error('the service is stopping');
  }

  private turnTo(keeper: KeeperThread, shared: SharedMarket): KeeperThread {
    const before = this.current;
    this.building = null;
    this.current = keeper;
    this.isStanding = true;
    this.searchers.turnTo(shared);
    void before?.close();
    return keeper;
  }

  private listenerTo(keeper: () => KeeperThread): KeeperListener {
    let saidAt = process.uptime();
    return {
      applied: ({ length }) => (this.changes += length),
      asked: (asks) => this.askListeners.forEach((listener) => asks.forEach((ask) => listener(ask))),
      progress: (resources, of) => {
        if (process.uptime() - saidAt < quietSeconds) return;
        saidAt = process.uptime();
        this.log.info(`building: ${resources} of ${of} resources`);
      },
      full: () => this.begin(),
      leftOut: (id, fault) => {
        this.leftOut++;
        this.log.error(`${id} cannot be kept, and searches do without it: ${fault}`);
      },
      trouble: (fault) => this.log.warn(`${fault}; trying again`),
      ended: () => {
        if (this.current !== keeper()) return;
        this.current = null;
        this.begin();
      },
    };
  }
}
