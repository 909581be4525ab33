import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { SingleBar } from 'cli-progress';
import type { Settings } from '#service/config/settings';
import { CannotStart } from '#service/start/stop-reason';
import { visitor } from '#service/viewer/viewer';
import { OpenAccount } from '../../../accounts/src/accounts.module';
import { loadShippedDirectory } from '../directory/load-directory';
import type { RefusedLine } from '../world/import-report';
import { ImportWorld } from '../world/import-world';
import type { Services } from '../world/services';
import { settleDemoPeople } from './demo-people';
import { beginDemo, type DemoState, findDemo, finishDemo } from './demo-state';
import { demoSource, movedBy, readDemoWorld, weeksToPresent } from './demo-world';

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

/** Through the same door as any other world; one that was cut off goes on with the dates it was begun with. */
async function loadDemoWorld(settings: Settings, services: Services, demo: DemoState): Promise<void> {
  const packed = readDemoWorld();
  const weeks = weeksToPresent(packed, demo.begunAt);
  const lines = packed.map((line) => movedBy(weeks, line));
  console.log('Loading the demo world: invented houses, so that there is something to look at.');
  const bar = new SingleBar({ format: '{bar} {value} of {total} lines, {eta_formatted} left', clearOnComplete: true });
  const isTerminal = process.stdout.isTTY;
  if (isTerminal) bar.start(lines.length, 0);
  let [done, told] = [0, 0];
  const taken = (): void => {
    done++;
    if (isTerminal) bar.update(done);
    else if (done - told >= lines.length / 10) console.log(`  ${(told = done)} of ${lines.length} lines`);
  };
  const refused = (line: RefusedLine): never => {
    throw new Error(`the demo world is refused: ${JSON.stringify(line)}`);
  };
  const ask = { source: demoSource, actsFor: null, isDry: false };
  const text = Readable.from(lines.map((line) => Buffer.from(`${JSON.stringify(line)}\n`)));
  await new ImportWorld(services, ask, { taken, refused }).read(text);
  bar.stop();
  await settleDemoPeople({ services, lines, password: demoPassword(settings) });
  await loadShippedDirectory(services);
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
