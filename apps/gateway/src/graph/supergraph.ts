import { createGatewayRuntime } from '@graphql-hive/gateway-runtime';
import { unifiedGraphHandler } from '@graphql-hive/router-runtime';
import type { DocumentNode, ExecutionArgs, ExecutionResult, GraphQLSchema } from 'graphql';
import { z } from 'zod';
import type { Call } from './call';
import type { Subgraph } from './subgraphs';

export type Question = {
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
};

/** Plans a question over all services and joins what they answer. */
export type Supergraph = {
  ask(question: Question, call: Call): Promise<Loose>;
  close(): Promise<void>;
};

/** Errors of the joined answer: real ones, or what came over the wire. */
export type Loose = Pick<ExecutionResult, 'data'> & { readonly errors?: readonly unknown[] };

/** What Hive asks of one service. */
type Fetch = {
  readonly document: DocumentNode;
  readonly variables?: Question['variables'];
  readonly context: { readonly call: Call };
};

/** The part of Hive's runtime that a question goes through. */
type Enveloped = {
  readonly schema: GraphQLSchema;
  readonly contextFactory: () => unknown;
  readonly execute: (args: ExecutionArgs) => unknown;
};

const looseShape = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z.array(z.unknown()).optional(),
});

/**
 * Hive's runtime with its Rust planner. Only its planning and joining are used: requests are read, checked and answered by
 * the gateway, so that nothing from outside (headers, accepted forms, error texts) comes near it.
 */
export async function openSupergraph(sdl: string, subgraphs: ReadonlyMap<string, Subgraph>): Promise<Supergraph> {
  const runtime = withoutSignalListeners(() =>
    createGatewayRuntime<{ call: Call }>({
      supergraph: sdl,
      unifiedGraphHandler,
      logging: false,
      maskedErrors: false,
      subgraphErrors: false,
      requestId: false,
      graphiql: false,
      landingPage: false,
      cors: false,
      transports: {
        http: {
          getSubgraphExecutor: ({ subgraphName }) => {
            const subgraph = subgraphs.get(subgraphName);
            if (!subgraph) throw new Error(`the supergraph names ${subgraphName}, which nobody serves`);
            const execute = ({ document, variables, context }: Fetch) =>
              subgraph.execute(document, variables ?? {}, context.call);
            // Hive's executors are typed for any answer to any question; ours answer this one.
            return execute as never;
          },
        },
      },
    }),
  );
  await runtime.getSchema();
  return {
    async ask({ document, operationName, variables }, call) {
      const { execute, schema, contextFactory } = runtime.getEnveloped({ call }) as Enveloped;
      const answer = await execute({
        schema,
        document,
        ...(operationName === undefined ? {} : { operationName }),
        variableValues: variables,
        contextValue: await contextFactory(),
      });
      const { data, errors } = looseShape.parse(answer);
      return { ...(data === undefined ? {} : { data }), ...(errors ? { errors } : {}) };
    },
    close: async () => {
      await runtime[Symbol.asyncDispose]();
    },
  };
}

/**
 * Hive ends its own parts on SIGINT and SIGTERM, while calls still run through them, and offers no setting against it. Who
 * started the gateway closes it in order.
 */
function withoutSignalListeners<T>(start: () => T): T {
  const events = ['SIGINT', 'SIGTERM', 'exit'] as readonly NodeJS.Signals[];
  const before = events.map((event) => new Set(process.listeners(event)));
  const started = start();
  events.forEach((event, at) => {
    for (const listener of process.listeners(event)) if (!before[at]?.has(listener)) process.off(event, listener);
  });
  return started;
}
