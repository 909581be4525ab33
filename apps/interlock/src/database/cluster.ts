import { type ChildProcess, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { Client } from 'pg';
import type { Logger } from 'pino';
import { CannotStart } from '#service/start/stop-reason';
import { type Binaries, findBinaries } from './binaries';
import {
  findPostmaster,
  pause,
  type Postmaster,
  startPostmaster,
  stopPostmaster,
  superuser,
  urlOf,
  type Wanted,
} from './postmaster';
import { demandReach, findServerUser, type ServerUser } from './server-user';

/** A running PostgreSQL of our own. */
export type Cluster = {
  /** As its superuser, on the database `interlock`. It stays the same when the server is started again. */
  readonly url: string;
  /** From now on a server that ends by itself is started again, as often as it takes. */
  keepRunning(log: Logger): void;
  stop(): Promise<void>;
};

const longestPauseMs = 10_000;

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
  const left = await findPostmaster(folder, password);
  if (!left && !existsSync(join(folder, 'PG_VERSION'))) await initialise(folder, binaries, password, user);
  const wanted = { binaries, folder, user, password, settings, port: left?.port ?? (await freePort()) };
  return keep(left ?? (await firstStart(wanted)), wanted);
}

async function firstStart(wanted: Wanted): Promise<Postmaster> {
  try {
    return await startPostmaster(wanted);
  } catch (fault) {
    const why = fault instanceof Error ? fault.message : String(fault);
    throw new CannotStart(`PostgreSQL did not start in ${wanted.folder}: ${why}`);
  }
}

async function keep(first: Postmaster, wanted: Wanted): Promise<Cluster> {
  await ensureDatabase(urlOf(wanted.port, wanted.password));
  let current = first;
  let isStopping = false;
  let keeping: Promise<void> | null = null;

  async function keepUp(log: Logger): Promise<void> {
    for (;;) {
      await current.over;
      if (isStopping) return;
      log.error('PostgreSQL has ended by itself; starting it again');
      const revived = await revive(wanted, log, () => isStopping);
      if (!revived) return;
      current = revived;
      if (isStopping) return;
      log.info('PostgreSQL answers again');
    }
  }

  return {
    url: urlOf(wanted.port, wanted.password, 'interlock'),
    keepRunning(log) {
      keeping ??= keepUp(log);
    },
    async stop() {
      isStopping = true;
      await stopPostmaster(current);
      await keeping;
      await stopPostmaster(current);
    },
  };
}

/** Tries until it runs, less and less often: a full disk may be emptied, a port given back. Null when we are to stop. */
async function revive(wanted: Wanted, log: Logger, isStopping: () => boolean): Promise<Postmaster | null> {
  for (let wait = 250; !isStopping(); wait = Math.min(wait * 2, longestPauseMs)) {
    try {
      return await startPostmaster(wanted);
    } catch (fault) {
      log.error({ err: fault }, 'PostgreSQL could not be started; trying again');
      for (let waited = 0; waited < wait && !isStopping(); waited += 50) await pause(50);
    }
  }
  return null;
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

/** Beside its place, and moved there when it is whole: a first start that is cut off leaves nothing half made. */
async function initialise(place: string, binaries: Binaries, password: string, user: ServerUser): Promise<void> {
  if (readdirSync(place).length > 0)
    throw new CannotStart(`${place} holds something that is no database: empty it, or set INTERLOCK_DATA to another.`);
  const folder = `${place}.new`;
  rmSync(folder, { recursive: true, force: true });
  makeFolder(folder, user);
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
    rmdirSync(place);
    renameSync(folder, place);
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
