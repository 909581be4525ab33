import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareDatabase } from '#service/database/prepare';
import { type Cluster, startCluster } from '../../apps/interlock/src/database/cluster';
import { adminUrlVariable, secretOfTests, templateOf } from './database';

declare global {
  var interlockTestCluster: { readonly cluster: Cluster; readonly folder: string } | undefined;
}

/** One PostgreSQL for the whole run, and in it a database with every service's migrations, which test files clone. */
export default async function setUp(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'interlock-test-'));
  chmodSync(folder, 0o755);
  // Tests that kill the database bring their own; this one may be fast.
  const cluster = await startCluster(join(folder, 'postgres'), secretOfTests, ['fsync=off', 'full_page_writes=off']);
  globalThis.interlockTestCluster = { cluster, folder };
  // A run that is broken off leaves no server behind.
  process.once('exit', () => endNow(join(folder, 'postgres/postmaster.pid')));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130));
  process.env[adminUrlVariable] = cluster.url;
  await prepareDatabase(templateOf(cluster.url), secretOfTests);
}

function endNow(pidFile: string): void {
  if (!existsSync(pidFile)) return;
  try {
    process.kill(Number(readFileSync(pidFile, 'utf8').split('\n')[0]), 'SIGQUIT');
  } catch (expected) {
    if (!(expected instanceof Error && 'code' in expected && expected.code === 'ESRCH')) throw expected; // gone already
  }
}

export async function tearDown(): Promise<void> {
  const running = globalThis.interlockTestCluster;
  await running?.cluster.stop();
  if (running) rmSync(running.folder, { recursive: true, force: true });
}
