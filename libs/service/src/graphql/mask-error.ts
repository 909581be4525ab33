import { randomUUID } from 'node:crypto';
import { GraphQLError } from 'graphql';
import type { Logger } from 'pino';

const safeCodes = new Set(['UNAUTHENTICATED', 'FORBIDDEN', 'BAD_USER_INPUT', 'RATE_LIMITED', 'INTERNAL', 'TOO_LARGE']);
const clientFaults = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'PERSISTED_QUERY_NOT_FOUND',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_REQUEST',
]);

/**
 * What may leave a service: errors raised on purpose as they are; faults of the query as BAD_USER_INPUT; everything else as
 * INTERNAL with an incident id, and logged once under that id.
 */
export function maskError(error: GraphQLError, log: Logger): GraphQLError {
  const given = error.extensions['code'];
  const code = typeof given === 'string' ? given : '';
  const place = {
    path: error.path ?? null,
    nodes: error.nodes ?? null,
    source: error.source ?? null,
    positions: error.positions ?? null,
  };
  if (safeCodes.has(code)) return error;
  if (clientFaults.has(code) || (error.originalError === undefined && code === ''))
    return new GraphQLError(error.message, { ...place, extensions: { code: 'BAD_USER_INPUT' } });
  const incident = randomUUID();
  const cause = error.originalError ?? error;
  log.error(
    { incident, path: error.path, err: { name: cause.name, message: cause.message, stack: cause.stack } },
    'unexpected error',
  );
  return new GraphQLError('Something went wrong on our side. Try again; if it stays, report this incident.', {
    ...place,
    extensions: { code: 'INTERNAL', incident },
  });
}
