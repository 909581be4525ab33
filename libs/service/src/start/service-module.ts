import { type DynamicModule, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { DataSource, type EntityTarget, type ObjectLiteral } from 'typeorm';
import { Audit } from '../audit/audit';
import { Clock } from '../clock';
import type { Settings } from '../config/settings';
import { openDatabase } from '../database/database';
import { roleUrl } from '../database/roles';
import { KeyExpiry } from '../database/key-expiry';
import { Transactions } from '../database/transactions';
import { FactReaders } from '../facts/fact-readers';
import { Outbox } from '../facts/outbox';
import { graphqlModule } from '../graphql/graphql-module';
import { Mail } from '../mail/mail';
import type { ServiceName } from '../services';
import { type AskService, Questions } from '../questions/questions';
import { CallerGuard } from '../viewer/may-call';
import { Figures } from './figures';
import { Logs } from './logs';
import { Readiness } from './readiness';
import { Ticker } from './ticker';
import { askServiceToken, databaseUrlToken, secretToken, serviceNameToken, settingsToken } from './tokens';

/** What a service is started with. */
export type Start = {
  readonly settings: Settings;
  /** The shared secret: signs viewers, derives database passwords. */
  readonly secret: string;
  /** A PostgreSQL that `prepareDatabase` has made ready. */
  readonly databaseUrl: string;
  readonly clock?: Clock;
  /** Carries the declared questions to the service that answers them. */
  readonly askService: AskService;
  readonly logs: Logs;
};

const poolSizes: Readonly<Record<ServiceName, number>> = {
  accounts: 6,
  facilities: 14,
  capabilities: 8,
  partnerships: 10,
  alliances: 4,
};

/** The framework a service stands on: database, transactions, facts, audit, GraphQL and clock, for all its modules. */
@Module({})
export class ServiceModule {
  static of(service: ServiceName, rows: readonly EntityTarget<ObjectLiteral>[], start: Start): DynamicModule {
    const shared = [Transactions, Outbox, Audit, FactReaders, Ticker, Questions, KeyExpiry, Mail, Readiness, Figures];
    const databaseUrl = roleUrl(start.databaseUrl, service, start.secret);
    return {
      module: ServiceModule,
      global: true,
      imports: [graphqlModule(service)],
      providers: [
        { provide: serviceNameToken, useValue: service },
        { provide: settingsToken, useValue: start.settings },
        { provide: secretToken, useValue: start.secret },
        { provide: askServiceToken, useValue: start.askService },
        { provide: databaseUrlToken, useValue: databaseUrl },
        { provide: Logs, useValue: start.logs },
        { provide: Clock, useValue: start.clock ?? new Clock() },
        {
          provide: DataSource,
          useFactory: () => openDatabase(databaseUrl, service, rows, poolSizes[service]),
        },
        { provide: APP_GUARD, useClass: CallerGuard },
        ...shared,
      ],
      exports: [
        serviceNameToken,
        settingsToken,
        secretToken,
        askServiceToken,
        databaseUrlToken,
        Logs,
        Clock,
        DataSource,
        ...shared,
      ],
    };
  }
}
