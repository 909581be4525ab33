import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type DocumentNode, execute, type ExecutionResult } from 'graphql';
import { DataSource, type EntityTarget, type ObjectLiteral } from 'typeorm';
import { Clock } from '../clock';
import { maskError } from '../graphql/mask-error';
import type { RequestContext } from '../graphql/request-context';
import { Questions } from '../questions/questions';
import type { ServiceName } from '../services';
import { openToSignedCallers } from './signed-callers';
import { type Figure, Figures } from './figures';
import { Readiness } from './readiness';
import { ServiceModule, type Start } from './service-module';

/** What a service exports: its name, its one Nest module, and its rows. */
export type Service = {
  readonly name: ServiceName;
  readonly module: Type;
  readonly rows: readonly EntityTarget<ObjectLiteral>[];
};

/** A started service, reached in the same process or, through its request listener, over the network. */
export type RunningService = {
  readonly name: ServiceName;
  readonly app: NestFastifyApplication;
  readonly questions: Questions;
  readonly figures: readonly Figure[];
  execute(
    document: DocumentNode,
    variables: Readonly<Record<string, unknown>>,
    context: RequestContext,
  ): Promise<ExecutionResult>;
  /** Settles once all that it needs is there; what takes long begins now. */
  ready(): Promise<void>;
  /** Throws when its database does not answer, and while something it needs is not there yet. */
  check(): Promise<void>;
  close(): Promise<void>;
};

@Module({})
class Root {}

const rootOf = (service: Service, start: Start): DynamicModule => ({
  module: Root,
  imports: [ServiceModule.of(service.name, service.rows, start), service.module],
});

const largestBody = 4 * 1024 * 1024;

/** Boots a service as a Nest application of its own. It does not listen: whoever serves the process hands it requests. */
export async function startService(service: Service, start: Start): Promise<RunningService> {
  const adapter = new FastifyAdapter({ bodyLimit: largestBody });
  const app = await NestFactory.create<NestFastifyApplication>(rootOf(service, start), adapter, {
    logger: start.logs.forNest,
    abortOnError: false,
  });
  const questions = app.get(Questions);
  openToSignedCallers(app.getHttpAdapter().getInstance(), start.secret, app.get(Clock), questions);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  const { schema } = app.get(GraphQLSchemaHost);
  const log = start.logs.of(service.name);
  const source = app.get(DataSource);
  const readiness = app.get(Readiness);
  return {
    name: service.name,
    app,
    questions,
    figures: app.get(Figures).list,
    async execute(document, variableValues, contextValue) {
      const result = await execute({ schema, document, variableValues, contextValue });
      return result.errors ? { ...result, errors: result.errors.map((error) => maskError(error, log)) } : result;
    },
    ready: () => readiness.whole(),
    async check() {
      await source.query('select 1');
      readiness.demand();
    },
    async close() {
      await app.close();
      if (source.isInitialized) await source.destroy();
    },
  };
}
