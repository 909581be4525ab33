/**
 * The life of an alliance, as one table. A house proposes it; everything after that is an admin's decision, with a reason: to let it
 * begin or not, to stop it for a while, to let it go on.
 */
import { ok, refuse, type Result } from '#kernel/result';
import type { AllianceStatus, MembershipStatus } from './alliance';

type AllianceRule = {
  readonly by: 'HOUSE' | 'ADMIN';
  /** Null: before it exists. */
  readonly from: AllianceStatus | null;
  readonly to: AllianceStatus;
};

/** The table of moves. What comes in with a world begins wherever the world says. */
export const allianceMoves = {
  PROPOSE: { by: 'HOUSE', from: null, to: 'PROPOSED' },
  APPROVE: { by: 'ADMIN', from: 'PROPOSED', to: 'ACTIVE' },
  REFUSE: { by: 'ADMIN', from: 'PROPOSED', to: 'DISSOLVED' },
  SUSPEND: { by: 'ADMIN', from: 'ACTIVE', to: 'SUSPENDED' },
  REINSTATE: { by: 'ADMIN', from: 'SUSPENDED', to: 'ACTIVE' },
} as const satisfies Readonly<Record<string, AllianceRule>>;

export type AllianceMove = keyof typeof allianceMoves;
/** An admin's decision about an alliance there is. */
export type Decision = Exclude<AllianceMove, 'PROPOSE'>;
export const decisions = ['APPROVE', 'REFUSE', 'SUSPEND', 'REINSTATE'] as const satisfies readonly Decision[];

/** May an alliance be moved so from where it is? Answers where that leads; the message names its status where it may not. */
export function judgeDecision(decision: Decision, status: AllianceStatus): Result<AllianceStatus, 'WRONG_STATUS'> {
  const { from, to } = allianceMoves[decision];
  return from === status ? ok(to) : refuse('WRONG_STATUS', `This alliance is ${status}.`);
}

/** Who looks at an alliance: as an admin or not, and the status of its own house's place in it, null without one. */
export type Onlooker = {
  readonly isSignedIn: boolean;
  readonly isAdmin: boolean;
  readonly place: MembershipStatus | null;
};

/**
 * May one know of an alliance? Of an ACTIVE one whoever is signed in; of any other those who are in it or asked to be, and admins.
 * Who has left is as anyone else. Facilities and capabilities judge by the same rule where an alliance is named to them.
 */
export const seesAlliance = (status: AllianceStatus, { isSignedIn, isAdmin, place }: Onlooker): boolean =>
  isAdmin || (place !== null && place !== 'LEFT') || (isSignedIn && status === 'ACTIVE');
