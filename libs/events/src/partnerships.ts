import { type FactType, nothing } from './fact';

/** A request moved to another status. Subject: the request. */
export const requestMoved: FactType<object> = {
  publisher: 'partnerships',
  name: 'request.moved',
  version: 1,
  payload: nothing,
};

/** The record of a facility changed. Subject: the facility. State: `scorecardsView`. */
export const scorecardChanged: FactType<object> = {
  publisher: 'partnerships',
  name: 'scorecard.changed',
  version: 1,
  payload: nothing,
};

/** Rows `facility_id uuid, rating float8`. */
export const scorecardsView = 'partnerships_facts.scorecards';
