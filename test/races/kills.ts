import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { postgresOf, runs } from '../world/server';

/** Where the server of this data folder has said that its database is. */
export const databaseUrlOf = (dataFolder: string): string =>
  JSON.parse(readFileSync(join(dataFolder, 'server.json'), 'utf8')).databaseUrl;

/** One piece of work in the database; its end by a kill is not an event of its own. */
export async function inDatabase<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

type Kill = (dataFolder: string) => Promise<void>;

/** kill -9 of PostgreSQL, in three ways. */
export const killsOfPostgres = {
  /** As a machine that loses its power: the server and each of its sessions, at once. */
  async 'all of PostgreSQL'(dataFolder) {
    const sessions = await inDatabase(databaseUrlOf(dataFolder), (client) =>
      client.query<{ pid: number }>('select pid from pg_stat_activity'),
    );
    const first = postgresOf(dataFolder) ?? 0;
    for (const pid of [first, ...sessions.rows.map((row) => row.pid)]) if (runs(pid)) process.kill(pid, 'SIGKILL');
  },
  /** Only one session, as the kernel does when memory is short: the server then ends all others and recovers. */
  async 'one session of PostgreSQL'(dataFolder) {
    const sql = `select pid from pg_stat_activity where application_name = 'interlock-facilities' limit 1`;
    const session = await inDatabase(databaseUrlOf(dataFolder), (client) => client.query<{ pid: number }>(sql));
    process.kill(session.rows[0]?.pid ?? 0, 'SIGKILL');
  },
  async 'the postmaster'(dataFolder) {
    process.kill(postgresOf(dataFolder) ?? 0, 'SIGKILL');
  },
} as const satisfies Readonly<Record<string, Kill>>;
