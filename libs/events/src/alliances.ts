import type { FactType } from './fact';

/** An alliance, or who belongs to it, changed. Subject: the alliance. State: the two views below. */
export const membershipChanged: FactType = {
  publisher: 'alliances',
  name: 'membership.changed',
  version: 1,
};

/** Rows `id uuid, name text, status text` (PROPOSED, ACTIVE, SUSPENDED, DISSOLVED). */
export const alliancesView = 'alliances_facts.alliances';

/** Rows `alliance_id, organisation_id uuid, role text, status text` (INVITED, APPLIED, ACTIVE, SUSPENDED, LEFT). */
export const membershipsView = 'alliances_facts.memberships';
