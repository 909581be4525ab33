import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type DocumentNode, execute, type ExecutionResult } from 'graphql';
import { DataSource, type EntityTarget, type ObjectLiteral } from 'typeorm';
import type { RequestContext } from '../graphql/request-context';
import { maskError } from '../graphql/mask-error';
import type { ServiceName } from '../services';
import { ServiceModule, type Start } from './service-module';

/** What a service exports: its name, its one Nest module, and its rows. */
export type Service = {
  readonly name: ServiceName;
  readonly module: Type;
  readonly rows: readonly EntityTarget<ObjectLiteral>[];
};

/** A started service, reached in the same process or, once it listens, over the network. */
export type RunningService = {
  readonly name: ServiceName;
  readonly app: NestFastifyApplication;
  execute(document: DocumentNode, variables: Readonly<Record<string, unknown>>, context: RequestContext): Promise<ExecutionResult>;
  close(): Promise<void>;
};

@Module({})
class Root {}

const rootOf = (service: Service, start: Start): DynamicModule => ({
  module: Root,
  imports: [ServiceModule.of(service.name, service.rows, start), service.module],
});

/** Boots a service as a Nest application of its own; it does not listen yet. */
export async function startService(service: Service, start: Start): Promise<RunningService> {
  const app = await NestFactory.create<NestFastifyApplication>(rootOf(service, start), new FastifyAdapter({ bodyLimit: 4 * 1024 * 1024 }), {
    logger: start.logs.forNest,
    abortOnError: false,
  });
  await app.init();
  const { schema } = app.get(GraphQLSchemaHost);
  const log = start.logs.of(service.name);
  return {
    name: service.name,
    app,
    async execute(document, variableValues, contextValue) {
      const result = await execute({ schema, document, variableValues, contextValue });
      return result.errors ? { ...result, errors: result.errors.map((error) => maskError(error, log)) } : result;
    },
    async close() {
      const source = app.get(DataSource);
      await app.close();
      if (source.isInitialized) await source.destroy();
    },
  };
}
