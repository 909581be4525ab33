import { idOf, type Id } from '#kernel/ids';
import { fromDate, type Instant } from '#kernel/instant';
import type { Viewer } from '#service/viewer/viewer';
import type { ColumnChoice, TableKind } from '../domain/table/columns';
import type { Delimiter } from '../domain/table/csv';
import type { Verdict } from '../domain/table/judge';
import type { RowFault, RowOf } from '../domain/table/row';

export type TableState =
  'CHECKING' | 'CHECKED' | 'COMMITTING' | 'COMMITTED' | 'ROLLING_BACK' | 'ROLLED_BACK' | 'FAILED';

/** A fault, and in which row. */
export type PlacedFault = RowFault & { readonly row: number };

/** A table that a house brings in. */
export type TableImport = {
  readonly id: Id<'table'>;
  readonly organisationId: Id<'organisation'>;
  readonly facilityId: Id<'facility'>;
  readonly kind: TableKind;
  readonly state: TableState;
  readonly name: string;
  /** The file it was read from; null where that was at hand. */
  readonly uploadId: Id<'upload'> | null;
  readonly delimiter: Delimiter;
  readonly headers: readonly string[];
  readonly columns: readonly ColumnChoice[];
  /** Whoever moved it last. */
  readonly actsAs: Viewer;
  readonly reached: number;
  /** Rolling back: nothing was in the way of any page, and now they go. */
  readonly isLooked: boolean;
  readonly inTheWay: readonly PlacedFault[];
  readonly madeAt: Instant;
};

export type TableImportRow = {
  readonly id: string;
  readonly organisation_id: string;
  readonly facility_id: string;
  readonly kind: TableKind;
  readonly state: TableState;
  readonly name: string;
  readonly upload_id: string | null;
  readonly delimiter: Delimiter;
  readonly headers: readonly string[];
  readonly columns: readonly ColumnChoice[];
  readonly acts_as: Viewer;
  readonly reached: number;
  readonly is_looked: boolean;
  readonly in_way: readonly PlacedFault[];
  readonly made_at: Date;
};

export const tableOf = (row: TableImportRow): TableImport => ({
  id: idOf('table', row.id),
  organisationId: idOf('organisation', row.organisation_id),
  facilityId: idOf('facility', row.facility_id),
  ...{ kind: row.kind, state: row.state, name: row.name, headers: row.headers, columns: row.columns },
  ...{ delimiter: row.delimiter, actsAs: row.acts_as, reached: row.reached, isLooked: row.is_looked },
  uploadId: row.upload_id === null ? null : idOf('upload', row.upload_id),
  inTheWay: row.in_way,
  madeAt: fromDate(row.made_at),
});

/** How many rows there are, how many are done, and what came of them. */
export type TableCounts = {
  readonly rows: number;
  readonly done: number;
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  readonly refused: number;
};

/** A row that is to be judged, done or taken back. */
export type WorkRow<R = RowOf[TableKind], M = unknown> = {
  readonly row: number;
  readonly read: R;
  /** What it has done; null where that is nothing. */
  readonly made: M | null;
};

/** Rows that one transaction judges, does or takes back. */
export type TablePageRow = {
  readonly page: number;
  readonly read: readonly Pick<WorkRow, 'row' | 'read'>[];
  readonly faults: readonly PlacedFault[];
  readonly made: readonly Pick<WorkRow, 'row' | 'made'>[] | null;
};

/** What came of a row. */
export type RowOutcome<M = unknown> = {
  readonly row: number;
  readonly verdict: Verdict;
  readonly faults: readonly RowFault[];
  readonly made: M | null;
};
