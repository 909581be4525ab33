/**
 * What a calendar offers (RFC 7953) becomes windows of the resource, and remembers which time is its own. It lays windows only
 * where nobody offers anything, and takes back only what it laid: what the house offers by hand is the house's. Nothing goes from
 * under a promise: there its windows stay as wide as the promise needs, until that is over.
 */
import type { Period } from '#kernel/period';
import { freeSegments, type UnitsOver } from '#kernel/stretches';
import { isPromise } from '../blocks';
import type { Calendar } from '../calendar';
import { leftOf, restretched } from '../reshape';
import { inBoth, joinPeriods, sumOf, takenBy } from '../spans';

/** Time whose windows are a calendar's own: what it offers, and what it took back and promises still need. */
export type Offer = { readonly offered: readonly Period[]; readonly left: readonly Period[] };

/** How many units are offered where, by start and apart from each other, and what is the calendar's own then. */
export type OfferPlan = Offer & { readonly targets: readonly UnitsOver[] };

type OfferScene = {
  /** By start, apart from each other. */
  readonly said: readonly Period[];
  readonly before: Offer;
  readonly calendar: Calendar;
  readonly units: number;
  /** As far as the calendar was read. */
  readonly within: Period;
};

/** Null where nothing changes. What is over is not looked at any more. */
export function planOffer({ said, before, calendar, units, within }: OfferScene): OfferPlan | null {
  const [ahead] = leftOf([{ during: within }], calendar.now);
  if (ahead === undefined) return null;
  const { during } = ahead;
  const [offered, left] = [inside(before.offered, during), inside(before.left, during)];
  const [wanted, own] = [inside(said, during), joinPeriods([...offered, ...left])];
  const byHand = freeSegments(calendar.windows, ofUnits(left, Number.MAX_SAFE_INTEGER), during);
  const empty = byHand.flatMap((one) => (one.units === 0 ? [one.during] : []));
  const promised = sumOf(takenBy(calendar.commitments.filter(isPromise)), during);
  const laid = both(without(wanted, offered, during), empty);
  const gone = inBoth(ofUnits(without(own, wanted, during), 0), promised);
  const targets = [
    ...inBoth(ofUnits(laid, units), promised).map(({ during, a, b }) => ({ during, units: Math.max(a, b) })),
    ...gone.map(({ during, b }) => ({ during, units: b })),
  ].sort((a, b) => a.during.start - b.during.start);
  const plan = {
    targets,
    offered: joinPeriods([...both(offered, wanted), ...laid]),
    left: joinPeriods(gone.flatMap(({ during, b }) => (b > 0 ? [during] : []))),
  };
  const isSame =
    restretched(calendar.windows, targets).length === 0 && same(plan.offered, offered) && same(plan.left, left);
  return isSame ? null : plan;
}

const ofUnits = (periods: readonly Period[], units: number): readonly UnitsOver[] =>
  periods.map((during) => ({ during, units }));

const both = (a: readonly Period[], b: readonly Period[]): readonly Period[] =>
  inBoth(ofUnits(a, 1), ofUnits(b, 1)).map(({ during }) => during);

const inside = (periods: readonly Period[], within: Period): readonly Period[] => both(periods, [within]);

const without = (periods: readonly Period[], gone: readonly Period[], within: Period): readonly Period[] =>
  freeSegments(ofUnits(periods, 1), ofUnits(gone, 1), within).flatMap((one) => (one.units > 0 ? [one.during] : []));

const same = (a: readonly Period[], b: readonly Period[]): boolean =>
  a.length === b.length && a.every(({ start, end }, at) => start === b[at]?.start && end === b[at].end);
