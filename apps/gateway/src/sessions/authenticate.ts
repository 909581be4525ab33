import type { IncomingMessage, ServerResponse } from 'node:http';
import passport from 'passport';
import { visitor, type Viewer } from '#service/viewer/viewer';
import { BearerStrategy } from './bearer.strategy';
import type { Sessions } from './sessions';

/** The viewer of a request: a visitor without an Authorization header, null when the header is no good. */
export type Authenticate = (request: IncomingMessage, response: ServerResponse) => Promise<Viewer | null>;

/** Passport of its own for each gateway, so that several in one process do not share strategies. */
export function authenticateBy(sessions: Sessions): Authenticate {
  const authenticator = new passport.Passport();
  authenticator.use(new BearerStrategy((token) => sessions.viewer(token)));
  return (request, response) =>
    new Promise((resolve, reject) => {
      if (request.headers.authorization === undefined) return resolve(visitor);
      const answer = (fault: unknown, viewer: Viewer | false | undefined): void => {
        if (fault instanceof Error) reject(fault);
        else resolve(viewer || null);
      };
      const middleware = authenticator.authenticate('bearer', { session: false }, answer) as unknown as (
        request: IncomingMessage,
        response: ServerResponse,
        next: (fault?: unknown) => void,
      ) => void;
      middleware(request, response, (fault) => answer(fault ?? new Error('passport gave no answer'), undefined));
    });
}
