import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { isAlive } from '../start/is-alive';
import type { Binaries } from './binaries';
import type { ServerUser } from './server-user';

/** A PostgreSQL server that answers. */
export type Postmaster = {
  readonly pid: number;
  readonly port: number;
  /** Settles when it has ended, for whatever reason. */
  readonly over: Promise<void>;
};

/** What a server is started from; the password is that of its superuser. */
export type Wanted = {
  readonly binaries: Binaries;
  readonly folder: string;
  readonly user: ServerUser;
  readonly password: string;
  readonly port: number;
  readonly settings: readonly string[];
};

export const superuser = 'interlock';
const startPatienceMs = 60_000;

/** Starts the server and waits until it answers; throws with its last words when it ends first. */
export async function startPostmaster(wanted: Wanted): Promise<Postmaster> {
  const { binaries, folder, user, password, port } = wanted;
  const settings = ['max_connections=300', 'deadlock_timeout=200ms', 'unix_socket_directories=']
    .concat('timezone=UTC', 'log_timezone=UTC', wanted.settings)
    .flatMap((setting) => ['-c', setting]);
  // NOTE: detached, so that Ctrl-C in a terminal reaches Interlock first, which stops the server in order.
  const child = spawn(binaries.postgres, ['-D', folder, '-p', String(port), '-h', '127.0.0.1', ...settings], {
    ...user,
    env: { LC_ALL: 'C', TZ: 'UTC' },
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  let isOver = false;
  const over = new Promise<void>((resolve) => child.once('close', () => resolve()));
  child.stderr.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-2000)));
  child.once('close', () => (isOver = true));
  child.once('error', (fault) => (said += fault.message));
  const until = process.uptime() + startPatienceMs / 1000;
  while (!(await answers(urlOf(port, password)))) {
    if (isOver || process.uptime() > until) {
      child.kill('SIGQUIT');
      throw new Error(said.trim().split('\n').at(-1) ?? 'it said nothing');
    }
    await pause(50);
  }
  child.unref();
  if ('unref' in child.stderr) (child.stderr as { unref(): void }).unref();
  return { pid: child.pid ?? 0, port, over };
}

/** The server that a killed Interlock left running in `folder`, or null. Lines 1 and 4 of postmaster.pid: process and port. */
export async function findPostmaster(folder: string, password: string): Promise<Postmaster | null> {
  const file = join(folder, 'postmaster.pid');
  if (!existsSync(file)) return null;
  const lines = readFileSync(file, 'utf8').split('\n');
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  for (let tries = 0; tries < 100 && isAlive(pid); tries++) {
    if (await answers(urlOf(port, password))) return { pid, port, over: gone(pid) };
    await pause(100);
  }
  return null;
}

/** A fast shutdown: sessions are ended, everything is written. */
export async function stopPostmaster({ pid, over }: Postmaster): Promise<void> {
  if (isAlive(pid)) process.kill(pid, 'SIGINT');
  // The child keeps nobody awake; who waits for its end must be.
  const awake = setInterval(() => undefined, 1000);
  await over;
  clearInterval(awake);
}

export const urlOf = (port: number, password: string, database = 'postgres'): string =>
  `postgres://${superuser}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    // Not up yet, or still recovering: both pass.
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function gone(pid: number): Promise<void> {
  while (isAlive(pid)) await pause(100);
}
