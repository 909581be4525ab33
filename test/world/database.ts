import { Client } from 'pg';
import { Logs } from '#service/start/logs';
import { type RunningService, type Service, startService } from '#service/start/service-app';
import { readSettings, type Settings } from '#service/config/settings';
import type { AskService } from '#service/questions/questions';
import type { Clock } from '#service/clock';

export const adminUrlVariable = 'TEST_POSTGRES_URL';
export const secretOfTests = 'a secret for tests only, 32 bytes or more';

/** The template is the database `interlock` itself: clones are made of it, nobody stays connected. */
export const templateOf = (adminUrl: string): string => adminUrl;

/** Settings as the environment would give them, changed where a test says so. */
export function testSettings(changes: Readonly<Record<string, string>> = {}): Settings {
  const read = readSettings({ INTERLOCK_PORT: '0', INTERLOCK_RATE_LIMITS: 'off', ...changes });
  if ('faults' in read) throw new Error(read.faults.join('; '));
  return read.settings;
}

/** A database of its own, migrated, for one test file. Dropped with the server at the end of the run. */
export async function freshDatabase(): Promise<string> {
  const adminUrl = process.env[adminUrlVariable];
  if (!adminUrl) throw new Error('Run tests through jest, whose global setup starts PostgreSQL.');
  const name = `test_${crypto.randomUUID().replaceAll('-', '')}`;
  const server = new URL(adminUrl);
  server.pathname = '/postgres';
  const client = new Client({ connectionString: server.toString() });
  await client.connect();
  try {
    // NOTE: two clones at once of one template are refused; they take turns.
    await client.query('select pg_advisory_lock(4711)');
    await client.query(`create database ${name} template interlock`);
  } finally {
    await client.end();
  }
  server.pathname = `/${name}`;
  return server.toString();
}

export type ServiceOptions = {
  readonly databaseUrl?: string;
  readonly settings?: Readonly<Record<string, string>>;
  readonly askService?: AskService;
  readonly clock?: Clock;
  /** For tests that break things on purpose: nothing of it is logged. */
  readonly quiet?: boolean;
};

/** One service on a database of its own (or the one given), in this process. Close it at the end. */
export async function testService(
  service: Service,
  options: ServiceOptions = {},
): Promise<RunningService & { readonly databaseUrl: string }> {
  const databaseUrl = options.databaseUrl ?? (await freshDatabase());
  const running = await startService(service, {
    settings: testSettings(options.settings),
    secret: secretOfTests,
    databaseUrl,
    logs: new Logs(false, options.quiet ? 'silent' : 'error'),
    askService: options.askService ?? (() => Promise.reject(new Error('this test asks nobody'))),
    ...(options.clock ? { clock: options.clock } : {}),
  });
  return Object.assign(running, { databaseUrl });
}
