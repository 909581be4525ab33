import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { hourMs } from '#kernel/instant';
import { Audit } from '#service/audit/audit';
import type { Tx } from '#service/database/database';
import { Transactions } from '#service/database/transactions';
import { Ticker } from '#service/start/ticker';
import type { TableKind } from '../domain/table/columns';
import type { PlacedFault, TableImport } from './table.row';
import { TablesStore } from './tables.store';
import { TakeListings } from './take-listings';
import { TakeRates } from './take-rates';
import type { TakeRows } from './take-rows';
import { TakeWindows } from './take-windows';

const everyMs = 300;
const rowsAtOnce = 500;
const mostInTheWay = 100;
/** Rows are numbered below this. */
const beyondAll = 2_147_483_647;

/**
 * Judges, does and takes back the rows of tables, some hundred in a transaction: a crash loses none that is done and does none
 * twice. Several servers do so side by side: each takes a table that nobody else has in hand.
 */
@Injectable()
export class WorkTables implements OnModuleInit, OnModuleDestroy {
  private isStopping = false;
  private readonly takers: Readonly<Record<TableKind, TakeRows>>;

  constructor(
    private readonly transactions: Transactions,
    private readonly tables: TablesStore,
    private readonly audit: Audit,
    private readonly ticker: Ticker,
    listings: TakeListings,
    windows: TakeWindows,
    rates: TakeRates,
  ) {
    this.takers = { RESOURCES: listings, WINDOWS: windows, RATES: rates };
  }

  onModuleInit(): void {
    this.ticker.repeat('tables', everyMs, () => this.run());
    this.ticker.repeat('old tables', hourMs, () => this.tables.forgetOld());
  }

  onModuleDestroy(): void {
    this.isStopping = true;
  }

  /** Until nothing is left to be done. */
  async run(): Promise<void> {
    while (!this.isStopping && (await this.transactions.run((tx) => this.step(tx))));
  }

  /** One batch of one table; false where there is none. */
  private async step(tx: Tx): Promise<boolean> {
    const table = await this.tables.claim(tx);
    if (table === null) return false;
    if (table.state === 'ROLLING_BACK')
      await (table.reached === 0 ? this.lookBack(tx, table) : this.takeBack(tx, table));
    else await this.take(tx, table, table.state === 'CHECKING' ? 'CHECKING' : 'COMMITTING');
    return true;
  }

  private async take(tx: Tx, table: TableImport, work: 'CHECKING' | 'COMMITTING'): Promise<void> {
    const rows = await this.tables.next(tx, table, work, rowsAtOnce);
    const last = rows.at(-1);
    if (last === undefined) return this.tables.end(tx, table.id, work === 'CHECKING' ? 'CHECKED' : 'COMMITTED');
    const isDoing = work === 'COMMITTING';
    const outcomes = await this.takers[table.kind].take(tx, table, rows, isDoing ? 'DO' : 'LOOK');
    // What would be made is made when it is done.
    await this.tables.keep(tx, table.id, isDoing ? outcomes : outcomes.map((one) => ({ ...one, made: null })));
    await this.tables.reach(tx, table.id, last.row);
    if (!isDoing) return;
    const made = outcomes.flatMap(({ row, made }) => (made === null ? [] : [{ row, made }]));
    await this.tell(tx, table, 'commitTable', made);
  }

  /** Before anything goes back: is anything in the way of any of it? Then all of it stays. */
  private async lookBack(tx: Tx, table: TableImport): Promise<void> {
    const inTheWay: PlacedFault[] = [];
    for (let below = beyondAll; inTheWay.length < mostInTheWay;) {
      const rows = await this.tables.madeBelow(tx, table.id, below, rowsAtOnce);
      const last = rows.at(-1);
      if (last === undefined) break;
      inTheWay.push(...(await this.takers[table.kind].takeBack(tx, table, rows, 'LOOK')));
      below = last.row;
    }
    if (inTheWay.length === 0) return this.tables.reach(tx, table.id, beyondAll);
    return this.tables.end(tx, table.id, 'COMMITTED', inTheWay.slice(0, mostInTheWay));
  }

  private async takeBack(tx: Tx, table: TableImport): Promise<void> {
    const rows = await this.tables.madeBelow(tx, table.id, table.reached, rowsAtOnce);
    const last = rows.at(-1);
    if (last === undefined) return this.tables.end(tx, table.id, 'ROLLED_BACK');
    const inTheWay = await this.takers[table.kind].takeBack(tx, table, rows, 'DO');
    // Promised since it was looked at: what is left stays, and may be rolled back again.
    if (inTheWay.length > 0) return this.tables.end(tx, table.id, 'COMMITTED', inTheWay.slice(0, mostInTheWay));
    await this.tables.unmake(
      tx,
      table.id,
      rows.map(({ row }) => row),
    );
    await this.tables.reach(tx, table.id, last.row);
    const gone = rows.map(({ row, made }) => ({ row, made }));
    await this.tell(tx, table, 'rollBackTable', gone);
  }

  /** The trail keeps what each batch has made, or taken back. */
  private async tell(tx: Tx, { id, actsAs }: TableImport, act: string, rows: readonly object[]): Promise<void> {
    if (rows.length === 0) return;
    const told = act === 'commitTable' ? { after: { rows } } : { before: { rows } };
    await this.audit.add(tx, { viewer: actsAs, act, subject: id, ...told });
  }
}
