import { Injectable } from '@nestjs/common';
import { idOf, uuidOf, type Id } from '#kernel/ids';
import type { Tx } from '#service/database/database';
import { Transactions } from '#service/database/transactions';
import type { Viewer } from '#service/viewer/viewer';
import type { TablePage } from '../domain/table/read-table';
import type { RowFault } from '../domain/table/row';
import {
  tableOf,
  type PlacedFault,
  type RowOutcome,
  type TableCounts,
  type TableImport,
  type TableImportRow,
  type TablePageRow,
  type TableState,
} from './table.row';

const columns = `t.id, t.organisation_id, t.facility_id, t.kind, t.state, t.name, t.upload_id, t.delimiter, t.headers, t.columns, t.acts_as, t.reached,
  t.is_looked, t.in_way, t.made_at`;

const pageColumns = 'page_no as page, read, faults, made';

/** Tables that houses bring in, and their rows. */
@Injectable()
export class TablesStore {
  constructor(private readonly transactions: Transactions) {}

  async insert(
    tx: Tx,
    table: Omit<TableImport, 'inTheWay' | 'reached' | 'isLooked' | 'madeAt'>,
    sha256: Buffer,
  ): Promise<void> {
    await tx.query(
      `insert into table_imports (id, organisation_id, facility_id, kind, state, name, headers, columns, acts_as, sha256, delimiter, upload_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        ...[uuidOf(table.id), uuidOf(table.organisationId), uuidOf(table.facilityId), table.kind, table.state],
        ...[table.name, JSON.stringify(table.headers), JSON.stringify(table.columns)],
        ...[JSON.stringify(table.actsAs), sha256, table.delimiter],
        table.uploadId && uuidOf(table.uploadId),
      ],
    );
  }

  /** As the thread that read them gave them. */
  async insertPages(tx: Tx, id: Id<'table'>, pages: readonly TablePage[]): Promise<void> {
    for (const [at, page] of pages.entries())
      await tx.query(
        `insert into table_import_pages (import_id, page_no, cells, read, faults, rows, refused)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [uuidOf(id), at + 1, page.cells, page.read, page.faults, page.rows, page.refused],
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
      `select ${columns} from table_imports t where t.state in ('CHECKING', 'COMMITTING', 'ROLLING_BACK') and t.moved_at <= clock_timestamp()
       order by t.moved_at limit 1 for update skip locked`,
    );
    return row === undefined ? null : tableOf(row);
  }

  /** Another state; what is under way then begins before the first row. */
  async move(tx: Tx, id: Id<'table'>, state: TableState, actsAs: Viewer): Promise<void> {
    await tx.query(
      `update table_imports set state = $2, acts_as = $3, reached = 0, is_looked = false, in_way = '[]', failures = 0,
         moved_at = clock_timestamp() where id = $1`,
      [uuidOf(id), state, JSON.stringify(actsAs)],
    );
  }

  /** What is under way has come so far. Whoever waits for longer is served next. */
  async reach(tx: Tx, id: Id<'table'>, reached: number): Promise<void> {
    await tx.query('update table_imports set reached = $2, failures = 0, moved_at = clock_timestamp() where id = $1', [
      uuidOf(id),
      reached,
    ]);
  }

  /** Rolling back: what is in the way of a page that was looked at. */
  async meet(tx: Tx, id: Id<'table'>, inTheWay: readonly PlacedFault[]): Promise<void> {
    await tx.query('update table_imports set in_way = $2 where id = $1', [uuidOf(id), JSON.stringify(inTheWay)]);
  }

  /** Rolling back: nothing is in the way of any page, and from the last on they go. */
  async looked(tx: Tx, id: Id<'table'>): Promise<void> {
    await tx.query('update table_imports set is_looked = true, reached = 0 where id = $1', [uuidOf(id)]);
  }

  /** The next page met a fault of ours: it is tried again later and later, and given up in the end. */
  async failed(id: Id<'table'>, mostFailures: number): Promise<void> {
    await this.transactions.reading.query(
      `update table_imports set failures = failures + 1, moved_at = clock_timestamp() + interval '1 second' * 2 ^ failures,
         state = case when failures + 1 < $2 then state else 'FAILED' end
       where id = $1 and state in ('CHECKING', 'COMMITTING', 'ROLLING_BACK')`,
      [uuidOf(id), mostFailures],
    );
  }

  /** What was under way is over. */
  async end(tx: Tx, id: Id<'table'>, state: TableState, inTheWay: readonly PlacedFault[] = []): Promise<void> {
    await tx.query(`update table_imports set state = $2, reached = $3, in_way = $4 where id = $1`, [
      ...[uuidOf(id), state, 2_147_483_647, JSON.stringify(inTheWay)],
    ]);
  }

  /** The next page to be judged or done; null behind the last. */
  async next(tx: Tx, { id, reached }: TableImport): Promise<TablePageRow | null> {
    const [page] = await tx.query<TablePageRow[]>(
      `select ${pageColumns} from table_import_pages where import_id = $1 and page_no > $2 order by page_no limit 1`,
      [uuidOf(id), reached],
    );
    return page ?? null;
  }

  /** The last page before `below` that has made something. */
  async madeBelow(tx: Tx, id: Id<'table'>, below: number): Promise<TablePageRow | null> {
    const [page] = await tx.query<TablePageRow[]>(
      `select ${pageColumns} from table_import_pages where import_id = $1 and page_no < $2 and made is not null
       order by page_no desc limit 1`,
      [uuidOf(id), below],
    );
    return page ?? null;
  }

  /** What came of the rows of a page that were not refused before; `made` of all that made something now, beside what was made by a try before. */
  async keep(
    tx: Tx,
    id: Id<'table'>,
    { page, faults }: TablePageRow,
    outcomes: readonly RowOutcome[],
    made: readonly object[],
  ): Promise<void> {
    const count = (verdict: RowOutcome['verdict']) => outcomes.filter((one) => one.verdict === verdict).length;
    const refused = outcomes.flatMap((one) => placed(one.row, one.faults));
    await tx.query(
      `update table_import_pages set added = $3, changed = $4, same = $5, refused = refused + $6,
         faults = coalesce($7, faults),
         made = case when $8::jsonb is null then made else (coalesce(made::jsonb, '[]') || $8::jsonb)::json end
       where import_id = $1 and page_no = $2`,
      [
        ...[uuidOf(id), page, count('NEW'), count('CHANGED'), count('SAME'), count('REFUSED')],
        refused.length === 0 ? null : JSON.stringify([...faults, ...refused]),
        made.length === 0 ? null : JSON.stringify(made),
      ],
    );
  }

  /** What this page has made is gone again. */
  async unmake(tx: Tx, id: Id<'table'>, page: number): Promise<void> {
    await tx.query('update table_import_pages set made = null where import_id = $1 and page_no = $2', [
      uuidOf(id),
      page,
    ]);
  }

  async counts(ids: readonly string[]): Promise<ReadonlyMap<string, TableCounts>> {
    const rows = await this.transactions.reading.query<(TableCounts & { readonly id: string })[]>(
      `select t.id, sum(p.rows)::int as rows, sum(p.added)::int as added, sum(p.changed)::int as changed,
         sum(p.same)::int as same, sum(p.refused)::int as refused,
         coalesce(sum(p.rows) filter (where case t.state when 'ROLLING_BACK' then t.is_looked and t.reached > 0 and p.page_no >= t.reached
           else p.page_no <= t.reached end), 0)::int as done
       from table_imports t join table_import_pages p on p.import_id = t.id where t.id = any($1) group by t.id`,
      [ids.map((id) => uuidOf(id as Id))],
    );
    return new Map(rows.map(({ id, ...counts }) => [idOf('table', id), counts]));
  }

  /** Of refused rows, by row; at most `most` of each table. */
  async faults(ids: readonly string[], most: number): Promise<ReadonlyMap<string, readonly PlacedFault[]>> {
    const rows = await this.transactions.reading.query<{ id: string; fault: PlacedFault }[]>(
      `select t.id, f.fault from unnest($1::uuid[]) as t (id)
       cross join lateral (
         select fault from table_import_pages p cross join json_array_elements(p.faults) with ordinality as fault (fault, turn)
         where p.import_id = t.id and p.refused > 0 order by (fault ->> 'row')::int, turn limit $2) f`,
      [ids.map((id) => uuidOf(id as Id)), most],
    );
    const byTable = Map.groupBy(rows, ({ id }) => idOf('table', id));
    return new Map([...byTable].map(([id, own]) => [id, own.map(({ fault }) => fault)]));
  }

  /** Every refused row as it came, by row. */
  async refusedRows(
    id: Id<'table'>,
  ): Promise<readonly { readonly cells: readonly string[]; readonly faults: readonly RowFault[] }[]> {
    const pages = await this.transactions.reading.query<RefusedPage[]>(
      'select cells, faults from table_import_pages where import_id = $1 and refused > 0 order by page_no',
      [uuidOf(id)],
    );
    const refused = pages.flatMap(({ cells, faults }) => {
      const faultsOf = Map.groupBy(faults, ({ row }) => row);
      return cells.flatMap(([row, own]) => {
        const faults = faultsOf.get(row);
        return faults === undefined ? [] : [{ row, cells: own, faults }];
      });
    });
    return refused.sort((a, b) => a.row - b.row);
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

type RefusedPage = {
  readonly cells: readonly (readonly [row: number, cells: readonly string[]])[];
  readonly faults: readonly PlacedFault[];
};

const placed = (row: number, faults: readonly RowFault[]): readonly PlacedFault[] =>
  faults.map((fault) => ({ row, ...fault }));
