import { authExchange } from '@urql/exchange-auth';
import { Client, fetchExchange } from 'urql';
import { currentToken, needsRenewal, renewSession } from '../session/session';
import { makeCache } from './cache';

const endpoint = '/graphql';

/** A client with an empty cache: one for each sign-in, so that nothing seen by one viewer is shown to the next. */
export function makeClient(): Client {
  return new Client({
    url: endpoint,
    preferGetMethod: false,
    requestPolicy: 'cache-and-network',
    exchanges: [makeCache(), sessionExchange(), fetchExchange],
  });
}

const sessionExchange = () =>
  authExchange((utilities) =>
    Promise.resolve({
      addAuthToOperation: (operation) => {
        const token = currentToken();
        return token ? utilities.appendHeaders(operation, { Authorization: `Bearer ${token}` }) : operation;
      },
      willAuthError: () => needsRenewal(),
      didAuthError: (error) =>
        currentToken() !== null && error.graphQLErrors.some(({ extensions }) => extensions.code === 'UNAUTHENTICATED'),
      refreshAuth: renewSession,
    }),
  );
