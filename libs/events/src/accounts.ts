import { z } from 'zod';
import { type FactType, nothing } from './fact';

/** An organisation was made or renamed. State: `organisationsView`. */
export const organisationChanged: FactType<object> = {
  publisher: 'accounts',
  name: 'organisation.changed',
  version: 1,
  payload: nothing,
};

/** Rows `id uuid, name text, kind text`. */
export const organisationsView = 'accounts_facts.organisations';

/** A session ended (signed out, reuse of its refresh token): its access tokens are to be refused. Subject: the session. */
export const sessionEnded: FactType<{ readonly tokensUntil: string }> = {
  publisher: 'accounts',
  name: 'session.ended',
  version: 1,
  payload: z.object({ tokensUntil: z.string() }),
};
