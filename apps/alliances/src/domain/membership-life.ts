/**
 * The life of a membership, as one table: who may make which move, from where, to where, and in which alliances. A house speaks for
 * itself through its owner; a steward speaks, through its owner, for the alliance and never about itself.
 */
import { ok, refuse, type Result } from '#kernel/result';
import { allianceStatuses, type AllianceRole, type AllianceStatus, type MembershipStatus } from './alliance';

/** FOUNDER: who proposes the alliance. HOUSE: the member itself. STEWARD: another house that is one. */
export type By = 'FOUNDER' | 'HOUSE' | 'STEWARD';

type MembershipRule = {
  readonly by: By;
  /** Null: a house that never had to do with the alliance. */
  readonly from: readonly (MembershipStatus | null)[];
  readonly to: MembershipStatus;
  /** What the alliance may be. */
  readonly in: readonly AllianceStatus[];
};

/** The table of moves. Nothing leads to APPLIED until houses can ask to be taken in. */
export const membershipMoves = {
  FOUND: { by: 'FOUNDER', from: [null], to: 'ACTIVE', in: ['PROPOSED'] },
  INVITE: { by: 'STEWARD', from: [null, 'LEFT'], to: 'INVITED', in: ['ACTIVE'] },
  ACCEPT: { by: 'HOUSE', from: ['INVITED'], to: 'ACTIVE', in: ['ACTIVE'] },
  DECLINE: { by: 'HOUSE', from: ['INVITED'], to: 'LEFT', in: allianceStatuses },
  LEAVE: { by: 'HOUSE', from: ['ACTIVE', 'SUSPENDED'], to: 'LEFT', in: allianceStatuses },
  SUSPEND: { by: 'STEWARD', from: ['ACTIVE'], to: 'SUSPENDED', in: ['ACTIVE'] },
  REINSTATE: { by: 'STEWARD', from: ['SUSPENDED'], to: 'ACTIVE', in: ['ACTIVE'] },
  APPOINT: { by: 'STEWARD', from: ['ACTIVE'], to: 'ACTIVE', in: ['ACTIVE'] },
} as const satisfies Readonly<Record<string, MembershipRule>>;

export type MembershipMove = keyof typeof membershipMoves;
/** Moves on a membership there is, made in the app. */
export const movesOfMembers = [
  ...(['ACCEPT', 'DECLINE', 'LEAVE'] as const),
  ...(['SUSPEND', 'REINSTATE', 'APPOINT'] as const),
] satisfies readonly MembershipMove[];
export type MoveOfMember = (typeof movesOfMembers)[number];

const ruleOf = (move: MembershipMove): MembershipRule => membershipMoves[move];

/** What is known of a membership when a move is judged. */
export type Standing = {
  readonly allianceStatus: AllianceStatus;
  readonly status: MembershipStatus;
  readonly role: AllianceRole;
  /** An ACTIVE steward, and no other member is one. */
  readonly isLastSteward: boolean;
};

/** A house's place in an alliance, as far as rights and sight depend on it. */
export type Place = { readonly status: MembershipStatus; readonly role: AllianceRole };

export const isSteward = (place: Place | null): boolean => place?.status === 'ACTIVE' && place.role === 'STEWARD';

/** For whom the viewer speaks about a membership: its own house, or, as a steward, the alliance; null for nobody. Only owners speak. */
export function speaksAs(
  viewer: { readonly organisation: string | null; readonly role: string | null },
  membership: { readonly organisationId: string },
  own: Place | null,
): By | null {
  if (viewer.role !== 'OWNER') return null;
  if (viewer.organisation === membership.organisationId) return 'HOUSE';
  return isSteward(own) ? 'STEWARD' : null;
}

/** May this side make this move at all? */
export const mayMake = (move: MembershipMove, by: By | null): Result<null, 'NOT_ALLOWED'> =>
  ruleOf(move).by === by ? ok(null) : refuse('NOT_ALLOWED', whose[ruleOf(move).by]);

const whose: Readonly<Record<By, string>> = {
  FOUNDER: 'Only an owner of a post house proposes an alliance.',
  HOUSE: 'Only an owner of the house concerned may do this.',
  STEWARD: 'Only an owner of a house that is a steward may do this, and not about itself.',
};

/** Can this move be made now, whoever makes it? The message names the status in the way. The last steward stays. */
export function judgeMembership(move: MoveOfMember, standing: Standing): Result<MembershipStatus, 'WRONG_STATUS'> {
  const rule = ruleOf(move);
  const { allianceStatus, status, role, isLastSteward } = standing;
  if (!rule.from.includes(status)) return refuse('WRONG_STATUS', `This membership is ${status}.`);
  if (!rule.in.includes(allianceStatus)) return refuse('WRONG_STATUS', `The alliance is ${allianceStatus}.`);
  if (move === 'APPOINT' && role === 'STEWARD') return refuse('WRONG_STATUS', 'This house is a steward already.');
  if (move === 'LEAVE' && isLastSteward)
    return refuse(
      'WRONG_STATUS',
      'Yours is the last steward of this alliance; appoint another member as steward first.',
    );
  return ok(rule.to);
}

/** Can anyone be invited to an alliance of this status? */
export const judgeInviting = (status: AllianceStatus): Result<null, 'WRONG_STATUS'> =>
  ruleOf('INVITE').in.includes(status) ? ok(null) : refuse('WRONG_STATUS', `The alliance is ${status}.`);

/** Can a house with this place (null: none so far) be invited? Field: `organisationId`. */
export function judgeInvitation(status: MembershipStatus | null): Result<MembershipStatus, 'ALREADY_MEMBER'> {
  const { from, to } = ruleOf('INVITE');
  if (from.includes(status)) return ok(to);
  const said =
    status === 'INVITED' ? 'is invited already' : `has a place in this alliance already, and it is ${status}`;
  return refuse('ALREADY_MEMBER', `This house ${said}.`, 'organisationId');
}

/** The moves a side can make now, in the order of the table. */
export const movesOpenTo = (by: By | null, standing: Standing): readonly MoveOfMember[] =>
  movesOfMembers.filter((move) => mayMake(move, by).ok && judgeMembership(move, standing).ok);

/**
 * Which members of an alliance are shown to whom, by their status. To admins and stewards all; to other members who is in it; to
 * who is invited or suspended the ACTIVE ones; to anyone else none. A house's own place is shown to it besides, unless it has left.
 */
export function membersShownTo(isAdmin: boolean, place: Place | null): readonly MembershipStatus[] {
  if (isAdmin || isSteward(place)) return ['INVITED', 'APPLIED', 'ACTIVE', 'SUSPENDED', 'LEFT'];
  if (place === null || place.status === 'LEFT') return [];
  return place.status === 'ACTIVE' ? ['ACTIVE', 'SUSPENDED'] : ['ACTIVE'];
}

/** Is this membership shown to a viewer whose own house has this place in the same alliance? */
export const isShown = (
  membership: { readonly organisationId: string; readonly status: MembershipStatus },
  viewer: { readonly organisation: string | null; readonly isAdmin: boolean },
  own: Place | null,
): boolean =>
  membersShownTo(viewer.isAdmin, own).includes(membership.status) || viewer.organisation === membership.organisationId;
