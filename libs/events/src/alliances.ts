import { type FactType, nothing } from './fact';

/** An alliance, or who belongs to it, changed. Subject: the alliance. State: the two views below. */
export const membershipChanged: FactType<object> = {
  publisher: 'alliances',
  name: 'membership.changed',
  version: 1,
  payload: nothing,
};

/** Rows `id uuid, name text, status text` (PROPOSED, ACTIVE, SUSPENDED, DISSOLVED). */
export const alliancesView = 'alliances_facts.alliances';
export type AllianceFact = { readonly id: string; readonly name: string; readonly status: string };

/** Rows `alliance_id, organisation_id uuid, role text, status text` (INVITED, APPLIED, ACTIVE, SUSPENDED, LEFT). */
export const membershipsView = 'alliances_facts.memberships';
export type MembershipFact = {
  readonly alliance_id: string;
  readonly organisation_id: string;
  readonly role: 'STEWARD' | 'MEMBER';
  readonly status: string;
};
