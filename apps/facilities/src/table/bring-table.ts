import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { isId, uuidOf, type Id } from '#kernel/ids';
import { ok, refuse, type Result } from '#kernel/result';
import { Transactions } from '#service/database/transactions';
import { visitor, type Viewer } from '#service/viewer/viewer';
import type { TableKind } from '../domain/table/columns';
import { CheckTable } from './check-table';
import { MoveTable } from './move-table';
import type { PlacedFault, TableCounts, TableImport } from './table.row';
import { TableReader } from './table-reader';
import { TablesStore } from './tables.store';
import { TellRefused } from './tell-refused';
import { WorkTables } from './work-tables';

export type BringAsk = {
  readonly organisation: Id<'organisation'>;
  /** Null: the only one it has. */
  readonly facilityId: string | null;
  /** Null: the likely one. */
  readonly kind: TableKind | null;
  /** Judge every row and change nothing. */
  readonly isDry: boolean;
};

/** What came of a table: its rows by verdict, every fault, and its refused rows as a table again. */
export type BroughtTable = {
  readonly table: Pick<TableImport, 'id' | 'kind' | 'state'>;
  readonly counts: TableCounts;
  readonly faults: readonly PlacedFault[];
  readonly refusedRows: string | null;
};

const lookAgainMs = 100;
const mostFaults = 1000;
const underWay: ReadonlySet<string> = new Set(['CHECKING', 'COMMITTING', 'ROLLING_BACK']);

/** A table that the operator of the installation brings in for a house: the trail says on whose behalf. */
@Injectable()
export class BringTable {
  constructor(
    private readonly transactions: Transactions,
    private readonly reader: TableReader,
    private readonly checking: CheckTable,
    private readonly moving: MoveTable,
    private readonly work: WorkTables,
    private readonly tables: TablesStore,
    private readonly refused: TellRefused,
  ) {}

  /** Answers when all is done. `told` hears how many rows are, of how many. */
  async run(
    ask: BringAsk,
    file: { readonly name: string; readonly bytes: Uint8Array },
    told: (done: number, rows: number) => void,
  ): Promise<Result<BroughtTable>> {
    const { organisation } = ask;
    const viewer: Viewer = {
      ...{ ...visitor, organisation, onBehalfOf: organisation },
      ...{ organisationKind: 'FACILITY', role: 'OWNER' },
    };
    const facilityId = ask.facilityId ?? (await this.onlyFacility(organisation));
    if (facilityId === null)
      return refuse('INVALID', 'Name the facility: the house has not exactly one.', 'facilityId');
    const kind = ask.kind ?? (await this.likelyKind(file.bytes));
    if (kind === null) return refuse('INVALID', 'Name the kind: the columns do not say which it is.', 'kind');
    const checked = await this.checking.bring(viewer, { facilityId, kind }, file);
    if (!checked.ok) return checked;
    const { table } = checked.value;
    await this.settle(table, told);
    if (!ask.isDry) {
      const moved = await this.moving.bring(viewer, 'commitTable', table);
      if (!moved.ok) return moved;
      await this.settle(table, told);
    }
    return ok(await this.tell(table));
  }

  private async onlyFacility(organisation: Id<'organisation'>): Promise<string | null> {
    const rows = await this.transactions.reading.query<{ id: string }[]>(
      `select 'facility_' || id as id from facilities where organisation_id = $1 limit 2`,
      [uuidOf(organisation)],
    );
    const [only, other] = rows;
    return only !== undefined && other === undefined && isId('facility', only.id) ? only.id : null;
  }

  private async likelyKind(bytes: Uint8Array): Promise<TableKind | null> {
    const suggested = await this.reader.suggest({ wants: 'SUGGEST', bytes, kind: null });
    return suggested.ok ? suggested.value.kind : null;
  }

  /** A server that runs beside us may have it in hand: whoever does it, we wait until it is done. */
  private async settle(id: Id<'table'>, told: (done: number, rows: number) => void): Promise<void> {
    const working = new AbortController();
    const telling = this.keepTelling(id, told, working.signal);
    try {
      for (;;) {
        await this.work.run();
        const table = (await this.tables.byIds([id])).get(id);
        if (table === undefined || !underWay.has(table.state)) return;
        await pause(lookAgainMs);
      }
    } finally {
      working.abort();
      await telling;
    }
  }

  private async keepTelling(
    id: Id<'table'>,
    told: (done: number, rows: number) => void,
    signal: AbortSignal,
  ): Promise<void> {
    while (!signal.aborted) {
      const counts = (await this.tables.counts([id])).get(id);
      if (counts !== undefined) told(counts.done, counts.rows);
      await pause(5 * lookAgainMs, undefined, { signal }).catch(() => undefined); // cut short when all is done
    }
  }

  private async tell(id: Id<'table'>): Promise<BroughtTable> {
    const table = (await this.tables.byIds([id])).get(id);
    const counts = (await this.tables.counts([id])).get(id);
    if (table === undefined || counts === undefined) throw new Error('a table that was brought in is gone');
    const faults = (await this.tables.faults([id], mostFaults)).get(id) ?? [];
    return { table, counts, faults, refusedRows: await this.refused.run(table) };
  }
}
