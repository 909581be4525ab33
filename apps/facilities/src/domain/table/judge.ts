/**
 * What would come of a row, as far as is known of the house: something new, a change, nothing, or a refusal. Pure: the same
 * judgement tells what a table would do and does it.
 */
import type { Instant } from '#kernel/instant';
import type { Period } from '#kernel/period';
import type { UnitsOver } from '#kernel/stretches';
import { isPromise } from '../blocks';
import type { Calendar } from '../calendar';
import type { ListingAsk } from '../offering';
import { parseRate, type Rate } from '../rate-terms';
import { leftOf, promisesBeyond, restretched, type Restretch } from '../reshape';
import { overlaps } from '#kernel/period';
import { faultOf, type ListingRow, type RateRow, type RowFault, type WindowRow } from './row';

export type Verdict = 'NEW' | 'CHANGED' | 'SAME' | 'REFUSED';

/** What comes of a row; `does` is what there is to do, and null where there is nothing. */
export type Judged<D> = {
  readonly verdict: Verdict;
  readonly faults: readonly RowFault[];
  readonly does: D | null;
};

const same = { verdict: 'SAME', faults: [], does: null } as const;
const refused = (...faults: readonly RowFault[]) => ({ verdict: 'REFUSED', faults, does: null }) as const;

/** The only one of a name; a fault where there is none, or more than one. */
export function onlyNamed<T>(found: readonly T[] | undefined, name: string): T | RowFault {
  const [one, other] = found ?? [];
  if (one === undefined) return faultOf('NOT_FOUND', 'resource', 'a resource of this facility', name);
  return other === undefined ? one : faultOf('INVALID', 'resource', 'a name that only one resource has', name);
}

/** Nothing lists a thing anew under other terms: a house that has this name keeps it as it is. */
export function judgeListing(row: ListingRow, known: readonly ListingAsk[]): Judged<ListingAsk> {
  if (known.length === 0) return { verdict: 'NEW', faults: [], does: row };
  if (known.some(({ kind, units }) => kind === row.kind && units === row.units)) return same;
  const { kind, units } = known[0] ?? row;
  return refused(
    kind === row.kind
      ? faultOf('INVALID', 'units', `${units}, as it is listed`, String(row.units))
      : faultOf('INVALID', 'kind', `${kind}, as it is listed`, row.kind),
  );
}

/** So many units are offered from now on in what is left of a stretch of time, and where that is a change. */
export type Laying = { readonly target: UnitsOver; readonly stretches: readonly Restretch[] };

/** A row sets what is offered in its time, never below what is promised; what has begun is left as it was up to now. */
export function judgeWindow(
  row: WindowRow,
  scene: { readonly units: number; readonly calendar: Calendar; readonly now: Instant },
): Judged<Laying> {
  const during: Period = { start: row.start as Instant, end: row.end as Instant };
  if (row.units > scene.units)
    return refused(faultOf('UNITS_EXCEEDED', 'units', `at most the ${scene.units} it has`, String(row.units)));
  const [target] = leftOf([{ during, units: row.units }], scene.now);
  if (target === undefined) return refused(faultOf('IN_PAST', 'end', 'a time to come', ''));
  const stretches = restretched(
    scene.calendar.windows.filter((window) => overlaps(window.during, target.during)),
    [target],
  );
  if (stretches.length === 0) return same;
  const [promise] = promisesBeyond(scene.calendar, [target]).filter(isPromise);
  if (promise !== undefined)
    return refused(faultOf('UNITS_TAKEN', 'units', `no less than is promised by ${promise.id}`, String(row.units)));
  const isNew = stretches.every(({ before }) => before === 0);
  return { verdict: isNew ? 'NEW' : 'CHANGED', faults: [], does: { target, stretches } };
}

/** What a row says of a rate; of what it does not say, all stays as it is. */
export function rateOfRow(row: RateRow, known: Rate | null): Rate {
  const parsed = parseRate({
    ...row,
    amount: { amountMinor: BigInt(row.amountMinor), currency: row.currency },
    weekendUplift: row.weekendUplift ?? known?.terms.weekendPercent ?? 0,
    overtimeUplift: row.overtimeUplift ?? known?.terms.overtimePercent ?? 0,
  });
  if (!parsed.ok) throw new Error('a row that was read is no rate');
  return known === null
    ? parsed.value
    : { ...parsed.value, terms: { ...parsed.value.terms, cancellation: known.terms.cancellation } };
}
