import type { Tx } from '#service/database/database';
import type { PlacedFault, RowOutcome, TableImport, WorkRow } from './table.row';

/** LOOK: what would come of it, changing nothing; DO: does it, under locks that last as long as the transaction. */
export type Way = 'LOOK' | 'DO';

/** What rows of one kind come to. The rows of a table are of its kind. */
export type TakeRows = {
  /** One outcome for each row; those that are refused have changed nothing. */
  take(tx: Tx, table: TableImport, rows: readonly WorkRow[], way: Way): Promise<readonly RowOutcome[]>;
  /** Puts back what these rows have made, the last first: all of them, or none where a fault is answered. */
  takeBack(tx: Tx, table: TableImport, rows: readonly WorkRow[], way: Way): Promise<readonly PlacedFault[]>;
};
