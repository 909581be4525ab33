import { type ChildProcess, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { Client } from 'pg';
import { CannotStart } from '#service/start/stop-reason';
import { type Binaries, findBinaries } from './binaries';
import { demandReach, findServerUser, type ServerUser } from './server-user';

/** A running PostgreSQL of our own. */
export type Cluster = {
  /** As its superuser, on the database `interlock`. */
  readonly url: string;
  readonly pid: number;
  /** Called when the server ends without having been asked to. */
  onLoss(tell: () => void): void;
  stop(): Promise<void>;
};

const superuser = 'interlock';
const startPatienceMs = 60_000;

/**
 * Starts the PostgreSQL kept in `folder`, making it first when there is none; one that a killed Interlock left running is taken
 * over. It listens on the loopback address only, at a free port, and keeps what it has acknowledged (fsync is on).
 */
export async function startCluster(
  folder: string,
  password: string,
  settings: readonly string[] = [],
): Promise<Cluster> {
  const binaries = findBinaries();
  const user = findServerUser();
  makeFolder(dirname(folder), null);
  makeFolder(folder, user);
  demandReach(folder, user);
  demandReach(binaries.postgres, user);
  const left = await leftRunning(folder, password);
  if (left) return left;
  if (!existsSync(join(folder, 'PG_VERSION'))) await initialise(binaries, folder, password, user);
  return start(binaries, folder, password, user, settings);
}

function makeFolder(folder: string, user: ServerUser): void {
  try {
    mkdirSync(folder, { recursive: true, ...(user === null ? {} : { mode: 0o700 }) });
    if (user) chownSync(folder, user.uid, user.gid);
  } catch (fault) {
    const why = fault instanceof Error ? fault.message : String(fault);
    throw new CannotStart(`The data folder cannot be used (${why}): give this user the right, or set INTERLOCK_DATA.`);
  }
}

async function initialise(binaries: Binaries, folder: string, password: string, user: ServerUser): Promise<void> {
  const secret = join(folder, '..', `.first-password-${process.pid}`);
  writeFileSync(secret, `${password}\n`, { mode: 0o600 });
  if (user) chownSync(secret, user.uid, user.gid);
  try {
    const words = [
      `--pgdata=${folder}`,
      `--username=${superuser}`,
      `--pwfile=${secret}`,
      ...[
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
      ],
    ];
    const child = spawn(binaries.initdb, words, {
      ...user,
      env: { LC_ALL: 'C', TZ: 'UTC' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const { code, said } = await ended(child);
    if (code !== 0) throw new CannotStart(`PostgreSQL could not be set up in ${folder}: ${said}`);
  } finally {
    rmSync(secret, { force: true });
  }
}

function ended(child: ChildProcess): Promise<{ code: number | null; said: string }> {
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, said: said.trim().split('\n').slice(-3).join(' ') }));
  });
}

async function start(
  binaries: Binaries,
  folder: string,
  password: string,
  user: ServerUser,
  settings: readonly string[],
): Promise<Cluster> {
  const port = await freePort();
  const words = [
    ...['-D', folder, '-p', String(port), '-h', '127.0.0.1'],
    ...['max_connections=300', 'deadlock_timeout=200ms', 'unix_socket_directories=', 'timezone=UTC', 'log_timezone=UTC']
      .concat(settings)
      .flatMap((setting) => ['-c', setting]),
  ];
  // NOTE: detached, so that Ctrl-C in a terminal reaches Interlock first, which stops the server in order.
  const child = spawn(binaries.postgres, words, {
    ...user,
    env: { LC_ALL: 'C', TZ: 'UTC' },
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-2000)));
  let isOver = false;
  const over = new Promise<void>((resolve) => child.once('close', () => resolve()));
  child.once('close', () => (isOver = true));
  child.once('error', (fault) => (said += fault.message));
  const until = process.uptime() + startPatienceMs / 1000;
  while (!(await answers(urlOf(port, password)))) {
    if (isOver || process.uptime() > until) {
      child.kill('SIGQUIT');
      throw new CannotStart(
        `PostgreSQL did not start in ${folder}: ${said.trim().split('\n').at(-1) ?? 'it said nothing'}`,
      );
    }
    await pause(50);
  }
  child.unref();
  if (child.stderr && 'unref' in child.stderr) (child.stderr as { unref(): void }).unref();
  return running(child.pid ?? 0, port, password, over);
}

async function running(pid: number, port: number, password: string, over: Promise<void>): Promise<Cluster> {
  await ensureDatabase(urlOf(port, password));
  let stopping = false;
  return {
    url: urlOf(port, password, 'interlock'),
    pid,
    onLoss(tell) {
      void over.then(() => (stopping ? undefined : tell()));
    },
    async stop() {
      stopping = true;
      if (isAlive(pid)) process.kill(pid, 'SIGINT'); // a fast shutdown: sessions are ended, everything is written
      await over;
    },
  };
}

/** Lines 1 and 4 of postmaster.pid are the process and its port. */
async function leftRunning(folder: string, password: string): Promise<Cluster | null> {
  const file = join(folder, 'postmaster.pid');
  if (!existsSync(file)) return null;
  const lines = readFileSync(file, 'utf8').split('\n');
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  for (let tries = 0; tries < 100 && isAlive(pid); tries++) {
    if (await answers(urlOf(port, password))) return running(pid, port, password, gone(pid));
    await pause(100);
  }
  return null;
}

async function gone(pid: number): Promise<void> {
  while (isAlive(pid)) await pause(100);
}

function isAlive(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch (fault) {
    // Another user's process is alive all the same.
    return fault instanceof Error && 'code' in fault && fault.code === 'EPERM';
  }
}

const urlOf = (port: number, password: string, database = 'postgres'): string =>
  `postgres://${superuser}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2000 });
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

async function ensureDatabase(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query(`select from pg_database where datname = 'interlock'`);
    if (rowCount === 0) await client.query('create database interlock');
  } finally {
    await client.end();
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
