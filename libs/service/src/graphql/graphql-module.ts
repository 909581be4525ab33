import { join } from 'node:path';
import { ApolloFederationDriver, type ApolloFederationDriverConfig } from '@nestjs/apollo';
import type { DynamicModule } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import { unwrapResolverError } from '@apollo/server/errors';
import type { FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { projectRoot } from '../project-root';
import type { ServiceName } from '../services';
import { Logs } from '../start/logs';
import { visitor, type Viewer } from '../viewer/viewer';
import { maskError } from './mask-error';
import type { RequestContext } from './request-context';
import { scalars } from './scalars';

/** What the caller check leaves on a request that came over the network. */
export type SignedRequest = FastifyRequest & { viewer?: Viewer; setCookies?: string[] };

/** A subgraph from the service's SDL files and the base every service shares. */
export function graphqlModule(service: ServiceName): DynamicModule {
  return GraphQLModule.forRootAsync<ApolloFederationDriverConfig>({
    driver: ApolloFederationDriver,
    inject: [Logs],
    useFactory: (logs: Logs) => ({
      typePaths: [
        join(projectRoot, 'libs/service/src/graphql/base.graphql'),
        join(projectRoot, 'apps', service, 'src/**/*.graphql'),
      ],
      resolvers: scalars,
      path: '/graphql',
      graphiql: false,
      logger: quietLogger(logs),
      introspection: false,
      csrfPrevention: false,
      autoTransformHttpErrors: false,
      preserveHttpStatusForExecutionErrors: false,
      includeStacktraceInErrorResponses: false,
      context: (request: SignedRequest): RequestContext => contextOf(request),
      formatError: (formatted, raw) => {
        const error =
          unwrapResolverError(raw) === raw && raw instanceof GraphQLError ? raw : asGraphqlError(raw, formatted);
        return maskError(error, logs.of('graphql')).toJSON();
      },
    }),
  });
}

/** Apollo tells of its own workings at length; only what is wrong is of use. */
function quietLogger(logs: Logs) {
  const log = logs.of('graphql');
  const quiet = (): void => undefined;
  return {
    debug: quiet,
    info: quiet,
    warn: (text: unknown) => log.warn(String(text)),
    error: (text: unknown) => log.error(String(text)),
  };
}

function asGraphqlError(
  raw: unknown,
  formatted: { message: string; path?: readonly (string | number)[] },
): GraphQLError {
  const cause = unwrapResolverError(raw);
  if (cause instanceof GraphQLError) return cause;
  return new GraphQLError(formatted.message, {
    path: formatted.path,
    originalError: cause instanceof Error ? cause : new Error(String(cause)),
  });
}

function contextOf(request: SignedRequest): RequestContext {
  return {
    viewer: request.viewer ?? visitor,
    cookies: { refresh: headerOf(request, 'x-interlock-refresh') },
    secureOrigin: headerOf(request, 'x-interlock-secure') === '1',
    setCookies: (request.setCookies ??= []),
    loaders: new Map(),
  };
}

const headerOf = (request: FastifyRequest, name: string): string => {
  const value = request.headers[name];
  return typeof value === 'string' ? value : '';
};
