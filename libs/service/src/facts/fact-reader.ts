import type { Logger } from 'pino';
import type { Publisher } from '#events/fact';
import type { Tx } from '../database/database';
import type { Transactions } from '../database/transactions';
import type { Handler } from './fact-readers';

export type FactHandlers = ReadonlyMap<string, Handler>;

type Cursor = { readonly xid: string; readonly seq: string };
type OutboxRow = Cursor & { readonly name: string; readonly subject: string; readonly payload: unknown };

const batchSize = 1000;
const shortestPauseMs = 20;
const longestPauseMs = 160;
const catchUpPatienceMs = 400;

/**
 * Reads one publisher's outbox in order and applies it here, each batch in one transaction with the cursor. The cursor is
 * (transaction id, sequence) and stays behind every transaction still running: identity order alone is not commit order.
 */
export class FactReader {
  private stopped = false;
  private loop: Promise<void> = Promise.resolve();
  private draining: Promise<void> | null = null;
  private next: Promise<void> | null = null;

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

  /** Waits for a drain that began after this call; callers at the same time share one. */
  async catchUp(): Promise<void> {
    if (!this.draining) return this.beginDrain();
    this.next ??= this.draining
      .catch(() => undefined)
      .then(() => {
        this.next = null;
        return this.beginDrain();
      });
    return this.next;
  }

  private beginDrain(): Promise<void> {
    const drain = this.drain().finally(() => {
      if (this.draining === drain) this.draining = null;
    });
    this.draining = drain;
    return drain;
  }

  /** Until nothing committed before this call is left unread, or patience ends because some transaction hangs. */
  private async drain(): Promise<void> {
    const until = process.uptime() * 1000 + catchUpPatienceMs;
    for (;;) {
      const applied = await this.applyBatch();
      if (applied > 0) continue;
      if (process.uptime() * 1000 > until || this.stopped || !(await this.hasUnread())) return;
      await pause(3);
    }
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

  private async hasUnread(): Promise<boolean> {
    const cursor = await this.cursor(this.transactions.reading);
    const rows: unknown[] = await this.transactions.reading.query(
      `select 1 from ${this.publisher}_facts.outbox where (xid, seq) > ($1::xid8, $2::bigint) limit 1`,
      [cursor.xid, cursor.seq],
    );
    return rows.length > 0;
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
        if (mine.length > 0)
          await handler(
            tx,
            [...new Set(mine.map((row) => row.subject))],
            mine.map((row) => row.payload),
          );
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
      `select xid::text, seq::text, name, subject, payload from ${this.publisher}_facts.outbox
       where (xid, seq) > ($1::xid8, $2::bigint) and xid < pg_snapshot_xmin(pg_current_snapshot())
       order by xid, seq limit ${batchSize}`,
      [after.xid, after.seq],
    );
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
