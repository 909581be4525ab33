/**
 * What a decision has done to calendars: which commitments are new, which have moved, and whom to tell.
 */
import type { Id } from '#kernel/ids';
import type { Calendar, Commitment } from './calendar';
import { moveBetween, type ChallengeMove, type CommitmentState } from './commitment-life';

/** One commitment that began or moved. `act`: the move as the trail calls it. */
export type Change = {
  readonly act: string;
  readonly calendar: Calendar;
  readonly before: Commitment | null;
  readonly after: Commitment;
};

/** Calendars by resource. */
export type Calendars = ReadonlyMap<Id<'resource'>, Calendar>;

/** The same change made to every calendar. */
export const mapped = (calendars: Calendars, change: (calendar: Calendar) => Calendar): Calendars =>
  new Map([...calendars].map(([id, calendar]) => [id, change(calendar)]));

/** Every difference between two states of the same calendars. A move that the life of a commitment does not know is a fault of ours and throws. */
export function changesBetween(before: Calendars, after: Calendars): readonly Change[] {
  return [...after.values()].flatMap((calendar) => {
    const known = new Map(before.get(calendar.resourceId)?.commitments.map((one) => [one.id, one]));
    return calendar.commitments.flatMap((one) => changeOf(calendar, known.get(one.id) ?? null, one));
  });
}

function changeOf(calendar: Calendar, before: Commitment | null, after: Commitment): readonly Change[] {
  if (before !== null && isUnmoved(before, after)) return [];
  // The share of a block that came and went within one act was never there.
  if (before === null && after.state === 'RELEASED') return [];
  const act = pathBetween(before?.state ?? null, after.state, challengeBetween(before, after));
  return [{ act, calendar, before, after }];
}

const isUnmoved = (before: Commitment, after: Commitment): boolean =>
  before.state === after.state &&
  before.expiresAt === after.expiresAt &&
  before.challenge?.by === after.challenge?.by &&
  before.challenge?.until === after.challenge?.until;

/** Of a hold that stays a hold. */
function challengeBetween(before: Commitment | null, after: Commitment): ChallengeMove | undefined {
  if (before?.state !== 'HELD' || after.state !== 'HELD' || before.challenge?.by === after.challenge?.by)
    return undefined;
  return after.challenge === null ? 'LIFTED' : 'MADE';
}

// Within one transaction a pencil can be promoted and then confirmed or placed anew: the trail keeps where it ended.
function pathBetween(from: CommitmentState | null, to: CommitmentState, challenge: ChallengeMove | undefined): string {
  const move = moveBetween(from, to, challenge) ?? (from === 'WAITING' ? moveBetween('HELD', to) : null);
  if (move === null) throw new Error(`no commitment moves from ${from ?? 'nothing'} to ${to}`);
  return move.act;
}

/** Requests whose commitments changed, each once. */
export const requestsOf = (changes: readonly Change[]): readonly Id<'request'>[] => [
  ...new Set(changes.flatMap(({ after }) => (after.requestId === null ? [] : [after.requestId]))),
];

/** Changes of one act and one request (or, where there is none, one resource): one entry of the trail each. */
export function entriesOf(changes: readonly Change[]): readonly {
  readonly act: string;
  readonly subject: Id;
  readonly changes: readonly Change[];
}[] {
  const groups = Map.groupBy(changes, ({ act, after, calendar }) => `${act} ${after.requestId ?? calendar.resourceId}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first === undefined
      ? []
      : [{ act: first.act, subject: first.after.requestId ?? first.calendar.resourceId, changes: group }];
  });
}
