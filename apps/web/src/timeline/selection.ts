/** A rectangle of cells: rows of the timeline by days. It is made from where it began to where the focus is now. */
import { cellAfter } from './layout';

export type Cell = { readonly row: number; readonly column: number };
export type Selection = { readonly anchor: Cell; readonly focus: Cell };
type Size = { readonly rows: number; readonly columns: number };
/** Both ends belong to it. */
type Range = { readonly first: number; readonly last: number };

export const selectOnly = (cell: Cell): Selection => ({ anchor: cell, focus: cell });

export const extendTo = ({ anchor }: Selection, cell: Cell): Selection => ({ anchor, focus: cell });

const between = (one: number, other: number): Range => ({ first: Math.min(one, other), last: Math.max(one, other) });

export const rowsOf = ({ anchor, focus }: Selection): Range => between(anchor.row, focus.row);

export const columnsOf = ({ anchor, focus }: Selection): Range => between(anchor.column, focus.column);

export const isOneCell = ({ anchor, focus }: Selection): boolean =>
  anchor.row === focus.row && anchor.column === focus.column;

/** The selection inside a grid that may have become smaller. */
export function within(selection: Selection, size: Size): Selection {
  const fit = ({ row, column }: Cell): Cell => ({
    row: Math.min(row, size.rows - 1),
    column: Math.min(column, size.columns - 1),
  });
  return { anchor: fit(selection.anchor), focus: fit(selection.focus) };
}

/** Where a key leads: it moves the focus, and with Shift it takes what lies between along; null for other keys. */
export function afterKey(selection: Selection, key: string, isExtending: boolean, size: Size): Selection | null {
  const cell = cellAfter(key, selection.focus, size);
  if (!cell) return null;
  return isExtending ? extendTo(selection, cell) : selectOnly(cell);
}
