/**
 * Who may change what a house offers: its owners and schedulers, nobody else, admins of the platform included.
 */
import type { Id } from '#kernel/ids';
import { ok, refuse, type Result } from '#kernel/result';

/** As much of a viewer as these rules look at. */
export type Keeper = {
  readonly organisation: Id<'organisation'> | null;
  readonly organisationKind: 'FACILITY' | 'PRODUCER' | null;
  readonly role: string | null;
};

/** May this viewer act for its own post house? Answers the house, or NOT_ALLOWED. */
export function mayKeepHouse(viewer: Keeper): Result<Id<'organisation'>, 'NOT_ALLOWED'> {
  const { organisation, organisationKind, role } = viewer;
  return organisation !== null && organisationKind === 'FACILITY' && (role === 'OWNER' || role === 'SCHEDULER')
    ? ok(organisation)
    : refuse('NOT_ALLOWED', 'Only an owner or scheduler of a post house may do this.');
}

/** The same, for something that belongs to `house` and that the viewer sees. */
export function mayKeep(viewer: Keeper, house: Id<'organisation'>): Result<Id<'organisation'>, 'NOT_ALLOWED'> {
  const own = mayKeepHouse(viewer);
  if (own.ok && own.value !== house)
    return refuse('NOT_ALLOWED', 'Only an owner or scheduler of this house may do this.');
  return own;
}
