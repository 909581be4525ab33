/** Rows of the timeline while something of them is on its way elsewhere. */
import type { LocalDate } from '../time/date';
import { barsOf } from './layout';
import { shifted, type Shift } from './shift';
import type { DrawnRow } from './timeline';

/** Held, and where it was. */
export const still = (id: string): Shift => ({ id, start: 0, end: 0 });

/** A block or a window, and where it would be; null when it could not be there. */
export function goalOf(rows: readonly DrawnRow[], shift: Shift, zone: string) {
  const isIt = ({ id }: { readonly id: string }) => id === shift.id;
  const stretch = rows.find(({ stretches }) => stretches.some(isIt))?.stretches.find(isIt);
  const period = stretch && shifted(stretch.period, shift, zone);
  return period ? { stretch, period } : null;
}

/** The row with what is on its way where it would be. */
export function withShift(row: DrawnRow, shift: Shift, days: readonly LocalDate[], zone: string): DrawnRow {
  const held = row.stretches.find(({ id }) => id === shift.id);
  const period = held && shifted(held.period, shift, zone);
  if (!period) return row;
  const stretches = row.stretches.map((stretch) => (stretch === held ? { ...stretch, period } : stretch));
  return { ...row, stretches, bars: barsOf(stretches, days, zone) };
}
