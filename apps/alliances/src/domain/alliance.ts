/**
 * Facilities that pool what they have, under a charter. An alliance has at least one steward among its members, and a house is in
 * it once or not at all.
 */
import type { Id } from '#kernel/ids';
import { all, ok, refuse, within, type Result } from '#kernel/result';
import { parseMessage, parseName, parseText } from '#kernel/text';

export const allianceStatuses = ['PROPOSED', 'ACTIVE', 'SUSPENDED', 'DISSOLVED'] as const;
export type AllianceStatus = (typeof allianceStatuses)[number];

export const membershipStatuses = ['INVITED', 'APPLIED', 'ACTIVE', 'SUSPENDED', 'LEFT'] as const;
export type MembershipStatus = (typeof membershipStatuses)[number];

export const allianceRoles = ['STEWARD', 'MEMBER'] as const;
export type AllianceRole = (typeof allianceRoles)[number];

export type Member = { readonly organisationId: Id<'organisation'>; readonly role: AllianceRole };

/** An alliance as it begins. */
export type NewAlliance = {
  readonly name: string;
  /** Empty where nothing was written down. */
  readonly charter: string;
  readonly status: AllianceStatus;
};

/** What a house writes that proposes an alliance; it says on what terms. Fields: `name`, `charter`. */
export function parseProposal(raw: {
  readonly name: string;
  readonly charter: string;
}): Result<Omit<NewAlliance, 'status'>> {
  const name = within(parseName(raw.name), 'name');
  const charter = within(parseMessage(raw.charter), 'charter');
  if (!name.ok || !charter.ok) return all<unknown>([name, charter]) as Result<never>;
  return ok({ name: name.value, charter: charter.value });
}

const longestReason = 1000;

/** Why an admin or a steward decides so: a line. Field: `reason`. */
export const parseReason = (raw: string): Result<string> => within(parseText(raw, longestReason), 'reason');

/** Only post houses pool; null is an organisation nobody knows. */
export function mayBelong(kind: 'FACILITY' | 'PRODUCER' | null): Result<null> {
  if (kind === null) return refuse('NOT_FOUND', 'There is no such organisation.', 'organisationId');
  return kind === 'FACILITY' ? ok(null) : refuse('INVALID', 'Only facilities belong to alliances.', 'organisationId');
}
