import { environment } from '#service/config/environment';
import { readSettings, type Settings } from '#service/config/settings';
import { serviceNames, type ServiceName } from '#service/services';
import { Logs } from '#service/start/logs';
import type { RunningService } from '#service/start/service-app';
import { CannotStart } from '#service/start/stop-reason';
import { type OpenedDatabase, openDatabaseOf } from '../database/open';
import { closeAll, startServices } from '../interlock';
import { claim, findClaim } from '../start/claim';
import { ensureSecret } from '../start/secret';

/** The settings, or every fault of them in the words of the start. */
export function demandSettings(): Settings {
  const read = readSettings(environment());
  if ('faults' in read) throw new CannotStart(read.faults.join('\n'));
  return read.settings;
}

/** Work with all services: on the database of the running server, or on one that is started for as long as the work takes. */
export async function onServices<T>(
  work: (services: ReadonlyMap<ServiceName, RunningService>) => Promise<T>,
): Promise<T> {
  const settings = { ...demandSettings(), services: new Set([...serviceNames]) };
  const secret = ensureSecret(settings);
  const database = await databaseOf(settings, secret);
  // What is under way may be cut off anywhere, but a database of our own must not stay behind.
  const stop = () => void database.close().finally(() => process.exit(130));
  for (const signal of signals) process.once(signal, stop);
  try {
    const logs = new Logs(settings.production, 'warn', process.stderr);
    const services = await startServices({ settings, secret, databaseUrl: database.url, logs });
    try {
      return await work(services);
    } finally {
      await closeAll(services);
    }
  } finally {
    for (const signal of signals) process.off(signal, stop);
    await database.close();
  }
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

async function databaseOf(settings: Settings, secret: string): Promise<Pick<OpenedDatabase, 'url' | 'close'>> {
  if (settings.databaseUrl) return openDatabaseOf(settings, secret);
  const running = findClaim(settings.dataFolder);
  if (running) return { url: running.databaseUrl, close: () => Promise.resolve() };
  // A server that is only just starting holds the claim already, and must not have its database stopped under it.
  const own = claim(settings.dataFolder);
  try {
    const database = await openDatabaseOf(settings, secret);
    return { url: database.url, close: () => database.close().finally(() => own.giveUp()) };
  } catch (fault) {
    own.giveUp();
    throw fault;
  }
}
