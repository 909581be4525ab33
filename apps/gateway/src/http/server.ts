import type { Socket } from 'node:net';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import fastify, { type FastifyInstance } from 'fastify';
import type { Subgraph } from '../graph/subgraphs';
import { addressKey } from '../limits/rate-limits';
import { answerFault, onlyMethods, sendRefusal, sendTooMany } from './answers';
import { longestBody, takeBodies } from './body';
import { calendarAddress, serveCalendars } from './calendars';
import { watchConnections } from './connections';
import { answerGraphql, type Edge } from './graphql';
import { type Checks, serveHealth } from './health';
import { isNavigation, sendFirstPage, servePages } from './pages';
import { serveStops, stopAddress } from './stops';
import { serveUploads, uploadAddress } from './uploads';

/** Within these a request must have come whole, from its headers on; who sends byte by byte is cut. Files may take longer. */
export type Patience = {
  readonly headersMs: number;
  readonly requestMs: number;
  readonly uploadMs: number;
  readonly checkEveryMs: number;
};
export const usualPatience: Patience = { headersMs: 6000, requestMs: 8000, uploadMs: 300_000, checkEveryMs: 500 };

const contentPolicy = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'"],
    // The component library writes its style rules into the page as it runs.
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:'],
    fontSrc: ["'self'", 'data:'],
    connectSrc: ["'self'"],
    objectSrc: ["'none'"],
    baseUri: ["'self'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
};

/** Addresses that are promised and come with a later issue. They answer, so that nobody takes a page for them. */
const laterAddresses = ['/live'];
const everyMethod = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

export type Shell = {
  readonly webRoot: string | null;
  readonly checks: Checks;
  readonly patience: Patience;
  readonly trustedProxies: string;
  /** Knows what calendar programs read. */
  readonly facilities: Pick<Subgraph, 'execute'>;
  /** Knows what letters can be stopped. */
  readonly capabilities: Pick<Subgraph, 'execute'>;
};

/** The one HTTP server: /graphql, calendars, health, metrics and the pages. It does not listen yet. */
export async function makeServer(edge: Edge, shell: Shell): Promise<FastifyInstance> {
  const server = fastify({
    bodyLimit: longestBody,
    // Only these are believed when they say who called, and by which scheme.
    trustProxy: shell.trustedProxies,
    requestTimeout: Math.max(shell.patience.requestMs, shell.patience.uploadMs),
    http: { headersTimeout: shell.patience.headersMs, connectionsCheckingInterval: shell.patience.checkEveryMs },
    exposeHeadRoutes: false,
    clientErrorHandler: answerBrokenRequest,
    frameworkErrors: (fault, _, reply) => void answerFault(fault, reply, edge.log),
  });
  const connections = watchConnections(server.server);
  server.addHook('preClose', async () => connections.windDown());
  await server.register(cookie);
  await server.register(helmet, { contentSecurityPolicy: contentPolicy });
  takeBodies(server);
  watch(server, edge);
  cutSlowBodies(server, shell.patience.requestMs);
  server.setErrorHandler((fault, _, reply) => answerFault(fault, reply, edge.log));

  server.get('/graphql', (request, reply) => answerGraphql(edge, request, reply));
  server.post('/graphql', (request, reply) => answerGraphql(edge, request, reply));
  refuseOthers(server, '/graphql', 'GET', 'POST');
  serveHealth(server, shell.checks, edge.metrics);
  for (const path of ['/health/live', '/health/ready', '/metrics']) refuseOthers(server, path, 'GET');
  serveCalendars(server, edge, shell.facilities);
  refuseOthers(server, calendarAddress, 'GET', 'HEAD');
  await serveStops(server, edge, shell.capabilities);
  refuseOthers(server, stopAddress, 'GET', 'HEAD', 'POST');
  await serveUploads(server, edge, shell.facilities);
  refuseOthers(server, uploadAddress, 'POST');
  for (const path of laterAddresses)
    server.all(path, (_, reply) => sendRefusal(reply, 404, 'BAD_USER_INPUT', 'This is not offered yet.'));

  if (shell.webRoot !== null) await servePages(server, shell.webRoot);
  server.setNotFoundHandler((request, reply) =>
    shell.webRoot !== null && isNavigation(request)
      ? sendFirstPage(reply)
      : sendRefusal(reply, 404, 'BAD_USER_INPUT', 'There is nothing at this address.'),
  );
  return server;
}

/** Counts every request, and keeps answers of the API out of caches. */
function watch(server: FastifyInstance, edge: Edge): void {
  server.decorateRequest('endOf', null);
  server.addHook('onRequest', async (request, reply) => {
    request.endOf = edge.metrics.beginRequest();
    const wait = await edge.limits.count('address', addressKey(request.ip));
    if (wait === null) return undefined;
    edge.metrics.countLimited('address');
    return sendTooMany(reply, wait);
  });
  server.addHook('onSend', async (_, reply) => {
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  });
  server.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    const method = everyMethod.includes(request.method) ? request.method : 'other';
    request.endOf?.({ method, route, status: reply.statusCode });
  });
}

/** The patience of the server is that of files; a body of any other request has less. */
function cutSlowBodies(server: FastifyInstance, withinMs: number): void {
  server.addHook('onRequest', async ({ raw, routeOptions }) => {
    if (raw.complete || routeOptions.url === uploadAddress) return;
    const timer = setTimeout(() => {
      if (!raw.complete) answerBrokenRequest(Object.assign(new Error(), { code: timedOut }), raw.socket);
    }, withinMs);
    raw.once('end', () => clearTimeout(timer)).once('close', () => clearTimeout(timer));
  });
}

declare module 'fastify' {
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- only an interface can be added to.
  interface FastifyRequest {
    endOf: ReturnType<Edge['metrics']['beginRequest']> | null;
  }
}

function refuseOthers(server: FastifyInstance, url: string, ...allowed: readonly string[]): void {
  const method = everyMethod.filter((name) => !allowed.includes(name));
  server.route({ method, url, handler: onlyMethods(...allowed) });
}

const timedOut = 'ERR_HTTP_REQUEST_TIMEOUT';
const brokenStatuses: Readonly<Record<string, string>> = {
  [timedOut]: '408 Request Timeout',
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
};

/** A request that never became one: too slow, or no HTTP. There is no reply yet, only the socket. */
function answerBrokenRequest(fault: Error & { readonly code?: string }, socket: Socket): void {
  if (fault.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const status = brokenStatuses[fault.code ?? ''] ?? '400 Bad Request';
  const body = JSON.stringify({
    errors: [{ message: 'The request cannot be read.', extensions: { code: 'BAD_USER_INPUT' } }],
  });
  const head = ['content-type: application/json; charset=utf-8', 'cache-control: no-store', 'connection: close'];
  socket.end(
    `HTTP/1.1 ${status}\r\n${head.join('\r\n')}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    () => socket.destroy(),
  );
}
