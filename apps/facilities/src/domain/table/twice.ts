/**
 * Two rows of one table that speak of the same thing could mean either: the later one is refused.
 */
import { faultOf, type ListingRow, type RateRow, type RowFault, type TableRow, type WindowRow } from './row';
import type { TableKind } from './columns';

/** The rows again, with faults where an earlier one says the same listing, rate or stretch of time. */
export function refuseTwice(kind: TableKind, rows: readonly TableRow[]): readonly TableRow[] {
  const faults = kind === 'WINDOWS' ? overlapping(rows as readonly TableRow<WindowRow>[]) : repeated(kind, rows);
  return rows.map((row) => {
    const fault = faults.get(row.row);
    return fault === undefined ? row : { ...row, read: null, faults: [fault] };
  });
}

type Faults = ReadonlyMap<number, RowFault>;

function repeated(kind: 'RESOURCES' | 'RATES', rows: readonly TableRow[]): Faults {
  const first = new Map<string, number>();
  const faults = new Map<number, RowFault>();
  for (const { row, read } of rows) {
    if (read === null) continue;
    const [column, key] = kind === 'RESOURCES' ? keyOfListing(read as ListingRow) : keyOfRate(read as RateRow);
    const other = first.get(key);
    if (other === undefined) first.set(key, row);
    else faults.set(row, faultOf('INVALID', column, `what row ${other} has not said already`, key));
  }
  return faults;
}

const keyOfListing = ({ name }: ListingRow) => ['name', name] as const;
const keyOfRate = ({ resource, audience, audienceId, per }: RateRow) =>
  ['resource', [resource, audience, audienceId ?? '', per].filter((part) => part !== '').join(' ')] as const;

type Numbered = WindowRow & { readonly row: number };

/** Of rows that overlap, the one that stands first in the table stays. */
function overlapping(rows: readonly TableRow<WindowRow>[]): Faults {
  const faults = new Map<number, RowFault>();
  const read = rows.flatMap(({ row, read }) => (read === null ? [] : [{ row, ...read }]));
  for (const own of Map.groupBy(read, ({ resource }) => resource).values()) {
    // By start: whichever of two that meet comes later in the table goes, and the other is compared with the next.
    let last: Numbered | null = null;
    for (const one of own.toSorted((a, b) => a.start - b.start || a.row - b.row)) {
      if (last === null || last.end <= one.start) {
        last = one;
        continue;
      }
      const kept: Numbered = last.row < one.row ? last : one;
      const gone: Numbered = kept === one ? last : one;
      const expected = `time that row ${kept.row} has not said already`;
      faults.set(gone.row, faultOf('WINDOWS_OVERLAP', 'start', expected, gone.resource));
      last = kept;
    }
  }
  return faults;
}
