import { type FieldNode, getOperationAST, getVariableValues, GraphQLError, OperationTypeNode } from 'graphql';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { visitor, type Viewer } from '#service/viewer/viewer';
import type { Api } from '../graph/api';
import type { Call } from '../graph/call';
import { completed } from '../graph/completion';
import { fromQuery, fromServices, type OutwardError, refusal } from '../graph/errors';
import type { KnownOperations } from '../graph/known-operations';
import { costRules, faultsOfSize, withPageSizes } from '../graph/limits';
import type { Queries } from '../graph/queries';
import { askedRootFields } from '../graph/root-fields';
import type { Question, Supergraph } from '../graph/supergraph';
import { unsoundVariable } from '../graph/text';
import { faultsOfVariables } from '../graph/variables';
import { addressKey, type RateLimits } from '../limits/rate-limits';
import { countEntrances, entrancesOf, forgiveEntrances, userErrorsOf } from '../limits/sign-ins';
import type { Metrics } from '../metrics/metrics';
import type { Authenticate } from '../sessions/authenticate';
import type { Sessions } from '../sessions/sessions';
import { onlyMethods, sendError, sendRefusal, sendTooMany } from './answers';
import { type Parameters, parametersOf, parametersOfAddress } from './body';
import { isForeign, isFromBrowser, isSecure, refreshOf } from './origin';

export type Edge = {
  readonly api: Api;
  readonly queries: Queries;
  readonly supergraph: Supergraph;
  readonly sessions: Sessions;
  readonly authenticate: Authenticate;
  readonly limits: RateLimits;
  readonly metrics: Metrics;
  readonly log: Logger;
  /** Null outside production: browsers, too, send what they like. */
  readonly knownOperations: KnownOperations | null;
  readonly isProduction: boolean;
};

/** Mutations that make or end a session. They serve whoever has no good access token, or has one no longer. */
const sessionMutations = new Set(['signUp', 'signIn', 'refreshSession', 'signOut']);
/** Those that may end a session of which this process does not know the id. */
const endingMutations = new Set(['refreshSession', 'signOut']);

/** One call of /graphql, from its bytes to its answer. */
export async function answerGraphql(edge: Edge, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const asked = request.method === 'GET' ? parametersOfAddress(request.query) : parametersOf(request.body);
  const refresh = refreshOf(request);
  if (refresh !== '' && isForeign(request))
    return sendRefusal(reply, 403, 'FORBIDDEN', 'A page of another origin may not use this session.');
  const given = await edge.authenticate(request.raw, reply.raw);
  const busy = given?.account ? await edge.limits.count('account', given.account) : null;
  if (busy !== null) return limited(edge, reply, 'account', busy);

  const read = readQuestion(edge, asked);
  const isAboutSessions = 'fields' in read && read.fields.every(({ name }) => sessionMutations.has(name.value));
  // A token that is no good is said first, whatever else is wrong: its bearer is not who it thinks it is.
  if (!given && !isAboutSessions) return sendUnauthenticated(reply);
  if ('faults' in read) return send(request, reply, { errors: read.faults }, 400);
  if (request.method === 'GET' && read.kind !== OperationTypeNode.QUERY) return onlyMethods('POST')(request, reply);
  if (edge.knownOperations && isFromBrowser(request) && !edge.knownOperations.has(read.document))
    return sendRefusal(reply, 403, 'FORBIDDEN', 'Pages may send the operations they were built with only.');

  const entrances = entrancesOf(edge.api.asks, read.fields, read.coerced);
  const wait = await countEntrances(edge.limits, entrances, addressKey(request.ip));
  if (wait !== null) return limited(edge, reply, 'entrance', wait);
  const call: Call = { viewer: given ?? visitor, refresh, isSecure: isSecure(request), setCookies: [] };
  const answer = await ask(edge, read, call);
  // Beside other session mutations, a cookie does not tell which of them it came from.
  const onlyEntrances = entrances.length === read.fields.length;
  await forgiveEntrances(edge.limits, entrances, answer.data ?? {}, onlyEntrances ? call.setCookies.length : 0);
  await learnOfEnds(edge, read.fields, answer, call.viewer);
  countFields(edge.metrics, read.fields, answer);
  if (call.setCookies.length > 0) reply.header('set-cookie', call.setCookies);
  return send(request, reply, answer, 200);
}

type Read = Question & {
  /** With the types of abstract things, for the planner. */
  readonly planned: Question['document'];
  readonly kind: OperationTypeNode;
  /** The variables with their defaults. */
  readonly coerced: Question['variables'];
  readonly fields: readonly FieldNode[];
};
type Answer = { readonly data?: Readonly<Record<string, unknown>> | null; readonly errors?: readonly OutwardError[] };

/** The question in what was asked, or everything that is wrong with it. */
function readQuestion(edge: Edge, asked: Parameters): Read | { readonly faults: readonly OutwardError[] } {
  const outward = (errors: readonly GraphQLError[]) => ({
    faults: errors.map((error) => fromQuery(error, edge.isProduction)),
  });
  const unsound = unsoundVariable(asked.variables);
  if (unsound) return outward([unsound]);
  const query = edge.queries.read(asked.query);
  if ('faults' in query) return outward(query.faults);
  const operation = getOperationAST(query.document, asked.operationName);
  if (!operation)
    return outward([
      new GraphQLError('"operationName" must name one of the operations of the document, if it has several.'),
    ]);
  const faults = faultsOfVariables(edge.api.asks, operation, asked.variables);
  if (faults.length > 0) return outward(faults);
  const priced = withPageSizes(query.document, operation, asked.variables);
  const dear = priced ? faultsOfSize(edge.api.asks, priced, costRules) : [];
  if (dear.length > 0) return outward(dear);
  const { coerced = {} } = getVariableValues(edge.api.answers, operation.variableDefinitions ?? [], asked.variables);
  return {
    ...query,
    operationName: asked.operationName,
    variables: asked.variables,
    kind: operation.operation,
    coerced,
    fields: askedRootFields(query.document, operation, coerced),
  };
}

/** Asks the services, and brings what they say into the form of the question. */
async function ask(edge: Edge, read: Read, call: Call): Promise<Answer> {
  const isIntrospection = read.fields.every(({ name }) => name.value.startsWith('__'));
  const joined = isIntrospection ? { data: {} } : await joinedAnswer(edge, read, call);
  const { data, errors } = await completed(edge.api, read, joined.data ?? {});
  const told = joined.errors ?? [];
  // Nulls that the told errors account for need no errors of their own.
  const untold = told.length > 0 ? [] : (errors ?? []).map((error) => unexpected(error));
  const all = [...told, ...untold].map((error) => fromServices(error, edge.log));
  return { ...(all.length > 0 ? { errors: all } : {}), data: data ?? null };
}

async function joinedAnswer(edge: Edge, read: Read, call: Call): Promise<Awaited<ReturnType<Supergraph['ask']>>> {
  try {
    const joined = await edge.supergraph.ask({ ...read, document: read.planned }, call);
    if (!joined.data && !joined.errors) throw new Error('the services answered with neither data nor errors');
    return joined;
  } catch (fault) {
    // Whatever the planner or a service throws ends in one masked error, in the form clients know.
    return { data: null, errors: [fault] };
  }
}

const unexpected = (error: GraphQLError): GraphQLError =>
  new GraphQLError(error.message, { path: error.path ?? null, originalError: new Error(error.message) });

/** A session that this call has ended is refused from the answer on. */
async function learnOfEnds(edge: Edge, fields: readonly FieldNode[], { data }: Answer, viewer: Viewer): Promise<void> {
  const ending = fields.filter(({ name }) => endingMutations.has(name.value));
  if (ending.length === 0) return;
  const isOut = ending.some(
    ({ name, alias }) => name.value === 'signOut' && data?.[alias?.value ?? name.value] === true,
  );
  if (isOut && viewer.session) edge.sessions.end(viewer.session);
  else await edge.sessions.catchUp();
}

function countFields(metrics: Metrics, fields: readonly FieldNode[], { data, errors }: Answer): void {
  for (const { name, alias } of fields) {
    const key = alias?.value ?? name.value;
    const isFailed = errors?.some(({ path }) => path === undefined || path[0] === key) ?? false;
    const isRefused = (userErrorsOf(data?.[key])?.length ?? 0) > 0;
    metrics.countField(name.value, isFailed ? 'failed' : isRefused ? 'refused' : 'answered');
  }
}

function limited(edge: Edge, reply: FastifyReply, limit: string, seconds: number): FastifyReply {
  edge.metrics.countLimited(limit);
  return sendTooMany(reply, seconds);
}

export const sendUnauthenticated = (reply: FastifyReply): FastifyReply =>
  sendError(
    reply.header('www-authenticate', 'Bearer error="invalid_token"'),
    401,
    refusal('UNAUTHENTICATED', 'This access token is no longer good; refresh the session or sign in again.'),
  );

const newForm = 'application/graphql-response+json';

/** GraphQL over HTTP: clients of the old form read the body of a 200; those of the new one are told by the status, too. */
function send(request: FastifyRequest, reply: FastifyReply, answer: Answer, status: number): FastifyReply {
  const isNew = request.headers.accept?.includes(newForm) ?? false;
  return reply
    .code(isNew ? status : 200)
    .type(`${isNew ? newForm : 'application/json'}; charset=utf-8`)
    .send(JSON.stringify(answer));
}
