import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, chmodSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { projectRoot } from '#service/project-root';
import { adminUrlVariable, secretOfTests } from './database';
import { pause } from './waiting';

type Environment = Readonly<Record<string, string>>;

const ownNode = join(projectRoot, 'node_modules/node/bin/node');
const startPatienceMs = 60_000;
const children = new Set<ChildProcess>();
const folders = new Set<string>();

/** A server in a process of its own, as `npm start` runs it, to be stopped, killed and started again. */
export class Server {
  private constructor(
    private readonly child: ChildProcess,
    private readonly read: () => string,
    readonly url: string,
  ) {}

  /** All services unless `env` says otherwise, on a free port, without a demo world; waits until it serves. */
  static async start(env: Environment): Promise<Server> {
    const { child, read, ended } = await spawnServer(env);
    const until = Date.now() + startPatienceMs;
    for (;;) {
      const [, url] = /Interlock is ready: (\S+)/.exec(read()) ?? [];
      if (url) return new Server(child, read, url);
      if (child.exitCode !== null || Date.now() > until) {
        child.kill('SIGKILL');
        await ended;
        throw new Error(`the server did not start: ${read()}`);
      }
      await pause(20);
    }
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** Everything it has printed. */
  get said(): string {
    return this.read();
  }

  /** Faults it has logged. */
  get faults(): readonly string[] {
    return this.read()
      .split(/\n(?=\d\d:\d\d:\d\d )/)
      .filter((entry) => entry.includes(' ERROR '));
  }

  get isAlive(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  async readiness(): Promise<number> {
    return (await fetch(`${this.url}/health/ready`, { signal: AbortSignal.timeout(5000) })).status;
  }

  /** kill -9. */
  async kill(): Promise<void> {
    const over = exitOf(this.child);
    this.child.kill('SIGKILL');
    await over;
  }

  /** As Ctrl-C and a service manager do it; answers the exit code. */
  async stop(): Promise<number | null> {
    const over = exitOf(this.child);
    this.child.kill('SIGTERM');
    return over;
  }
}

/** A start that is expected to end by itself; answers its exit code and the lines it printed. */
export async function startInVain(env: Environment): Promise<{ code: number | null; lines: readonly string[] }> {
  const { read, ended } = await spawnServer(env);
  const code = await ended;
  return { code, lines: read().trim().split('\n') };
}

/** `npx interlock …` in a process of its own, to be cut off. */
export async function startCommand(
  env: Environment,
  ...words: readonly string[]
): Promise<{ readonly ended: Promise<number | null>; kill(): void; interrupt(): void }> {
  const { child, ended } = await spawnServer(env, 'cli', words);
  return { ended, kill: () => void child.kill('SIGKILL'), interrupt: () => void child.kill('SIGINT') };
}

/** `npx interlock …` in a process of its own, to its end. */
export async function runCommand(
  env: Environment,
  ...words: readonly string[]
): Promise<{ code: number | null; lines: readonly string[] }> {
  const { read, ended } = await spawnServer(env, 'cli', words);
  const code = await ended;
  return { code, lines: read().trim().split('\n') };
}

/** Settings of a server on a database that all servers of a test share. */
export const on = (databaseUrl: string): Environment => ({
  INTERLOCK_DATABASE_URL: databaseUrl,
  INTERLOCK_SECRET: secretOfTests,
});

/** An empty folder of its own, which the embedded PostgreSQL can reach. */
export function emptyFolder(mode = 0o755): string {
  const folder = mkdtempSync(join(tmpdir(), 'interlock-server-'));
  chmodSync(folder, mode);
  folders.add(folder);
  return folder;
}

/** The process of the PostgreSQL kept under a data folder; null when none runs. */
export function postgresOf(dataFolder: string): number | null {
  const file = join(dataFolder, 'postgres/postmaster.pid');
  const pid = existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0;
  return runs(pid) ? pid : null;
}

export function runs(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch {
    // Gone; a test runs as whoever owns what it starts, or as root.
    return false;
  }
}

/** Ends whatever a test file has left, and removes its folders. */
export async function leaveNothing(): Promise<void> {
  const ends = [...children].map((child) => exitOf(child));
  for (const child of children) child.kill('SIGKILL');
  await Promise.all(ends);
  for (const folder of folders) {
    const database = postgresOf(folder);
    if (database) process.kill(database, 'SIGQUIT');
    while (database && runs(database)) await pause(20);
    rmSync(folder, { recursive: true, force: true });
  }
}

async function spawnServer(env: Environment, entry: 'serve' | 'cli' = 'serve', words: readonly string[] = []) {
  await buildOnce();
  const child = spawn(ownNode, [join(projectRoot, `dist/apps/interlock/src/${entry}.js`), ...words], {
    cwd: tmpdir(),
    // Nothing of the environment of the tests: a setting of theirs would be one of the server.
    env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', INTERLOCK_PORT: '0', INTERLOCK_DEMO: '0', ...quick, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.add(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = exitOf(child).finally(() => children.delete(child));
  return { child, read: () => said, ended };
}

const quick = {
  INTERLOCK_RATE_LIMITS: 'off',
  NODE_COMPILE_CACHE: join(projectRoot, 'node_modules/.cache/compiled'),
};

/** Resolves at once for a process that has ended. */
function exitOf(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve) => child.once('close', (code) => resolve(code)));
}

let built: Promise<void> | null = null;

/** Test files run at the same time, and only one may build: they take turns by a lock in the database of the run. */
export function buildOnce(): Promise<void> {
  built ??= (async () => {
    const connectionString = process.env[adminUrlVariable];
    // A soak runs alone, and has built already.
    if (connectionString === undefined) return;
    const client = new Client({ connectionString });
    await client.connect();
    try {
      await client.query('select pg_advisory_lock(4712)');
      const script = `import('./apps/interlock/bin/ready.mjs').then((ready) => ready.makeServerReady())`;
      await promisify(execFile)(ownNode, ['-e', script], { cwd: projectRoot });
    } finally {
      await client.end();
    }
  })();
  return built;
}
