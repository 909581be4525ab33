import type { Instant } from '#kernel/instant';
import { Connection } from '#service/database/connection';
import type { Market } from '../domain/market/market';
import { buildMarket } from './build-market';
import { FactsStore, isEmpty } from './facts.store';
import type { LeaveOut } from './leave-out';
import { MarketLock } from './market-lock';
import { MarketWriter } from './market-writer';
import type { FromKeeper, KeeperTerms } from './messages';
import { StatesStore } from './states.store';
import { Walk } from './walk';

const shortestPauseMs = 10;
const longestPauseMs = 160;
/** While somebody waits for a transaction that still runs. */
const waitingPauseMs = 2;
const reconnectMs = 500;
/** Looks that fail one after the other, each on a new connection, before the keeper gives up; then another one builds a market anew. */
const mostFaults = 5;

/** Waits till the horizon is past its target, which the next look gives it. */
type Waiter = { readonly turn: number; target: bigint | null };

/** Builds a market from what the publishers say and keeps it as they go on: the work of one thread, the only one that writes. */
export class Keeper {
  private readonly waiters: Waiter[] = [];
  private readonly walks: Walk[] = [];
  private wake: () => void = () => undefined;
  private pauseMs = shortestPauseMs;
  /** Everything published before is in the market. */
  private horizon = 0n;

  constructor(
    private readonly terms: KeeperTerms,
    private readonly tell: (news: FromKeeper) => void,
  ) {}

  /** Answers once all is in the market that was published before this call. */
  catchUp(turn: number): void {
    this.waiters.push({ turn, target: null });
    this.wake();
  }

  /** Compares the market with PostgreSQL, a page at a time between looks. */
  walk(turn: number): void {
    this.walks.push(new Walk(turn));
    this.wake();
  }

  /** For as long as the thread lives; ends only by a fault. */
  async run(): Promise<never> {
    let connection = await this.connect();
    const leaveOut: LeaveOut = (id, fault) => this.tell({ say: 'left out', id, fault: String(fault) });
    const progress = (resources: number, of: number): void => this.tell({ say: 'progress', resources, of });
    const { market, horizon } = await buildMarket(connection, progress, leaveOut);
    this.horizon = horizon;
    const lock = MarketLock.forReaders(this.terms.readers);
    this.tell({ say: 'built', buffers: market.buffers, lock: lock.memory, bytes: market.bytes });
    for (let faults = 0; ;) {
      try {
        await this.keep(connection, market, new MarketWriter(market, lock, leaveOut), leaveOut);
        faults = 0;
      } catch (fault) {
        if (++faults >= mostFaults) throw fault;
        this.tell({ say: 'trouble', fault: String(fault) });
        await connection.close();
        connection = await this.reconnect();
      }
    }
  }

  private connect(): Promise<Connection> {
    return Connection.open(this.terms.databaseUrl, 'capabilities');
  }

  /** For as long as it takes: what is in the market holds, however long the database is away. */
  private async reconnect(): Promise<Connection> {
    for (;;) {
      await this.pause(reconnectMs);
      const connection = await this.connect().catch(() => null);
      if (connection !== null) return connection;
    }
  }

  /** One look into the outboxes, with all that follows from it. */
  private async keep(connection: Connection, market: Market, writer: MarketWriter, leaveOut: LeaveOut): Promise<void> {
    const asked = this.waiters.filter(({ target }) => target === null);
    const facts = new FactsStore(connection);
    const states = new StatesStore(connection, leaveOut);
    const { changed, now, horizon, head } = await facts.lookFrom(this.horizon);
    const touched = await states.touchedBy(changed);
    await writer.renew(touched, states, now);
    const lapsed = writer.lapse(now);
    if (horizon > this.horizon) this.horizon = horizon;
    for (const waiter of asked) waiter.target = head;
    const resources = [...new Set([...touched.resources, ...lapsed])];
    if (resources.length > 0) this.tell({ say: 'applied', resources, bytes: market.bytes });
    if (changed.asks.length > 0) this.tell({ say: 'asked', asks: changed.asks });
    if (market.isFull) this.tell({ say: 'full' });
    this.answer(now);

    const [walk] = this.walks;
    if (walk) {
      const walked = await walk.page(connection, market, writer, this.horizon);
      if (walked) this.tell({ say: 'walked', turn: walk.turn, walk: walked });
      if (walked) this.walks.shift();
      if (walked === null) return;
    }
    await this.rest(isEmpty(changed));
  }

  /** Whoever waited for no more than this is told. */
  private answer(now: Instant): void {
    const { told = [], waiting = [] } = Object.groupBy(this.waiters.splice(0), ({ target }) =>
      target !== null && target < this.horizon ? 'told' : 'waiting',
    );
    this.waiters.push(...waiting);
    if (told.length > 0) this.tell({ say: 'caught up', turns: told.map(({ turn }) => turn), now });
  }

  private async rest(isQuiet: boolean): Promise<void> {
    this.pauseMs = isQuiet ? Math.min(this.pauseMs * 2, longestPauseMs) : shortestPauseMs;
    if (this.waiters.some(({ target }) => target === null)) return;
    await this.pause(this.waiters.length > 0 ? waitingPauseMs : this.pauseMs);
  }

  private pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
