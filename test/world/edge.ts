import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { type DocumentNode, execute, Kind, parse, visit } from 'graphql';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { instant } from '#kernel/instant';
import { Clock } from '#service/clock';
import { maskError } from '#service/graphql/mask-error';
import type { RequestContext } from '#service/graphql/request-context';
import { projectRoot } from '#service/project-root';
import { type ServiceName, serviceNames } from '#service/services';
import { Logs } from '#service/start/logs';
import { type GatewayStart, type RunningGateway, startGateway } from '../../apps/gateway/src/gateway';
import type { LocalService } from '../../apps/gateway/src/graph/subgraphs';
import type { SessionFacts } from '../../apps/gateway/src/sessions/session-facts.store';
import { secretOfTests, testSettings } from './database';

/** Resolvers of a made-up service: by type, then field. */
export type Resolvers = Readonly<
  Record<string, Readonly<Record<string, (source: never, args: never, context: RequestContext) => unknown>>>
>;

/** The gateway over made-up services: the real schema, answers of the test's own, no database. */
export type Edge = RunningGateway & {
  readonly facts: FakeFacts;
  /** Posts a query as a program would; answers the body and what came with it. */
  ask(query: string, options?: AskOptions): Promise<Asked>;
};
type AskOptions = {
  readonly variables?: object;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
};
type Asked = { readonly status: number; readonly headers: Headers; readonly body: Body };
type Body = {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly unknown[];
    readonly extensions: Readonly<Record<string, unknown>>;
  }[];
};

export type EdgeOptions = {
  readonly services?: Readonly<Partial<Record<ServiceName, Resolvers>>>;
  readonly settings?: Readonly<Record<string, string>>;
  readonly start?: Partial<GatewayStart>;
};

export async function startEdge(options: EdgeOptions = {}): Promise<Edge> {
  const facts = await fakeFacts();
  const gateway = await startGateway({
    settings: testSettings(options.settings),
    secret: secretOfTests,
    logs: new Logs(true, 'silent'),
    clock: new Clock(),
    services: new Map(serviceNames.map((name) => [name, fakeService(name, options.services?.[name] ?? {})])),
    databaseUrl: 'postgres://nobody@127.0.0.1/none',
    sessionFacts: facts,
    webRoot: null,
    ...options.start,
  });
  return {
    ...gateway,
    facts,
    async ask(query, { variables = {}, headers = {}, body } = {}) {
      const response = await fetch(`${gateway.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: (body as string | undefined) ?? JSON.stringify({ query, variables }),
      });
      return { status: response.status, headers: response.headers, body: (await response.json()) as Body };
    },
  };
}

/** A subgraph with the service's real schema; a field nobody resolves is read off its object. */
export function fakeService(name: ServiceName, resolvers: Resolvers): LocalService {
  const schema = buildSubgraphSchema([{ typeDefs: sdlOf(name), resolvers: resolvers as never }]);
  const log = new Logs(true, 'silent').of(name);
  return {
    async execute(document, variableValues, contextValue) {
      const result = await execute({ schema, document, variableValues, contextValue });
      return result.errors ? { ...result, errors: result.errors.map((error) => maskError(error, log)) } : result;
    },
    check: () => Promise.resolve(),
    figures: [],
  };
}

// What several files say of one type becomes extensions of the first that says it.
function sdlOf(name: ServiceName): DocumentNode {
  const folder = join(projectRoot, 'apps', name, 'src');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.graphql'));
  const texts = [
    join(projectRoot, 'libs/service/src/graphql/base.graphql'),
    ...files.map((file) => join(folder, file)),
  ];
  const seen = new Set<string>();
  return visit(parse(texts.map((path) => readFileSync(path, 'utf8')).join('\n')), {
    ObjectTypeDefinition(node) {
      if (!seen.has(node.name.value)) return void seen.add(node.name.value);
      return { ...node, kind: Kind.OBJECT_TYPE_EXTENSION };
    },
  });
}

export type FakeFacts = SessionFacts & {
  /** An access token as accounts would make it. */
  token(claims?: Readonly<Record<string, unknown>>, header?: Readonly<Record<string, unknown>>): Promise<string>;
  /** Publishes the end of a session. */
  publishEnd(session: string): void;
};

export const someone = {
  account: 'account_01890000-0000-7000-8000-000000000001',
  organisation: 'organisation_01890000-0000-7000-8000-000000000002',
  session: 'session_01890000-0000-7000-8000-000000000003',
} as const;

/** Keys and ends of sessions kept in memory. */
export async function fakeFacts(clock: Clock = new Clock()): Promise<FakeFacts> {
  const { privateKey, publicKey } = await generateKeyPair('EdDSA', { extractable: true });
  const publicJwk = await exportJWK(publicKey);
  const ended: { session: string; tokensUntil: Date }[] = [];
  const now = (): number => Math.floor(clock.now() / 1000);
  return {
    signingKeys: () => Promise.resolve([{ kid: 'key-1', publicJwk }]),
    endedSince: () => Promise.resolve({ horizon: '1', ended: [...ended] }),
    ping: () => Promise.resolve(),
    close: () => Promise.resolve(),
    publishEnd: (session) =>
      void ended.push({
        session: session.slice(session.indexOf('_') + 1),
        tokensUntil: new Date(clock.now() + 600_000),
      }),
    token: (claims = {}, header = {}) =>
      new SignJWT({
        ...{ iss: 'interlock', aud: 'interlock', iat: now(), exp: now() + 600, sub: someone.account },
        ...{ sid: someone.session, org: someone.organisation, knd: 'FACILITY', rol: 'OWNER' },
        ...claims,
      })
        .setProtectedHeader({ alg: 'EdDSA', kid: 'key-1', ...header })
        .sign(privateKey),
  };
}

/** A clock that stands where the test puts it. */
export class StandingClock extends Clock {
  constructor(private at: number) {
    super();
  }

  override now() {
    return instant(this.at);
  }

  goOn(ms: number): void {
    this.at += ms;
  }
}
