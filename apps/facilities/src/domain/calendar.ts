/**
 * The calendar of one resource, as it stands under the lock: what is offered, what is taken, who waits. Pencils past their
 * deadline lapse first; then whoever waits moves up, in the order of placing, as soon as it fits; only then is anything new
 * judged.
 */
import type { Id } from '#kernel/ids';
import type { Instant } from '#kernel/instant';
import { overlaps, type Period } from '#kernel/period';
import { leastFree, type UnitsOver } from '#kernel/stretches';
import type { Hours } from '#kernel/working-week';
import { withShares, type KnownBlocks } from './blocks';
import { takesUnits, type CommitmentState } from './commitment-life';
import { deadlineOf, type Hold } from './hold';
import type { Terms } from './rate-terms';

/** Units taken, or waited for. `spans`: the open instants of its period, by start, never empty. */
export type Commitment = {
  readonly id: Id<'commitment'>;
  /** Whose it is, and for which request; null for what the house entered itself. */
  readonly organisationId: Id<'organisation'> | null;
  readonly requestId: Id<'request'> | null;
  /** The block of the house whose share it is; null for all else. */
  readonly blockId: Id<'block'> | null;
  /** The commitment on a whole that it belongs to, as one of its parts; null for all else. */
  readonly partOf: Id<'commitment'> | null;
  readonly spans: readonly Period[];
  readonly units: number;
  readonly state: CommitmentState;
  /** Deadline of a hold, kept when it lapses. */
  readonly expiresAt: Instant | null;
  /** Somebody who waits has asked its holder to confirm or release; only while it is held. */
  readonly challenge: Challenge | null;
  /** It, or another line of its request, is past its deadline, by the database's clock. */
  readonly isDue: boolean;
};

/** Asked `by` one that waits; `until`: the deadline it had before, which comes back when the challenger goes. */
export type Challenge = { readonly by: Id<'commitment'>; readonly at: Instant; readonly until: Instant };

/** Units of another resource that whoever takes this one takes with it. */
export type Part = { readonly resourceId: Id<'resource'>; readonly units: number };

/** One resource under its lock. Windows and commitments are those that can matter here; commitments in order of placing. */
export type Calendar = {
  readonly resourceId: Id<'resource'>;
  readonly facilityId: Id<'facility'>;
  /** The house. */
  readonly organisationId: Id<'organisation'>;
  readonly hours: Hours;
  readonly units: number;
  readonly windows: readonly UnitsOver[];
  readonly commitments: readonly Commitment[];
  /** Null where the house keeps no time for itself. */
  readonly blocks: KnownBlocks | null;
  /** What is taken with it; empty for most. */
  readonly parts: readonly Part[];
  /** Terms for the organisation that asks: of every rate whose audience includes it. */
  readonly rates: readonly Terms[];
  /** Currency of the resource; null while it has no rate at all. */
  readonly currency: string | null;
  /** Has the organisation that asks named this resource in a request before? */
  readonly isNamed: boolean;
  /** The database's, read after the lock was got. */
  readonly now: Instant;
};

/** The whole period of a commitment, closed instants included. */
export const periodOf = (spans: readonly Period[]): Period => ({
  start: Math.min(...spans.map((span) => span.start)) as Instant,
  end: Math.max(...spans.map((span) => span.end)) as Instant,
});

/** The fewest units free at any instant of these spans; less than nothing where too much is taken. */
export function freeUnits(calendar: Pick<Calendar, 'windows' | 'commitments'>, spans: readonly Period[]): number {
  const taken = calendar.commitments
    .filter((one) => takesUnits(one.state))
    .flatMap((one) => one.spans.map((during) => ({ during, units: one.units })));
  return Math.min(...spans.map((span) => leastFree(calendar.windows, taken, span)));
}

/** 1 for a hold; for one that waits, 2 and one more for each that overlaps and was placed before; null for all else. */
export function rankOf(calendar: Calendar, id: Id<'commitment'>): number | null {
  const at = calendar.commitments.findIndex((one) => one.id === id);
  const mine = calendar.commitments[at];
  if (mine?.state === 'HELD') return 1;
  if (mine?.state !== 'WAITING') return null;
  const earlier = calendar.commitments.slice(0, at).filter((one) => one.state === 'WAITING');
  return 2 + earlier.filter((one) => shareTime(one.spans, mine.spans)).length;
}

const shareTime = (a: readonly Period[], b: readonly Period[]): boolean =>
  a.some((one) => b.some((other) => overlaps(one, other)));

/** Ends what is past its deadline, and what waits for a period that has begun. */
export const lapse = (calendar: Calendar): Calendar => ({
  ...calendar,
  commitments: calendar.commitments.map((one) => lapsed(one)),
});

const lapsed = (one: Commitment): Commitment =>
  one.isDue && (one.state === 'HELD' || one.state === 'WAITING') ? { ...one, state: 'EXPIRED', isDue: false } : one;

/**
 * Of a calendar that is linked with no other: the house's own blocks have their share first. Whoever waits and fits now is held
 * from now on; whoever does not keeps the place and stands in nobody's way.
 */
export function promote(calendar: Calendar, hold: Hold): Calendar {
  let promoted = withShares(calendar);
  for (const waiting of calendar.commitments) {
    if (waiting.state !== 'WAITING' || freeUnits(promoted, waiting.spans) < waiting.units) continue;
    promoted = changed(promoted, waiting.id, {
      state: 'HELD',
      expiresAt: deadlineOf(hold, calendar.now, periodOf(waiting.spans).start, calendar.hours.zone),
    });
  }
  return withoutIdleChallenges(promoted, waitingIn([promoted]));
}

/** Who waits on these. */
export const waitingIn = (calendars: readonly Calendar[]): ReadonlySet<Id<'commitment'>> =>
  new Set(
    calendars.flatMap(({ commitments }) => commitments.filter((one) => one.state === 'WAITING').map((one) => one.id)),
  );

/** A challenge ends with its challenger, who is among those `waiting` as long as it lasts. */
export function withoutIdleChallenges(calendar: Calendar, waiting: ReadonlySet<Id<'commitment'>>): Calendar {
  const isIdle = ({ state, challenge }: Commitment) =>
    state === 'HELD' && challenge !== null && !waiting.has(challenge.by);
  return {
    ...calendar,
    commitments: calendar.commitments.map((one) =>
      one.challenge !== null && isIdle(one) ? { ...one, challenge: null, expiresAt: one.challenge.until } : one,
    ),
  };
}

/** The calendar with one commitment changed. */
export const changed = (
  calendar: Calendar,
  id: Id<'commitment'>,
  change: Partial<Pick<Commitment, 'state' | 'expiresAt' | 'challenge'>>,
): Calendar => ({
  ...calendar,
  commitments: calendar.commitments.map((one) => (one.id === id ? { ...one, ...change } : one)),
});

/** The calendar with one more commitment, last in the order of placing. */
export const withNew = (calendar: Calendar, commitment: Commitment): Calendar => ({
  ...calendar,
  commitments: [...calendar.commitments, commitment],
});
