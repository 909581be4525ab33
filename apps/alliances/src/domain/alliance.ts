/**
 * Facilities that pool what they have, under a charter. An alliance has at least one steward among its members, and a house is in
 * it once or not at all.
 */
import { isId, type Id } from '#kernel/ids';
import { all, ok, refuse, within, type Result } from '#kernel/result';
import { parseMessage, parseName } from '#kernel/text';

export const allianceStatuses = ['PROPOSED', 'ACTIVE', 'SUSPENDED', 'DISSOLVED'] as const;
export type AllianceStatus = (typeof allianceStatuses)[number];

export const membershipStatuses = ['INVITED', 'APPLIED', 'ACTIVE', 'SUSPENDED', 'LEFT'] as const;
export type MembershipStatus = (typeof membershipStatuses)[number];

export const allianceRoles = ['STEWARD', 'MEMBER'] as const;
export type AllianceRole = (typeof allianceRoles)[number];

export type Member = { readonly organisationId: Id<'organisation'>; readonly role: AllianceRole };

/** An alliance as it begins, with its members at once. */
export type NewAlliance = {
  readonly name: string;
  /** Empty where nothing was written down. */
  readonly charter: string;
  readonly status: AllianceStatus;
  readonly members: readonly Member[];
  /** The first steward: the house the alliance is founded for. */
  readonly founder: Id<'organisation'>;
};

type RawMember = { readonly organisationId: string; readonly role: AllianceRole };
export type RawAlliance = {
  readonly name: string;
  readonly charter?: string | undefined;
  readonly status: AllianceStatus;
  readonly members: readonly RawMember[];
};

/** At least one member and one steward, nobody twice. Fields: `name`, `charter`, `members`. */
export function parseAlliance(raw: RawAlliance): Result<NewAlliance> {
  const name = within(parseName(raw.name), 'name');
  const charter = raw.charter ? within(parseMessage(raw.charter), 'charter') : ok('');
  const members = all(raw.members.map((member, at) => within(parseMember(member, at, raw.members), 'members', at)));
  if (!name.ok || !charter.ok || !members.ok) {
    const parts: readonly Result<unknown>[] = [name, charter, members];
    return { ok: false, refusals: parts.flatMap((part) => (part.ok ? [] : part.refusals)) };
  }
  const founder = members.value.find((member) => member.role === 'STEWARD')?.organisationId;
  if (!founder) return refuse('INVALID', 'An alliance has at least one steward among its members.', 'members');
  return ok({ name: name.value, charter: charter.value, status: raw.status, members: members.value, founder });
}

function parseMember(raw: RawMember, at: number, others: readonly RawMember[]): Result<Member> {
  if (!isId('organisation', raw.organisationId)) return noSuchOrganisation('organisationId');
  const isTwice = others.slice(0, at).some((other) => other.organisationId === raw.organisationId);
  return isTwice
    ? refuse('ALREADY_MEMBER', 'This organisation is named twice.', 'organisationId')
    : ok({ organisationId: raw.organisationId, role: raw.role });
}

/** Only post houses pool; null is an organisation nobody knows. */
export function mayBelong(kind: 'FACILITY' | 'PRODUCER' | null): Result<null> {
  if (kind === null) return noSuchOrganisation('organisationId');
  return kind === 'FACILITY' ? ok(null) : refuse('INVALID', 'Only facilities belong to alliances.', 'organisationId');
}

const noSuchOrganisation = (field: string): Result<never> =>
  refuse('NOT_FOUND', 'There is no such organisation.', field);
