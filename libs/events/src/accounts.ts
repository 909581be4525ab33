import { z } from 'zod';
import type { FactType } from './fact';

/** An organisation was made or renamed. State: `organisationsView`. */
export const organisationChanged: FactType = {
  publisher: 'accounts',
  name: 'organisation.changed',
  version: 1,
};

/** Rows `id uuid, name text, kind text`. */
export const organisationsView = 'accounts_facts.organisations';

/** A session ended (signed out, reuse of its refresh token): its access tokens are to be refused. Subject: the session. */
export const sessionEnded: FactType = {
  publisher: 'accounts',
  name: 'session.ended',
  version: 1,
};

/** What `sessionEnded` carries, as no view keeps it: until when access tokens of the session would be good. */
export const sessionEnd = z.object({ tokensUntil: z.iso.datetime({ offset: true }) });
export type SessionEnd = z.infer<typeof sessionEnd>;
