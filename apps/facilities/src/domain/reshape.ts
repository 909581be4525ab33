/**
 * How much is offered when, changed in one stroke. Windows are split, joined, widened, shrunk and withdrawn as it takes; what is
 * over stays as it was; nothing is ever offered below what is promised.
 */
import type { Id } from '#kernel/ids';
import { minuteMs, type Instant } from '#kernel/instant';
import { parsePeriod, type Period } from '#kernel/period';
import { all, ok, refuse, within, type Result } from '#kernel/result';
import { freeSegments, type UnitsOver } from '#kernel/stretches';
import { isPromise } from './blocks';
import type { Calendar, Commitment } from './calendar';
import { mapped, type Calendars } from './changes';
import type { Hold } from './hold';
import { promoteAll, settleAll } from './linked';
import { hullOf, inBoth, joinPeriods, sumOf, takenBy } from './spans';

const mostPeriods = 500;
/** Windows of all resources together that one act may lay out. */
const mostStretches = 10_000;

/** A stretch in which another number of units is offered than before. */
export type Restretch = { readonly during: Period; readonly before: number; readonly after: number };

/** 1 to 500 periods that a house names one by one. Refusals name `periods.n`. */
export function parsePeriods(periods: readonly Period[]): Result<readonly Period[]> {
  if (periods.length === 0) return refuse('INVALID', 'Name at least one period.', 'periods');
  if (periods.length > mostPeriods) return refuse('TOO_LONG', `At most ${mostPeriods} periods at once.`, 'periods');
  return all(periods.map((period, at) => within(parsePeriod(period), 'periods', at)));
}

/** Are so many periods on so many resources more than one act may change? */
export const refuseTooMuch = (periods: number, resources: number): Result<null, 'TOO_LARGE'> =>
  periods * resources > mostStretches
    ? refuse('TOO_LARGE', `At most ${mostStretches} periods on all resources together: do it in parts.`)
    : ok(null);

/** What of these is yet to come, from the next full minute on. */
export function leftOf<T extends { readonly during: Period }>(stretches: readonly T[], now: Instant): readonly T[] {
  const from = (Math.ceil(now / minuteMs) * minuteMs) as Instant;
  return stretches
    .filter(({ during }) => during.end > from)
    .map((one) => (one.during.start < from ? { ...one, during: { start: from, end: one.during.end } } : one));
}

/** The same of periods; joined, by start. */
export const yetToCome = (periods: readonly Period[], now: Instant): readonly Period[] =>
  joinPeriods(
    leftOf(
      periods.map((during) => ({ during })),
      now,
    ).map(({ during }) => during),
  );

/** Where these targets, by start and apart from each other, change what a resource offers. */
export const restretched = (windows: readonly UnitsOver[], targets: readonly UnitsOver[]): readonly Restretch[] =>
  targets.length === 0
    ? []
    : inBoth(freeSegments(windows, [], hullOf(targets.map(({ during }) => during))), targets)
        .filter(({ a, b }) => a !== b)
        .map(({ during, a: before, b: after }) => ({ during, before, after }));

/** What promises more than these targets would offer, in the order of placing. */
export function promisesBeyond(calendar: Calendar, targets: readonly UnitsOver[]): readonly Commitment[] {
  const promises = calendar.commitments.filter(isPromise);
  if (promises.length === 0 || targets.length === 0) return [];
  const promised = sumOf(takenBy(promises), hullOf(targets.map(({ during }) => during)));
  const broken = inBoth(promised, targets).filter(({ a: taken, b: offered }) => taken > offered);
  const over = broken.map(({ during, b: units }) => ({ during, units }));
  return promises.filter(
    ({ spans, units }) =>
      inBoth(
        spans.map((during) => ({ during, units })),
        over,
      ).length > 0,
  );
}

/** The windows with these targets in place of whatever was offered there; those that a target neither meets nor adjoins stay as they are. */
export function reshaped(windows: readonly UnitsOver[], targets: readonly UnitsOver[]): readonly UnitsOver[] {
  const laid = targets.filter(({ units }) => units > 0).map((target) => ({ ...target, isLaid: true }));
  const left = windows.flatMap((window) => without(window, targets).map((piece) => ({ ...piece, isLaid: false })));
  const whole: (UnitsOver & { readonly isLaid: boolean })[] = [];
  for (const piece of [...laid, ...left].sort((a, b) => a.during.start - b.during.start)) {
    const last = whole.at(-1);
    const joins =
      last?.during.end === piece.during.start && last.units === piece.units && (last.isLaid || piece.isLaid);
    if (last !== undefined && joins)
      whole[whole.length - 1] = { ...last, during: { start: last.during.start, end: piece.during.end }, isLaid: true };
    else whole.push(piece);
  }
  return whole.map(({ during, units }) => ({ during, units }));
}

/** A window elsewhere: nothing is offered any more where it was, its units where it is. By start, apart from each other. */
export const moved = (from: Period, to: UnitsOver): readonly UnitsOver[] =>
  [...without({ during: from, units: 0 }, [to]), to].sort((a, b) => a.during.start - b.during.start);

function without({ during, units }: UnitsOver, targets: readonly UnitsOver[]): readonly UnitsOver[] {
  const pieces: UnitsOver[] = [];
  let start = during.start;
  for (let at = firstEndingAfter(targets, during.start); at < targets.length; at++) {
    const gone = targets[at]?.during;
    if (gone === undefined || gone.start >= during.end) break;
    if (gone.start > start) pieces.push({ during: { start, end: gone.start }, units });
    start = gone.end;
  }
  return start < during.end ? [...pieces, { during: { start, end: during.end }, units }] : pieces;
}

function firstEndingAfter(targets: readonly UnitsOver[], moment: Instant): number {
  let [from, to] = [0, targets.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((targets[middle]?.during.end ?? Infinity) > moment) to = middle;
    else from = middle + 1;
  }
  return from;
}

/** How many units each resource is to offer over which stretches: by start, apart from each other. */
export type Targets = ReadonlyMap<Id<'resource'>, readonly UnitsOver[]>;

/** What comes of a reshape, by resource: where it differs, and the promises it would break; and the calendars after it while there are none. */
export type Reshaped = {
  readonly stretches: ReadonlyMap<Id<'resource'>, readonly Restretch[]>;
  readonly promises: ReadonlyMap<Id<'resource'>, readonly Commitment[]>;
  readonly calendars: Calendars;
};

/** Decides under the locks: what is due has lapsed first; blocks follow the windows, and whoever waits gets what is new. */
export function decideReshape(before: Calendars, targets: Targets, hold: Hold): Reshaped {
  const settled = settleAll(before, hold);
  const targetsOf = ({ resourceId }: Calendar) => targets.get(resourceId) ?? [];
  const ofEach = <T>(calendars: Calendars, value: (calendar: Calendar) => T): ReadonlyMap<Id<'resource'>, T> =>
    new Map([...calendars].map(([id, calendar]) => [id, value(calendar)]));
  const stretches = ofEach(before, (calendar) => restretched(calendar.windows, targetsOf(calendar)));
  const promises = ofEach(settled, (calendar) => promisesBeyond(calendar, targetsOf(calendar)));
  if ([...promises.values()].some((some) => some.length > 0)) return { stretches, promises, calendars: settled };
  const laid = mapped(settled, (one) => ({ ...one, windows: reshaped(one.windows, targetsOf(one)) }));
  return { stretches, promises, calendars: promoteAll(laid, hold) };
}
