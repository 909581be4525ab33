/**
 * Stretches of time, taken together.
 */
import type { Period } from '#kernel/period';
import { freeSegments, type UnitsOver } from '#kernel/stretches';
import type { Commitment } from './calendar';

/** The same moments as stretches that are apart from each other, by start. */
export function joinPeriods(periods: readonly Period[]): readonly Period[] {
  const whole: Period[] = [];
  for (const period of [...periods].sort((a, b) => a.start - b.start)) {
    const last = whole.at(-1);
    if (last === undefined || last.end < period.start) whole.push(period);
    else if (last.end < period.end) whole[whole.length - 1] = { start: last.start, end: period.end };
  }
  return whole;
}

/** From the first start to the last end; there is at least one. */
export const hullOf = (periods: readonly Period[]): Period => ({
  start: periods.reduce((least, { start }) => (start < least ? start : least), periods[0]?.start ?? none()),
  end: periods.reduce((most, { end }) => (end > most ? end : most), periods[0]?.end ?? none()),
});

const none = (): never => {
  throw new RangeError('no period, no hull');
};

/** What commitments take, span by span. */
export const takenBy = (commitments: readonly Commitment[]): readonly UnitsOver[] =>
  commitments.flatMap(({ spans, units }) => spans.map((during) => ({ during, units })));

/** How many units these add up to at every moment of `within`: without gaps, by start, neighbours differ. */
export const sumOf = (parts: readonly UnitsOver[], within: Period): readonly UnitsOver[] =>
  freeSegments([{ during: within, units: Number.MAX_SAFE_INTEGER }], parts, within).map(({ during, units }) => ({
    during,
    units: Number.MAX_SAFE_INTEGER - units,
  }));

/** Units of two lists where they meet. */
export type Both = { readonly during: Period; readonly a: number; readonly b: number };

/** Every stretch that is in both lists; each goes by start, and its parts are apart from each other. */
export function inBoth(a: readonly UnitsOver[], b: readonly UnitsOver[]): readonly Both[] {
  const both: Both[] = [];
  for (let i = 0, j = 0; ;) {
    const [one, other] = [a[i], b[j]];
    if (one === undefined || other === undefined) return both;
    const start = one.during.start > other.during.start ? one.during.start : other.during.start;
    const end = one.during.end < other.during.end ? one.during.end : other.during.end;
    if (start < end) both.push({ during: { start, end }, a: one.units, b: other.units });
    if (one.during.end === end) i++;
    else j++;
  }
}
