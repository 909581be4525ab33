import { type DocumentNode, type ExecutionResult, GraphQLError, print } from 'graphql';
import { z } from 'zod';
import type { Clock } from '#service/clock';
import { serviceHeader } from '#service/questions/ask-service';
import type { ServiceName } from '#service/services';
import type { RunningService } from '#service/start/service-app';
import { signViewer, viewerHeader } from '#service/viewer/signature';
import { type Call, contextOf } from './call';

type Variables = Readonly<Record<string, unknown>>;

/** One service as the gateway sees it, wherever it runs. */
export type Subgraph = {
  execute(document: DocumentNode, variables: Variables, call: Call): Promise<ExecutionResult>;
  /** Throws while the service cannot serve. */
  check(): Promise<unknown>;
};

/** A service of the same process. */
export type LocalService = Pick<RunningService, 'execute' | 'check' | 'figures'>;

export const localSubgraph = (service: LocalService): Subgraph => ({
  execute: (document, variables, call) => service.execute(document, variables, contextOf(call)),
  check: () => service.check(),
});

/** A little more than the longest statement of a service may take. */
const answerWithinMs = 16_000;
const readyWithinMs = 2000;

const answerShape = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z
    .array(
      z.object({
        message: z.string(),
        path: z.array(z.union([z.string(), z.number()])).optional(),
        extensions: z.record(z.string(), z.unknown()).optional(),
      }),
    )
    .optional(),
});

const texts = new WeakMap<DocumentNode, string>();

/** Plans are kept, so the same documents come again and again. */
function textOf(document: DocumentNode): string {
  const known = texts.get(document) ?? print(document);
  texts.set(document, known);
  return known;
}

/** A service in another process. It takes the viewer's word from the signature only. */
export function remoteSubgraph(name: ServiceName, base: string, secret: string, clock: Clock): Subgraph {
  const root = base.endsWith('/') ? base : `${base}/`;
  const address = new URL('graphql', root);
  const readiness = new URL('health/ready', root);
  return {
    async execute(document, variables, call) {
      const response = await reached(address, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          [serviceHeader]: name,
          [viewerHeader]: signViewer(call.viewer, secret, clock.now()),
          ...(call.refresh ? { 'x-interlock-refresh': call.refresh } : {}),
          'x-interlock-secure': call.isSecure ? '1' : '0',
        },
        body: JSON.stringify({ query: textOf(document), variables }),
        redirect: 'error',
        signal: AbortSignal.timeout(answerWithinMs),
      });
      call.setCookies.push(...response.headers.getSetCookie());
      const { data, errors } = answerShape.parse(await response.json());
      return {
        ...(data === undefined ? {} : { data }),
        ...(errors ? { errors: errors.map(asError) } : {}),
      };
    },
    async check() {
      const response = await reached(readiness, { redirect: 'error', signal: AbortSignal.timeout(readyWithinMs) });
      if (!response.ok) throw new Error(`${readiness.href} answers ${response.status}`);
    },
  };
}

/** Network faults say little by themselves; this one says in the log who was not there. */
async function reached(address: URL, init: RequestInit): Promise<Response> {
  try {
    return await fetch(address, init);
  } catch (fault) {
    throw new Error(`${address.href} does not answer`, { cause: fault });
  }
}

type WireError = NonNullable<z.infer<typeof answerShape>['errors']>[number];

const asError = ({ message, path, extensions }: WireError): GraphQLError =>
  new GraphQLError(message, { path: path ?? null, extensions: extensions ?? null });
