/**
 * What a calendar changes in the house. An event is known again by its UID and its place in its series; what is as it was is
 * not touched, so that reading the same calendar twice does nothing at all.
 */
import { derivedId, type Id } from '#kernel/ids';
import type { Period } from '#kernel/period';
import type { Occurrence } from './occurrences';

/** Time that an event of a calendar keeps. `units` null: all there are; the title is the house's own note. */
export type EventBlock = {
  readonly id: Id<'block'>;
  readonly during: Period;
  readonly units: number | null;
  readonly note: string | null;
};

export type SyncPlan = { readonly put: readonly EventBlock[]; readonly remove: readonly Id<'block'>[] };

/** `known`: what the calendar keeps by now, as far as it was read; what it kept before that time stays. */
export function planSync(
  feed: Id<'feed'>,
  occurrences: readonly Occurrence[],
  units: number | null,
  known: readonly EventBlock[],
): SyncPlan {
  const wanted = new Map(occurrences.map((one) => [...blockOf(feed, one, units)]));
  const there = new Map(known.map((block) => [block.id, block]));
  return {
    put: [...wanted.values()].filter((block) => !isSame(block, there.get(block.id))),
    remove: known.flatMap(({ id }) => (wanted.has(id) ? [] : [id])),
  };
}

const blockOf = (
  feed: Id<'feed'>,
  { uid, recurrence, during, title }: Occurrence,
  units: number | null,
): readonly [Id<'block'>, EventBlock] => {
  const id = derivedId('block', feed, uid, recurrence);
  return [id, { id, during, units, note: title }];
};

const isSame = (one: EventBlock, other: EventBlock | undefined): boolean =>
  other !== undefined &&
  one.during.start === other.during.start &&
  one.during.end === other.during.end &&
  one.units === other.units &&
  one.note === other.note;
