/**
 * Resources that are taken together: a stage with its booths, a suite with its colourist and panel. Whoever takes the whole
 * takes its parts: one commitment on the whole, and one on each part that belongs to it and shares its life. Whoever takes a
 * part needs nothing more: the whole is not to be had then, because it would not get the part.
 */
import { derivedId, type Id } from '#kernel/ids';
import type { Period } from '#kernel/period';
import { leastUnits } from '#kernel/stretches';
import { withShares } from './blocks';
import {
  changed,
  freeUnits,
  lapse,
  periodOf,
  promote,
  waitingIn,
  withNew,
  withoutIdleChallenges,
  type Calendar,
  type Commitment,
  type Part,
} from './calendar';
import { mapped, type Calendars } from './changes';
import { deadlineOf, type Hold } from './hold';

/** The fewest units free at any instant of these spans: of a whole, none where one of its parts is not to be had. */
export function freeTogether(calendars: Calendars, calendar: Calendar, spans: readonly Period[]): number {
  const free = freeUnits(calendar, spans);
  const isWhole = calendar.parts.every((part) => freeUnits(known(calendars, part.resourceId), spans) >= part.units);
  return isWhole ? free : Math.min(0, free);
}

/** The fewest units offered at any instant of these spans, whoever has taken them: of a whole, none where a part is not offered. */
export function offeredTogether(calendars: Calendars, calendar: Calendar, spans: readonly Period[]): number {
  const offered = ({ windows }: Calendar): number => Math.min(...spans.map((span) => leastUnits(windows, span)));
  const isWhole = calendar.parts.every((part) => offered(known(calendars, part.resourceId)) >= part.units);
  return isWhole ? offered(calendar) : 0;
}

/** The calendars with one more commitment on this resource, and one on each of its parts. */
export function withFamily(calendars: Calendars, calendar: Calendar, commitment: Commitment): Calendars {
  const family = familyOf(calendar, commitment);
  return mapped(calendars, (one) => {
    const own = family.get(one.resourceId);
    return own === undefined ? one : withNew(one, own);
  });
}

/** A commitment and what belongs to it, each by its resource: the same spans, state and deadline. */
export const familyOf = (
  { resourceId, parts }: Calendar,
  commitment: Commitment,
): ReadonlyMap<Id<'resource'>, Commitment> =>
  new Map([[resourceId, commitment], ...parts.map((part) => [part.resourceId, partOf(commitment, part)] as const)]);

// Whoever took the whole is the one to speak to: the part is of nobody besides the house.
const partOf = (whole: Commitment, { resourceId, units }: Part): Commitment => ({
  ...whole,
  ...{ id: derivedId('commitment', whole.id, resourceId), partOf: whole.id, organisationId: null, units },
});

/** Everything that is past its deadline ends, on every calendar; then whoever waits moves up. So begins every change of calendars. */
export const settleAll = (calendars: Calendars, hold: Hold): Calendars => promoteAll(mapped(calendars, lapse), hold);

/**
 * Whoever waits and fits now is held from now on, in the order of placing over all calendars: a whole as soon as it and all its
 * parts fit. Parts follow their wholes. Calendars that are linked are all here, or none of them.
 */
export function promoteAll(calendars: Calendars, hold: Hold): Calendars {
  const shared = mapped(likeTheirWholes(calendars), (one) => (isApart(one) ? promote(one, hold) : withShares(one)));
  let promoted = shared;
  for (const { calendar, commitment } of inLine([...shared.values()].filter((one) => !isApart(one)))) {
    if (!fits(promoted, commitment)) continue;
    const { start } = periodOf(commitment.spans);
    const held = { state: 'HELD', expiresAt: deadlineOf(hold, calendar.now, start, calendar.hours.zone) } as const;
    promoted = likeTheirWholes(mapped(promoted, (one) => changed(one, commitment.id, held)));
  }
  const waiting = waitingIn([...promoted.values()]);
  return likeTheirWholes(mapped(promoted, (one) => withoutIdleChallenges(one, waiting)));
}

/** These resources, and all that is linked with them, through any number of wholes and parts. */
export function linkedWith(calendars: Calendars, some: ReadonlySet<Id<'resource'>>): ReadonlySet<Id<'resource'>> {
  const families = [...calendars.values()].flatMap(({ resourceId, parts }) =>
    parts.length === 0 ? [] : [[resourceId, ...parts.map((part) => part.resourceId)]],
  );
  const reached = new Set(some);
  for (let before = -1; before < reached.size;) {
    before = reached.size;
    for (const family of families)
      if (family.some((one) => reached.has(one))) for (const one of family) reached.add(one);
  }
  return reached;
}

/** What is part of a whole stands as the whole stands: the same state, the same deadline. */
export function likeTheirWholes(calendars: Calendars): Calendars {
  const all = [...calendars.values()];
  if (all.every(isApart)) return calendars;
  const wholes = new Map(all.flatMap(({ commitments }) => commitments).map((one) => [one.id, one]));
  const followed = (one: Commitment): Commitment => {
    const whole = one.partOf === null ? undefined : wholes.get(one.partOf);
    return whole === undefined ? one : { ...one, state: whole.state, expiresAt: whole.expiresAt };
  };
  return mapped(calendars, (calendar) => ({ ...calendar, commitments: calendar.commitments.map(followed) }));
}

const isApart = ({ parts, commitments }: Calendar): boolean =>
  parts.length === 0 && commitments.every((one) => one.partOf === null);

/** Does it fit, with all that belongs to it? What was placed counts, whatever a whole is made of since. */
const fits = (calendars: Calendars, { id }: Commitment): boolean =>
  [...calendars.values()].every((calendar) =>
    calendar.commitments.every(
      (one) => (one.id !== id && one.partOf !== id) || freeUnits(calendar, one.spans) >= one.units,
    ),
  );

type Standing = { readonly calendar: Calendar; readonly commitment: Commitment };

/** Who waits on several calendars, in an order that agrees with the order of placing on each of them; wholes stand for their parts. */
function inLine(calendars: readonly Calendar[]): readonly Standing[] {
  const queues = calendars.map((calendar) =>
    calendar.commitments
      .filter((one) => one.state === 'WAITING')
      .map((commitment) => ({ calendar, commitment, of: commitment.partOf ?? commitment.id })),
  );
  const standing = new Map(queues.flat().flatMap((one) => (one.commitment.partOf === null ? [[one.of, one]] : [])));
  const line: Standing[] = [];
  const seen = new Set<Id<'commitment'>>();
  const stand = (of: Id<'commitment'>): void => {
    if (seen.has(of)) return;
    seen.add(of);
    for (const queue of queues)
      for (const earlier of queue.slice(
        0,
        Math.max(
          0,
          queue.findIndex((one) => one.of === of),
        ),
      ))
        stand(earlier.of);
    const own = standing.get(of);
    if (own !== undefined) line.push(own);
  };
  for (const of of standing.keys()) stand(of);
  return line;
}

function known(calendars: Calendars, resource: Id<'resource'>): Calendar {
  const calendar = calendars.get(resource);
  if (calendar === undefined) throw new Error(`${resource} is part of a whole and was not read with it`);
  return calendar;
}
