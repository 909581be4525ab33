import type { Logger } from 'pino';
import type { Publisher } from '#events/fact';
import type { Tx } from '../database/database';
import type { Transactions } from '../database/transactions';
import type { Handler } from './fact-readers';

export type FactHandlers = ReadonlyMap<string, Handler>;

type Cursor = { readonly xid: string; readonly seq: string };
type OutboxRow = Cursor & { readonly name: string; readonly subject: string };

const batchSize = 200;
const shortestPauseMs = 20;
const longestPauseMs = 160;
/** Longer than a checkpoint or the making of a database, which hold up the facts of the whole server. */
const catchUpPatienceMs = 3000;

/**
 * Reads one publisher's outbox in order and applies it here, each batch in one transaction with the cursor. The cursor is
 * (transaction id, sequence) and stays behind every transaction still running: identity order alone is not commit order.
 */
export class FactReader {
  private stopped = false;
  private loop: Promise<void> = Promise.resolve();
  private draining: Promise<boolean> | null = null;
  private next: Promise<boolean> | null = null;

  constructor(
    private readonly publisher: Publisher,
    private readonly handlers: FactHandlers,
    private readonly transactions: Transactions,
    private readonly log: Logger,
  ) {}

  start(): void {
    this.loop = this.poll();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.loop;
    await this.draining?.catch(() => undefined);
  }

  async replay(): Promise<void> {
    await this.transactions.run((tx) => tx.query(`delete from fact_cursors where publisher = $1`, [this.publisher]));
    await this.catchUp();
  }

  /** Waits for a drain that began after this call; callers at the same time share one. False when patience ended first. */
  async catchUp(): Promise<boolean> {
    if (!this.draining) return this.beginDrain();
    this.next ??= this.draining
      .catch(() => false)
      .then(() => {
        this.next = null;
        return this.beginDrain();
      });
    return this.next;
  }

  private beginDrain(): Promise<boolean> {
    const drain = this.drain().finally(() => {
      if (this.draining === drain) this.draining = null;
    });
    this.draining = drain;
    return drain;
  }

  /** Until everything is applied that was committed before this call, or patience ends because some transaction hangs. */
  private async drain(): Promise<boolean> {
    const until = process.uptime() * 1000 + catchUpPatienceMs;
    const target = await this.lastPublished();
    while (!this.stopped) {
      const applied = await this.applyBatch();
      if (target === null || (await this.isPast(target))) return true;
      if (applied > 0) continue;
      if (process.uptime() * 1000 > until) return false;
      await pause(3);
    }
    return false;
  }

  private async poll(): Promise<void> {
    let wait = shortestPauseMs;
    while (!this.stopped) {
      try {
        const applied = await this.applyBatch();
        wait = applied > 0 ? shortestPauseMs : Math.min(wait * 2, longestPauseMs);
      } catch (fault) {
        if (!this.stopped) this.log.warn({ err: fault }, 'facts could not be applied; trying again');
        wait = 1000;
      }
      await pause(wait);
    }
  }

  /** The last fact that can be seen just now, whether or not it may be read yet; null when there is none. */
  private async lastPublished(): Promise<Cursor | null> {
    const [last] = await this.transactions.reading.query<Cursor[]>(
      `select o.xid::text, o.seq::text from ${this.publisher}_facts.outbox o order by o.xid desc, o.seq desc limit 1`,
    );
    return last ?? null;
  }

  private async isPast(target: Cursor): Promise<boolean> {
    const { xid, seq } = await this.cursor(this.transactions.reading);
    return BigInt(xid) > BigInt(target.xid) || (xid === target.xid && BigInt(seq) >= BigInt(target.seq));
  }

  /** Answers how many facts were applied. Reading comes first and takes no lock, so that idle polls write nothing. */
  private async applyBatch(): Promise<number> {
    const seen = await this.unread(this.transactions.reading, await this.cursor(this.transactions.reading));
    if (seen.length === 0) return 0;
    return this.transactions.run(async (tx) => {
      await tx.query('insert into fact_cursors (publisher) values ($1) on conflict do nothing', [this.publisher]);
      const rows = await this.unread(tx, await this.cursor(tx, 'for update'));
      const last = rows.at(-1);
      if (!last) return 0;
      for (const [name, handler] of this.handlers) {
        const mine = rows.filter((row) => row.name === name);
        if (mine.length > 0) await handler(tx, [...new Set(mine.map((row) => row.subject))]);
      }
      await tx.query('update fact_cursors set xid = $2::xid8, seq = $3 where publisher = $1', [
        this.publisher,
        last.xid,
        last.seq,
      ]);
      return rows.length;
    });
  }

  private async cursor(tx: Tx, lock: '' | 'for update' = ''): Promise<Cursor> {
    const [cursor] = await tx.query<Cursor[]>(
      `select xid::text, seq::text from fact_cursors where publisher = $1 ${lock}`,
      [this.publisher],
    );
    return cursor ?? { xid: '0', seq: '0' };
  }

  private unread(tx: Tx, after: Cursor): Promise<OutboxRow[]> {
    return tx.query<OutboxRow[]>(
      // NOTE: qualified, for a bare name in `order by` would mean the text in the list of columns, and sort 10 before 9.
      `select o.xid::text, o.seq::text, o.name, o.subject from ${this.publisher}_facts.outbox o
       where (o.xid, o.seq) > ($1::xid8, $2::bigint) and o.xid < pg_snapshot_xmin(pg_current_snapshot())
       order by o.xid, o.seq limit ${batchSize}`,
      [after.xid, after.seq],
    );
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
