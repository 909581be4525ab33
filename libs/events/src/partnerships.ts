import type { FactType } from './fact';

/** A request moved to another status. Subject: the request. */
export const requestMoved: FactType = {
  publisher: 'partnerships',
  name: 'request.moved',
  version: 1,
};

/** The record of a facility changed. Subject: the facility. State: `scorecardsView`. */
export const scorecardChanged: FactType = {
  publisher: 'partnerships',
  name: 'scorecard.changed',
  version: 1,
};

/** Rows `facility_id uuid, rating float8`. */
export const scorecardsView = 'partnerships_facts.scorecards';
