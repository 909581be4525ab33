/**
 * A post house says that it is the one of a directory entry, and shows why. An admin decides, with a reason, once and for good;
 * until then the house may take its claim back. Several houses may claim one entry; it goes to one at most.
 */
import type { Id } from '#kernel/ids';
import { ok, refuse, type Result } from '#kernel/result';

export const directoryClaimStatuses = ['OPEN', 'ACCEPTED', 'REFUSED', 'WITHDRAWN'] as const;
export type DirectoryClaimStatus = (typeof directoryClaimStatuses)[number];

/** Every move there is, under the name of its mutation; from `null` a claim begins. */
export const directoryClaimMoves: readonly {
  readonly act: string;
  readonly from: DirectoryClaimStatus | null;
  readonly to: DirectoryClaimStatus;
}[] = [
  { act: 'claimDirectoryEntry', from: null, to: 'OPEN' },
  { act: 'decideDirectoryClaim', from: 'OPEN', to: 'ACCEPTED' },
  { act: 'decideDirectoryClaim', from: 'OPEN', to: 'REFUSED' },
  { act: 'withdrawDirectoryClaim', from: 'OPEN', to: 'WITHDRAWN' },
];

/** Why a rival's claim ends when another is accepted. */
export const rivalReason = 'The entry went to another house.';

/** As much of an entry as its claims depend on. */
export type ClaimedEntry = {
  readonly closed: boolean;
  readonly claimedBy: Id<'organisation'> | null;
};

/** As much of a viewer as the right to claim depends on. */
export type Claimant = {
  readonly organisation: Id<'organisation'> | null;
  readonly organisationKind: 'FACILITY' | 'PRODUCER' | null;
  readonly role: string | null;
};

/** May this viewer speak for its house in the directory? Only an owner may; answers the house. */
export function maySpeakForHouse(viewer: Claimant): Result<Id<'organisation'>, 'NOT_ALLOWED'> {
  const { organisation, organisationKind, role } = viewer;
  return organisation !== null && organisationKind === 'FACILITY' && role === 'OWNER'
    ? ok(organisation)
    : refuse('NOT_ALLOWED', 'Only an owner of a post house claims an entry for it.');
}

/** Is an entry open to a claim of a house that has, or has not, one open already? Else WRONG_STATUS. */
export function judgeClaim(entry: ClaimedEntry, hasOpenClaim: boolean): Result<null, 'WRONG_STATUS'> {
  if (entry.closed) return refuse('WRONG_STATUS', 'This house has closed; claim the entry that took its place.');
  if (entry.claimedBy !== null) return refuse('WRONG_STATUS', 'This entry has been claimed.');
  return hasOpenClaim ? refuse('WRONG_STATUS', 'Your claim is OPEN already; an admin will decide.') : ok(null);
}

/** May a claim move from where it is? The message names its status where it may not. */
export const judgeMove = (
  from: DirectoryClaimStatus,
  to: DirectoryClaimStatus,
): Result<DirectoryClaimStatus, 'WRONG_STATUS'> =>
  directoryClaimMoves.some((move) => move.from === from && move.to === to)
    ? ok(to)
    : refuse('WRONG_STATUS', `This claim is ${from}.`);

/** What an admin's word makes of an open claim. An entry that has closed meanwhile is given to nobody. */
export function judgeDecision(
  status: DirectoryClaimStatus,
  entry: ClaimedEntry,
  accept: boolean,
): Result<DirectoryClaimStatus, 'WRONG_STATUS'> {
  const moved = judgeMove(status, accept ? 'ACCEPTED' : 'REFUSED');
  if (!moved.ok || !accept) return moved;
  return entry.closed ? refuse('WRONG_STATUS', 'The registry has closed this entry since it was claimed.') : moved;
}
