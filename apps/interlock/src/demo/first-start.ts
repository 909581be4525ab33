import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { SingleBar } from 'cli-progress';
import type { Settings } from '#service/config/settings';
import { projectRoot } from '#service/project-root';
import type { ServiceName } from '#service/services';
import type { RunningService } from '#service/start/service-app';
import { CannotStart } from '#service/start/stop-reason';
import { visitor } from '#service/viewer/viewer';
import { OpenAccount } from '../../../accounts/src/accounts.module';
import { settleDemoPeople } from './demo-people';
import { beginDemo, type DemoState, findDemo, finishDemo } from './demo-state';
import { LoadWorld } from './load-world';
import { readWorld, shiftToPresent } from './world-lines';

type Services = ReadonlyMap<ServiceName, RunningService>;

/** Fills an empty database: the demo world where it is wanted, and the first admin. Answers the lines to greet with. */
export async function firstStart(settings: Settings, services: Services, isEmpty: boolean): Promise<readonly string[]> {
  const accounts = services.get('accounts');
  if (!accounts) return [];
  const wantsDemo = settings.demo ?? (settings.databaseUrl === null && !settings.production);
  // First of all: the admin of the demo must not take the place of the one that is asked for.
  await openFirstAdmin(settings, accounts.app.get(OpenAccount));
  const demo = findDemo(settings.dataFolder);
  if (isEmpty && wantsDemo && !settings.production)
    await loadDemoWorld(settings, services, beginDemo(settings.dataFolder, demo));
  else if (demo && !demo.isLoaded) await loadDemoWorld(settings, services, demo);
  return demoSignIns(settings);
}

const packedWorld = join(projectRoot, 'apps/interlock/demo-world/world.ndjson.gz');

async function loadDemoWorld(settings: Settings, services: Services, demo: DemoState): Promise<void> {
  const world = readWorld(gunzipSync(readFileSync(packedWorld)).toString('utf8'));
  const load = new LoadWorld(services, 'demo', world, shiftToPresent(world, demo.begunAt));
  console.log('Loading the demo world: invented houses, so that there is something to look at.');
  const bar = new SingleBar({ format: '{bar} {value} of {total} lines, {eta_formatted} left', clearOnComplete: true });
  const isTerminal = process.stdout.isTTY;
  if (isTerminal) bar.start(load.steps, 0);
  let told = 0;
  await load.run((done) => {
    if (isTerminal) bar.update(done);
    else if (done - told >= load.steps / 10) console.log(`  ${(told = done)} of ${load.steps} lines`);
  });
  bar.stop();
  await settleDemoPeople({ services, world, load, password: demoPassword(settings) });
  finishDemo(settings.dataFolder, demo);
}

async function openFirstAdmin(settings: Settings, opening: OpenAccount): Promise<void> {
  const { adminEmail, adminPassword } = settings;
  if (!adminEmail || !adminPassword || (await opening.hasAdmin())) return;
  const person = { email: adminEmail, password: adminPassword, displayName: 'Admin', place: null, isAdmin: true };
  const opened = await opening.run(visitor, person);
  if (!opened.ok) throw new CannotStart(`INTERLOCK_ADMIN_EMAIL and _PASSWORD: ${opened.refusals[0]?.message ?? ''}`);
}

const passwordFile = (settings: Settings): string => join(settings.dataFolder, 'demo-password');

/** Made for this installation, so that no demo of the world shares it; kept beside the data, to be printed at each start. */
function demoPassword(settings: Settings): string {
  const file = passwordFile(settings);
  mkdirSync(settings.dataFolder, { recursive: true });
  if (!existsSync(file)) writeFileSync(file, `demo-${randomBytes(6).toString('base64url')}\n`, { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
}

function demoSignIns(settings: Settings): readonly string[] {
  if (!existsSync(passwordFile(settings))) return [];
  const names = ['facility', 'second-facility', 'producer', 'steward', 'admin'];
  return [
    `Demo sign-ins (invented houses), all with the password ${demoPassword(settings)}`,
    ...names.map((name) => `  ${name}@demo.interlock`),
  ];
}
