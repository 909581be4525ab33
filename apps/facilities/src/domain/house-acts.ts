/**
 * What a house does to its calendar in one stroke, and how that is undone: everything it changed is put back, unless something
 * of it was changed again since.
 */
import type { Id } from '#kernel/ids';
import type { Instant } from '#kernel/instant';
import type { Period } from '#kernel/period';
import { freeSegments, type UnitsOver } from '#kernel/stretches';
import type { KeptBlock } from './blocks';
import { asksSame, type KeptRate } from './rate-terms';
import { hullOf, inBoth } from './spans';

export const houseActs = [
  'reshapeCapacity',
  'moveWindow',
  'blockTime',
  'moveBlock',
  'releaseBlocks',
  'setRates',
] as const;

/** So many units offered of a resource over a stretch; 0 where it is not offered. */
export type Offered = UnitsOver & { readonly resourceId: Id<'resource'> };

/** As much of a calendar and its rates as an act has changed. */
export type Stand = {
  readonly offered: readonly Offered[];
  readonly blocks: readonly KeptBlock[];
  readonly rates: readonly KeptRate[];
};

export const nothing: Stand = { offered: [], blocks: [], rates: [] };

/** What an act has changed, as it was and as it left it. */
export type Stands = { readonly before: Stand; readonly after: Stand };

export type HouseAct = {
  readonly id: Id<'change'>;
  readonly act: (typeof houseActs)[number];
  readonly organisationId: Id<'organisation'>;
  readonly facilityId: Id<'facility'>;
  readonly resourceIds: readonly Id<'resource'>[];
  readonly summary: string;
  /** When all that it changed is over; null where it is not over by itself. */
  readonly endsAt: Instant | null;
  readonly madeAt: Instant;
  readonly undoneAt: Instant | null;
};

/** When all of this is over; null for rates, which stay until they are changed, and where it is nothing. */
export function endOf({ before, after }: Stands): Instant | null {
  if (before.rates.length > 0 || after.rates.length > 0) return null;
  const periods = [before, after].flatMap(({ offered, blocks }) => [...offered, ...blocks].map(({ during }) => during));
  return periods.length === 0 ? null : hullOf(periods).end;
}

/** The resources that are changed, each once. */
export const resourcesOf = ({ before, after }: Stands): readonly Id<'resource'>[] => [
  ...new Set(
    [before, after].flatMap(({ offered, blocks, rates }) =>
      [...offered, ...blocks, ...rates].map(({ resourceId }) => resourceId),
    ),
  ),
];

/** One line for a list of acts. */
export function summaryOf(act: HouseAct['act'], { before, after }: Stands): string {
  const resources = counted(resourcesOf({ before, after }).length, 'resource');
  const places = new Set(after.offered.map(({ during }) => `${during.start}/${during.end}`)).size;
  switch (act) {
    case 'reshapeCapacity': {
      const units = after.offered[0]?.units ?? 0;
      const stretches = `in ${counted(places, 'stretch', 'stretches')} of time on ${resources}`;
      return units === 0 ? `Withdrawn ${stretches}` : `${counted(units, 'unit')} offered ${stretches}`;
    }
    case 'moveWindow':
      return 'A window moved';
    case 'blockTime':
      return `${counted(after.blocks.length, 'block')} on ${resources}`;
    case 'moveBlock':
      return 'A block moved';
    case 'releaseBlocks':
      return `${counted(before.blocks.length, 'block')} released on ${resources}`;
    case 'setRates':
      return `A rate per ${unitWords[after.rates[0]?.terms.per ?? 'UNIT']} set on ${resources}`;
  }
}

const unitWords = { HOUR: 'hour', HALF_DAY: 'half day', DAY: 'day', WEEK: 'week', UNIT: 'unit' } as const;

const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

/** Is each stretch of this resource still offered as it was left? `windows` are those that meet them. */
export function isStillOffered(windows: readonly UnitsOver[], left: readonly UnitsOver[]): boolean {
  if (left.length === 0) return true;
  const now = freeSegments(windows, [], hullOf(left.map(({ during }) => during)));
  return inBoth(now, left).every(({ a, b }) => a === b);
}

/** Are these blocks still as they were left, and is what was taken away still gone? `now`: those of them that are there. */
export function areStillKept(now: ReadonlyMap<string, KeptBlock>, { before, after }: Stands): boolean {
  const left = new Map(after.blocks.map((block) => [block.id, block]));
  const isSame = (a: KeptBlock | undefined, b: KeptBlock | undefined) =>
    a === undefined || b === undefined
      ? a === b
      : samePeriod(a.during, b.during) && a.units === b.units && a.note === b.note && a.resourceId === b.resourceId;
  return [...before.blocks, ...after.blocks].every(({ id }) => isSame(now.get(id), left.get(id)));
}

/** Are these rates still as they were left? `now`: all rates of their resources. */
export const areStillSet = (now: ReadonlyMap<string, readonly KeptRate[]>, { after }: Stands): boolean =>
  after.rates.every((left) =>
    (now.get(left.resourceId) ?? []).some(({ id, ...rate }) => id === left.id && asksSame(rate, left)),
  );

/** Is each of these in the currency of the rates that its resource has beside it by now? */
export const keepsCurrency = (now: ReadonlyMap<string, readonly KeptRate[]>, { before }: Stands): boolean =>
  before.rates.every(({ id, resourceId, terms }) =>
    (now.get(resourceId) ?? []).every((other) => other.id === id || other.terms.currency === terms.currency),
  );

const samePeriod = (a: Period, b: Period): boolean => a.start === b.start && a.end === b.end;
