import { join } from 'node:path';
import { Client } from 'pg';
import type { Logger } from 'pino';
import type { Settings } from '#service/config/settings';
import { prepareDatabase } from '#service/database/prepare';
import { CannotStart } from '#service/start/stop-reason';
import { startCluster } from './cluster';

/** A database that is ready for all services, and what to do when we are done with it. */
export type OpenedDatabase = {
  readonly url: string;
  /** Nobody can sign in yet: a demo world that was cut off is loaded to its end. */
  readonly isEmpty: boolean;
  /** Starts the embedded database again whenever it ends by itself; an outside one is somebody else's to keep. */
  keepRunning(log: Logger): void;
  close(): Promise<void>;
};

const oldestVersion = 180_000;

/** The database the settings name, or the embedded one; migrated. */
export async function openDatabaseOf(settings: Settings, secret: string): Promise<OpenedDatabase> {
  if (settings.databaseUrl) {
    await demandUsable(settings.databaseUrl);
    await prepareDatabase(settings.databaseUrl, secret);
    return { ...(await opened(settings.databaseUrl)), keepRunning: () => undefined, close: () => Promise.resolve() };
  }
  const cluster = await startCluster(join(settings.dataFolder, 'postgres'), secret);
  try {
    await prepareDatabase(cluster.url, secret);
    return {
      ...(await opened(cluster.url)),
      keepRunning: (log) => cluster.keepRunning(log),
      close: () => cluster.stop(),
    };
  } catch (fault) {
    await cluster.stop();
    throw fault;
  }
}

async function opened(url: string): Promise<{ readonly url: string; readonly isEmpty: boolean }> {
  const isEmpty = await ask(url, async (client) => {
    // A market may have been imported before anybody had an account.
    const { rowCount } = await client.query(
      '(select from accounts.accounts limit 1) union all (select from accounts.organisations limit 1)',
    );
    return rowCount === 0;
  });
  return { url, isEmpty };
}

/** Says which right or version is missing, before anything is begun. */
export async function demandUsable(url: string): Promise<void> {
  const lacks = await ask(url, async (client) => {
    const { rows } = await client.query<{ version: number; creates: boolean; roles: boolean; extension: boolean }>(`
      select current_setting('server_version_num')::int as version,
        has_database_privilege(current_database(), 'CREATE') as creates,
        (select rolsuper or rolcreaterole from pg_roles where rolname = current_user) as roles,
        exists (select from pg_available_extensions where name = 'btree_gist') as extension`);
    const [found] = rows;
    return [
      ...((found?.version ?? 0) >= oldestVersion ? [] : ['PostgreSQL 18 or later']),
      ...(found?.creates ? [] : ['the right to create schemas and extensions in it (GRANT CREATE ON DATABASE)']),
      ...(found?.roles ? [] : ['the right to create roles (CREATEROLE)']),
      ...(found?.extension ? [] : ['the extension btree_gist (package postgresql-contrib)']),
    ];
  });
  if (lacks.length > 0) throw new CannotStart(`INTERLOCK_DATABASE_URL: this database lacks ${lacks.join('; ')}.`);
}

async function ask<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  try {
    await client.connect();
  } catch (fault) {
    const why = fault instanceof Error ? fault.message || String(Reflect.get(fault, 'code')) : String(fault);
    throw new CannotStart(
      `INTERLOCK_DATABASE_URL: the database does not let us in (${why}): is it running, and are name and password right?`,
    );
  }
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
