import type { Refusal } from '../graph/refusals';

export type RowFault = { readonly row: string; readonly column: string; readonly message: string };

/** Refusals of a table, told apart: those with a row (`["input", "csv", "3", "rate"]`), and those of the whole. */
export function rowFaults(refusals: readonly Refusal[]): {
  readonly rows: readonly RowFault[];
  readonly others: readonly Refusal[];
} {
  const rowOf = ({ field }: Refusal) => (field?.[1] === 'csv' ? field[2] : undefined);
  return {
    rows: refusals.flatMap((refusal) => {
      const row = rowOf(refusal);
      return row === undefined ? [] : [{ row, column: refusal.field?.[3] ?? '', message: refusal.message }];
    }),
    others: refusals.filter((refusal) => rowOf(refusal) === undefined),
  };
}
