import { Injectable } from '@nestjs/common';
import { idOf, uuidOf, type Id } from '#kernel/ids';
import type { Tx } from '#service/database/database';
import { Transactions } from '#service/database/transactions';
import type { Viewer } from '#service/viewer/viewer';
import type { RowFault } from '../domain/table/row';
import {
  tableOf,
  type PlacedFault,
  type RowOutcome,
  type TableCounts,
  type TableImport,
  type TableImportRow,
  type TableState,
  type WorkRow,
} from './table.row';

const columns = `t.id, t.organisation_id, t.facility_id, t.kind, t.state, t.name, t.headers, t.columns, t.acts_as, t.reached, t.in_way,
  t.made_at`;

/** Which rows are worked on: those that could be read and are not refused yet, or those that have made something. */
const whichRows = {
  CHECKING: 'read is not null',
  COMMITTING: `verdict <> 'REFUSED'`,
} as const;

/** Tables that houses bring in, and their rows. */
@Injectable()
export class TablesStore {
  constructor(private readonly transactions: Transactions) {}

  async insert(tx: Tx, table: Omit<TableImport, 'inTheWay' | 'reached' | 'madeAt'>, sha256: Buffer): Promise<void> {
    await tx.query(
      `insert into table_imports (id, organisation_id, facility_id, kind, state, name, headers, columns, acts_as, sha256)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        ...[uuidOf(table.id), uuidOf(table.organisationId), uuidOf(table.facilityId), table.kind, table.state],
        ...[table.name, JSON.stringify(table.headers), JSON.stringify(table.columns)],
        ...[JSON.stringify(table.actsAs), sha256],
      ],
    );
  }

  /** `rows`: a list of rows as JSON text, as the thread that read them gave it; those that could not be read are refused. */
  async insertRows(tx: Tx, id: Id<'table'>, rows: string): Promise<void> {
    await tx.query(
      `insert into table_import_rows (import_id, row_no, cells, read, faults, verdict)
       select $1, r."row", r.cells, nullif(r.read, 'null'), r.faults, case when nullif(r.read, 'null') is null then 'REFUSED' end
       from jsonb_to_recordset($2::jsonb) as r ("row" int, cells jsonb, read jsonb, faults jsonb)`,
      [uuidOf(id), rows],
    );
  }

  async byIds(ids: readonly string[], tx: Tx = this.transactions.reading): Promise<ReadonlyMap<string, TableImport>> {
    const rows = await tx.query<TableImportRow[]>(`select ${columns} from table_imports t where t.id = any($1)`, [
      ids.map((id) => uuidOf(id as Id)),
    ]);
    return new Map(rows.map((row) => [idOf('table', row.id), tableOf(row)]));
  }

  /** Of each facility the last `most`, newest first. */
  async ofFacilities(ids: readonly string[], most: number): Promise<ReadonlyMap<string, readonly TableImport[]>> {
    const rows = await this.transactions.reading.query<TableImportRow[]>(
      `select ${columns} from unnest($1::uuid[]) as f (id)
       cross join lateral (select * from table_imports where facility_id = f.id order by id desc limit $2) t`,
      [ids.map((id) => uuidOf(id as Id)), most],
    );
    return Map.groupBy(rows.map(tableOf), (table): string => table.facilityId);
  }

  /** One of them, kept from everybody else until the transaction ends. */
  async locked(tx: Tx, id: Id<'table'>): Promise<TableImport | null> {
    const [row] = await tx.query<TableImportRow[]>(
      `select ${columns} from table_imports t where t.id = $1 for update`,
      [uuidOf(id)],
    );
    return row === undefined ? null : tableOf(row);
  }

  /** A table that something is to be done for, and that nobody has in hand; null where there is none. */
  async claim(tx: Tx): Promise<TableImport | null> {
    const [row] = await tx.query<TableImportRow[]>(
      `select ${columns} from table_imports t where t.state in ('CHECKING', 'COMMITTING', 'ROLLING_BACK')
       order by t.moved_at limit 1 for update skip locked`,
    );
    return row === undefined ? null : tableOf(row);
  }

  /** Another state; what is under way then begins before the first row. */
  async move(tx: Tx, id: Id<'table'>, state: TableState, actsAs: Viewer): Promise<void> {
    await tx.query(
      `update table_imports set state = $2, acts_as = $3, reached = 0, in_way = '[]', moved_at = clock_timestamp() where id = $1`,
      [uuidOf(id), state, JSON.stringify(actsAs)],
    );
  }

  /** What is under way has come so far. Whoever waits for longer is served next. */
  async reach(tx: Tx, id: Id<'table'>, reached: number): Promise<void> {
    await tx.query('update table_imports set reached = $2, moved_at = clock_timestamp() where id = $1', [
      uuidOf(id),
      reached,
    ]);
  }

  /** What was under way is over. */
  async end(tx: Tx, id: Id<'table'>, state: TableState, inTheWay: readonly PlacedFault[] = []): Promise<void> {
    await tx.query(`update table_imports set state = $2, reached = $3, in_way = $4 where id = $1`, [
      ...[uuidOf(id), state, 2_147_483_647, JSON.stringify(inTheWay)],
    ]);
  }

  /** The next rows to be judged or done. */
  async next(
    tx: Tx,
    { id, reached }: TableImport,
    work: keyof typeof whichRows,
    most: number,
  ): Promise<readonly WorkRow[]> {
    return tx.query<WorkRow[]>(
      `select row_no as row, read, made from table_import_rows
       where import_id = $1 and row_no > $2 and ${whichRows[work]} order by row_no limit $3`,
      [uuidOf(id), reached, most],
    );
  }

  /** The last rows before `below` that have made something, the last first. */
  async madeBelow(tx: Tx, id: Id<'table'>, below: number, most: number): Promise<readonly WorkRow[]> {
    return tx.query<WorkRow[]>(
      `select row_no as row, read, made from table_import_rows
       where import_id = $1 and row_no < $2 and made is not null order by row_no desc limit $3`,
      [uuidOf(id), below, most],
    );
  }

  async keep(tx: Tx, id: Id<'table'>, outcomes: readonly RowOutcome[]): Promise<void> {
    await tx.query(
      `update table_import_rows r set verdict = o.verdict, faults = o.faults, made = nullif(o.made, 'null')
       from jsonb_to_recordset($2::jsonb) as o ("row" int, verdict text, faults jsonb, made jsonb)
       where r.import_id = $1 and r.row_no = o."row"`,
      [uuidOf(id), JSON.stringify(outcomes)],
    );
  }

  /** What these rows have made is gone again. */
  async unmake(tx: Tx, id: Id<'table'>, rows: readonly number[]): Promise<void> {
    await tx.query('update table_import_rows set made = null where import_id = $1 and row_no = any($2)', [
      uuidOf(id),
      rows,
    ]);
  }

  async counts(ids: readonly string[]): Promise<ReadonlyMap<string, TableCounts>> {
    const rows = await this.transactions.reading.query<(TableCounts & { readonly id: string })[]>(
      `select t.id, count(*)::int as rows,
         count(*) filter (where r.verdict = 'NEW')::int as added,
         count(*) filter (where r.verdict = 'CHANGED')::int as changed,
         count(*) filter (where r.verdict = 'SAME')::int as same,
         count(*) filter (where r.verdict = 'REFUSED')::int as refused,
         count(*) filter (where case t.state when 'ROLLING_BACK' then t.reached > 0 and r.row_no >= t.reached
           else r.row_no <= t.reached end)::int as done
       from table_imports t join table_import_rows r on r.import_id = t.id where t.id = any($1) group by t.id`,
      [ids.map((id) => uuidOf(id as Id))],
    );
    return new Map(rows.map(({ id, ...counts }) => [idOf('table', id), counts]));
  }

  /** Of refused rows, by row; at most `most` rows of each table. */
  async faults(ids: readonly string[], most: number): Promise<ReadonlyMap<string, readonly PlacedFault[]>> {
    const rows = await this.transactions.reading.query<FaultyRow[]>(
      `select t.id, r.row_no as row, r.faults from unnest($1::uuid[]) as t (id)
       cross join lateral (
         select row_no, faults from table_import_rows
         where import_id = t.id and verdict = 'REFUSED' order by row_no limit $2) r`,
      [ids.map((id) => uuidOf(id as Id)), most],
    );
    const byTable = Map.groupBy(rows, ({ id }) => idOf('table', id));
    return new Map([...byTable].map(([id, own]) => [id, own.flatMap(({ row, faults }) => placed(row, faults)).slice(0, most)])); // prettier-ignore
  }

  /** Every refused row as it came, by row. */
  async refusedRows(
    id: Id<'table'>,
  ): Promise<readonly { readonly cells: readonly string[]; readonly faults: readonly RowFault[] }[]> {
    // prettier-ignore
    return this.transactions.reading.query(
      `select cells, faults from table_import_rows where import_id = $1 and verdict = 'REFUSED' order by row_no`,
      [uuidOf(id)],
    );
  }

  /** Tables that were checked a week ago and never committed, a few at a time. */
  async forgetOld(): Promise<void> {
    await this.transactions.reading.query(
      `delete from table_imports where id = any(array(
         select id from table_imports where state in ('CHECKING', 'CHECKED') and made_at < now() - interval '7 days'
         order by made_at limit 5))`,
    );
  }
}

type FaultyRow = { readonly id: string; readonly row: number; readonly faults: readonly RowFault[] };

export const placed = (row: number, faults: readonly RowFault[]): readonly PlacedFault[] =>
  faults.map((fault) => ({ row, ...fault }));
