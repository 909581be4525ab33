import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { hourMs } from '#kernel/instant';
import { Audit } from '#service/audit/audit';
import type { Tx } from '#service/database/database';
import { Transactions } from '#service/database/transactions';
import { Logs } from '#service/start/logs';
import { Ticker } from '#service/start/ticker';
import type { TableKind } from '../domain/table/columns';
import type { TableImport, TablePageRow, WorkRow } from './table.row';
import { TablesStore } from './tables.store';
import { TakeListings } from './take-listings';
import { TakeRates } from './take-rates';
import type { TakeRows } from './take-rows';
import { TakeWindows } from './take-windows';

const everyMs = 300;
const mostInTheWay = 100;
/** In a row: half a minute together. */
const mostFailures = 5;
/** Pages are numbered below this. */
const beyondAll = 2_147_483_647;

/**
 * Judges, does and takes back the rows of tables, a page in a transaction: a crash loses none that is done and does none
 * twice. Several servers do so side by side: each takes a table that nobody else has in hand.
 */
@Injectable()
export class WorkTables implements OnModuleInit, OnModuleDestroy {
  private isStopping = false;
  private readonly log: ReturnType<Logs['of']>;
  private readonly takers: Readonly<Record<TableKind, TakeRows>>;

  constructor(
    private readonly transactions: Transactions,
    private readonly tables: TablesStore,
    private readonly audit: Audit,
    private readonly ticker: Ticker,
    logs: Logs,
    listings: TakeListings,
    windows: TakeWindows,
    rates: TakeRates,
  ) {
    this.log = logs.of('tables');
    this.takers = { RESOURCES: listings, WINDOWS: windows, RATES: rates };
  }

  onModuleInit(): void {
    this.ticker.repeat('tables', everyMs, () => this.run());
    this.ticker.repeat('old tables', hourMs, () => this.tables.forgetOld());
  }

  onModuleDestroy(): void {
    this.isStopping = true;
  }

  /** Until nothing is left that can be done now. */
  async run(): Promise<void> {
    while (!this.isStopping && (await this.step()));
  }

  /** One page of one table, false where there is none. A table that meets a fault of ours keeps nobody else's waiting. */
  private async step(): Promise<boolean> {
    const claimed: TableImport[] = [];
    try {
      return await this.transactions.run(async (tx) => {
        const table = await this.tables.claim(tx);
        if (table === null) return false;
        claimed.push(table);
        await this.work(tx, table);
        return true;
      });
    } catch (fault) {
      const table = claimed.at(-1);
      if (table === undefined || this.isStopping) throw fault;
      this.log.warn({ err: fault, table: table.id }, 'a table met a fault; trying again later');
      await this.tables.failed(table.id, mostFailures);
      return true;
    }
  }

  private work(tx: Tx, table: TableImport): Promise<void> {
    if (table.state !== 'ROLLING_BACK')
      return this.take(tx, table, table.state === 'CHECKING' ? 'CHECKING' : 'COMMITTING');
    return table.isLooked ? this.takeBack(tx, table) : this.lookBack(tx, table);
  }

  private async take(tx: Tx, table: TableImport, work: 'CHECKING' | 'COMMITTING'): Promise<void> {
    const page = await this.tables.next(tx, table);
    if (page === null) return this.tables.end(tx, table.id, work === 'CHECKING' ? 'CHECKED' : 'COMMITTED');
    const isDoing = work === 'COMMITTING';
    const refused = new Set(page.faults.map(({ row }) => row));
    const rows = page.read.filter(({ row }) => !refused.has(row)).map((one): WorkRow => ({ ...one, made: null }));
    const outcomes = await this.takers[table.kind].take(tx, table, rows, isDoing ? 'DO' : 'LOOK');
    // What would be made is made when it is done.
    const made = isDoing ? outcomes.flatMap(({ row, made }) => (made === null ? [] : [{ row, made }])) : [];
    await this.tables.keep(tx, table.id, page, outcomes, made);
    await this.tables.reach(tx, table.id, page.page);
    await this.tell(tx, table, 'commitTable', made);
  }

  /** Before anything goes back: is anything in the way of any of it? Then all of it stays. */
  private async lookBack(tx: Tx, table: TableImport): Promise<void> {
    const { id, inTheWay } = table;
    const page = inTheWay.length < mostInTheWay ? await this.pageBelow(tx, table) : null;
    if (page === null)
      return inTheWay.length === 0 ? this.tables.looked(tx, id) : this.tables.end(tx, id, 'COMMITTED', inTheWay);
    const met = await this.takers[table.kind].takeBack(tx, table, madeOf(page), 'LOOK');
    if (met.length > 0) await this.tables.meet(tx, id, [...inTheWay, ...met].slice(0, mostInTheWay));
    return this.tables.reach(tx, id, page.page);
  }

  private pageBelow(tx: Tx, { id, reached }: TableImport): Promise<TablePageRow | null> {
    return this.tables.madeBelow(tx, id, reached === 0 ? beyondAll : reached);
  }

  private async takeBack(tx: Tx, table: TableImport): Promise<void> {
    const page = await this.pageBelow(tx, table);
    if (page === null) return this.tables.end(tx, table.id, 'ROLLED_BACK');
    const rows = madeOf(page);
    const inTheWay = await this.takers[table.kind].takeBack(tx, table, rows, 'DO');
    // Promised since it was looked at: what is left stays, and may be rolled back again.
    if (inTheWay.length > 0) return this.tables.end(tx, table.id, 'COMMITTED', inTheWay.slice(0, mostInTheWay));
    await this.tables.unmake(tx, table.id, page.page);
    await this.tables.reach(tx, table.id, page.page);
    const gone = rows.map(({ row, made }) => ({ row, made }));
    await this.tell(tx, table, 'rollBackTable', gone);
  }

  /** The trail keeps what each page has made, or taken back. */
  private async tell(tx: Tx, { id, actsAs }: TableImport, act: string, rows: readonly object[]): Promise<void> {
    if (rows.length === 0) return;
    const told = act === 'commitTable' ? { after: { rows } } : { before: { rows } };
    await this.audit.add(tx, { viewer: actsAs, act, subject: id, ...told });
  }
}

/** Rows of a page that have made something, the last first. */
function madeOf({ read, made }: TablePageRow): readonly WorkRow[] {
  const readOf = new Map(read.map((one) => [one.row, one.read]));
  return (made ?? []).toReversed().flatMap(({ row, made }) => {
    const own = readOf.get(row);
    return own === undefined ? [] : [{ row, read: own, made }];
  });
}
