/**
 * What is wanted of a resource, by a search and by a package of a brief alike: that it claims a capability, and what else must be
 * true of one such claim. Only the taxonomy can say whether such words make sense.
 */
import { ok, refuse, within, type RefusalCode, type Result } from '#kernel/result';
import { faultsOf } from './faults';
import { parseRequirements, type RawRequirement, type Requirement } from './requirement';
import { leavesBelow, type Capability, type Taxonomy } from './taxonomy';

export type RawWanted = {
  readonly capability: string;
  readonly requirements?: readonly RawRequirement[] | null | undefined;
};

export type Wanted = {
  /** As it was asked for: a leaf, or what stands for all its leaves. */
  readonly code: string;
  /** The leaves that are meant, at least one. */
  readonly leaves: readonly Capability[];
  readonly requirements: readonly Requirement[];
};

/** Both parts are judged; a capability the taxonomy does not have is `UNKNOWN_CODE`, and so is an attribute of none of its leaves. */
export function parseWanted(raw: RawWanted, taxonomy: Taxonomy): Result<Wanted> {
  const leaves = parseCapability(raw.capability, taxonomy);
  const asked = parseRequirements(raw.requirements ?? [], leaves.ok ? leaves.value : null);
  const requirements = within(asked, 'requirements');
  return leaves.ok && requirements.ok
    ? ok({ code: raw.capability, leaves: leaves.value, requirements: requirements.value })
    : faultsOf<RefusalCode>(leaves, requirements);
}

/** A leaf, a branch or a discipline, as the leaves it means. */
function parseCapability(code: string, taxonomy: Taxonomy): Result<readonly Capability[], 'UNKNOWN_CODE'> {
  const leaves = leavesBelow(taxonomy, code);
  return leaves.length > 0 ? ok(leaves) : refuse('UNKNOWN_CODE', 'The taxonomy has no such capability.', 'capability');
}
