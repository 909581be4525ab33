/**
 * The life of a commitment. A pencil is held or waits; held, it may become a booking; everything ends once and for good. What
 * takes units and what does not follows from the state alone.
 */

export const commitmentStates = [
  'HELD',
  'WAITING',
  'BOOKED',
  'BLOCKED',
  'RELEASED',
  'EXPIRED',
  'CANCELLED',
  'COMPLETED',
] as const;
export type CommitmentState = (typeof commitmentStates)[number];

/** A hold that stays one is asked to confirm or go, and its deadline comes nearer; or that is over, and it is what it was. */
export type ChallengeMove = 'MADE' | 'LIFTED';

/** From `null` it begins. `act` is the name under which the audit trail keeps the move. */
export type CommitmentMove = {
  readonly act: string;
  readonly from: CommitmentState | null;
  readonly to: CommitmentState;
  readonly challenge?: ChallengeMove;
};

/** Every move there is; what is not listed does not happen. */
export const commitmentMoves: readonly CommitmentMove[] = [
  { act: 'placeCommitments', from: null, to: 'HELD' },
  { act: 'placeCommitments', from: null, to: 'WAITING' },
  { act: 'recordCommitments', from: null, to: 'BOOKED' },
  { act: 'recordCommitments', from: null, to: 'BLOCKED' },
  { act: 'renewHolds', from: 'HELD', to: 'HELD' },
  { act: 'challengeCommitments', from: 'HELD', to: 'HELD', challenge: 'MADE' },
  { act: 'liftChallenges', from: 'HELD', to: 'HELD', challenge: 'LIFTED' },
  { act: 'promoteCommitments', from: 'WAITING', to: 'HELD' },
  { act: 'confirmCommitments', from: 'HELD', to: 'BOOKED' },
  { act: 'releaseCommitments', from: 'HELD', to: 'RELEASED' },
  { act: 'releaseCommitments', from: 'WAITING', to: 'RELEASED' },
  { act: 'expireCommitments', from: 'HELD', to: 'EXPIRED' },
  { act: 'expireCommitments', from: 'WAITING', to: 'EXPIRED' },
  { act: 'cancelCommitments', from: 'BOOKED', to: 'CANCELLED' },
  { act: 'completeCommitments', from: 'BOOKED', to: 'COMPLETED' },
  { act: 'releaseBlocked', from: 'BLOCKED', to: 'RELEASED' },
];

/** The move between two states, or null where there is none. */
export const moveBetween = (
  from: CommitmentState | null,
  to: CommitmentState,
  challenge?: ChallengeMove,
): CommitmentMove | null =>
  commitmentMoves.find((move) => move.from === from && move.to === to && move.challenge === challenge) ?? null;

/** Does it count against the units of a window? A waiting one never does. */
export const takesUnits = (state: CommitmentState): boolean =>
  state === 'HELD' || state === 'BOOKED' || state === 'BLOCKED';

/** Has it come to its end? */
export const hasEnded = (state: CommitmentState): boolean => !takesUnits(state) && state !== 'WAITING';
