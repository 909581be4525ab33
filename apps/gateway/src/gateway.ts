import { existsSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Clock } from '#service/clock';
import type { Settings } from '#service/config/settings';
import { projectRoot } from '#service/project-root';
import { type ServiceName, serviceNames } from '#service/services';
import type { Logs } from '#service/start/logs';
import { apiOf } from './graph/api';
import { type KnownOperations, knownOperations, readKnownOperations } from './graph/known-operations';
import { Queries } from './graph/queries';
import { localSubgraph, remoteSubgraph, type Subgraph, type LocalService } from './graph/subgraphs';
import { openSupergraph } from './graph/supergraph';
import { makeServer, type Patience, usualPatience } from './http/server';
import { noRateLimits, rateLimits } from './limits/rate-limits';
import { makeMetrics } from './metrics/metrics';
import { nodeSubgraph } from './node/node.subgraph';
import { authenticateBy } from './sessions/authenticate';
import { openSessionFacts, type SessionFacts } from './sessions/session-facts.store';
import { Sessions } from './sessions/sessions';

export type GatewayStart = {
  readonly settings: Settings;
  /** The shared secret: signs the viewer for services in other processes. */
  readonly secret: string;
  readonly logs: Logs;
  readonly clock: Clock;
  /** Services of the same process. The others are reached at `settings.serviceUrls`. */
  readonly services: ReadonlyMap<ServiceName, LocalService>;
  /** The database that holds the facts of accounts; any user's address will do, the gateway signs in as its own role. */
  readonly databaseUrl: string;
  /** Tells of keys and ended sessions instead of the database. */
  readonly sessionFacts?: SessionFacts;
  /** Folder of the built pages, with what `known-operations.mjs` wrote beside it. Null, or nothing in it, serves no pages. */
  readonly webRoot: string | null;
  /** How slow a client may be; tests have less of it. */
  readonly patience?: Patience;
};

export type RunningGateway = {
  readonly port: number;
  readonly url: string;
  /** Takes no new calls, finishes those that run, then lets go of everything. */
  close(): Promise<void>;
};

/** Starts the edge over services that already run, and listens. */
export async function startGateway(options: GatewayStart): Promise<RunningGateway> {
  const { settings, clock } = options;
  const log = options.logs.of('gateway');
  const webRoot = builtPages(options.webRoot);
  if (options.webRoot !== null && webRoot === null) log.warn(`no pages: ${options.webRoot} holds none; build them`);
  const services = subgraphsOf(options);
  const facilities = services.get('facilities');
  const capabilities = services.get('capabilities');
  if (!facilities || !capabilities) throw new Error('there is no service of facilities or of capabilities');
  const graphs = new Map<string, Subgraph>([...services, ['gateway', nodeSubgraph(services)]]);
  const api = apiOf(readFileSync(join(projectRoot, 'schema/api.graphql'), 'utf8'));
  const supergraph = await openSupergraph(readFileSync(join(projectRoot, 'schema/supergraph.graphql'), 'utf8'), graphs);
  const facts = options.sessionFacts ?? openSessionFacts(options.databaseUrl, options.secret);
  const sessions = new Sessions(facts, clock, log);
  await sessions.start();
  const server = await makeServer(
    {
      api,
      supergraph,
      sessions,
      log,
      queries: new Queries(api, settings.production),
      authenticate: authenticateBy(sessions),
      limits: settings.rateLimits ? rateLimits() : noRateLimits,
      metrics: makeMetrics([...options.services.values()].flatMap(({ figures }) => figures)),
      knownOperations: settings.production ? operationsOf(webRoot) : null,
      isProduction: settings.production,
    },
    {
      webRoot,
      patience: options.patience ?? usualPatience,
      trustedProxies: settings.trustedProxies,
      facilities,
      capabilities,
      checks: new Map([
        ['sessions', () => sessions.ping()],
        ...[...services].map(([name, service]) => [name, () => service.check()] as const),
      ]),
    },
  );
  const close = async (): Promise<void> => {
    await server.close();
    await supergraph.close();
    await sessions.close();
  };
  try {
    await server.listen({ host: settings.host, port: settings.port });
  } catch (fault) {
    // The port is taken, most likely; whoever started says so. Nothing stays behind.
    await close();
    throw fault;
  }
  const { port } = server.server.address() as AddressInfo;
  const host = settings.host.includes(':') ? `[${settings.host}]` : settings.host;
  return { port, url: `http://${host}:${port}`, close };
}

const builtPages = (folder: string | null): string | null =>
  folder !== null && existsSync(join(folder, 'index.html')) ? folder : null;

/** Without pages, browsers have nothing to send in production. */
const operationsOf = (webRoot: string | null): KnownOperations =>
  webRoot === null ? knownOperations([]) : readKnownOperations(join(webRoot, '../known-operations.json'));

function subgraphsOf(options: GatewayStart): ReadonlyMap<ServiceName, Subgraph> {
  return new Map(
    serviceNames.map((name) => {
      const local = options.services.get(name);
      if (local) return [name, localSubgraph(local)] as const;
      const url = options.settings.serviceUrls[name];
      if (!url) throw new Error(`${name} runs neither here nor at a known address`);
      return [name, remoteSubgraph(name, url, options.secret, options.clock)] as const;
    }),
  );
}
