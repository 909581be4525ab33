import type { FactType } from './fact';

/**
 * The claims of a resource were replaced. Subject: the resource. State: `capabilities_facts.claims`, rows `resource_id uuid,
 * capability text, standing text`.
 */
export const claimsChanged: FactType = {
  publisher: 'capabilities',
  name: 'claims.changed',
  version: 1,
};

/** An assessment of a facility was added or verified. Subject: the facility. */
export const assessmentsChanged: FactType = {
  publisher: 'capabilities',
  name: 'assessments.changed',
  version: 1,
};

/** An operator wants something of the index in every process that keeps one. Subject: the ask. */
export const indexAsked: FactType = {
  publisher: 'capabilities',
  name: 'index.asked',
  version: 1,
};
