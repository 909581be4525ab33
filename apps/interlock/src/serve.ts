import { readSettings, type Settings } from '#service/config/settings';
import { environment } from '#service/config/environment';
import { Logs } from '#service/start/logs';
import { CannotStart } from '#service/start/stop-reason';
import { type OpenedDatabase, openDatabaseOf } from './database/open';
import { firstStart } from './demo/first-start';
import { type RunningInterlock, startInterlock } from './interlock';
import { claim, refuseSecondServer } from './start/claim';
import { ensureSecret } from './start/secret';

const read = readSettings(environment());
if ('faults' in read) {
  for (const fault of read.faults) console.error(fault);
  process.exit(1);
}
void serve(read.settings);

/** From settings to a served address, and, on a signal, back to nothing. */
async function serve(settings: Settings): Promise<void> {
  const logs = new Logs(settings.production);
  const log = logs.of('interlock');
  const undo: (() => unknown)[] = [];
  let stopping: Promise<void> | null = null;

  async function stop(code: number): Promise<void> {
    stopping ??= (async () => {
      for (const step of undo.reverse()) await step();
      process.exit(code);
    })();
    return stopping;
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      if (!stopping) log.info(`stopping on ${signal}`);
      void stop(0);
    });

  try {
    const database = await open(settings, undo);
    database.onLoss(() => {
      log.error('PostgreSQL has ended by itself; starting it again needs a restart of Interlock');
      void stop(1);
    });
    const running = await startInterlock({ settings, secret: ensureSecret(settings), databaseUrl: database.url, logs });
    undo.push(() => running.close());
    await greet(settings, running, database);
  } catch (fault) {
    if (!(fault instanceof CannotStart)) throw fault;
    console.error(fault.message);
    await stop(1);
  }
}

async function open(settings: Settings, undo: (() => unknown)[]): Promise<OpenedDatabase> {
  const embedded = settings.databaseUrl === null;
  if (embedded) refuseSecondServer(settings.dataFolder);
  const secret = ensureSecret(settings);
  const database = await openDatabaseOf(settings, secret);
  undo.push(() => database.close());
  if (embedded) undo.push(claim(settings.dataFolder, database.url));
  return database;
}

async function greet(settings: Settings, running: RunningInterlock, database: OpenedDatabase): Promise<void> {
  const signIns = await firstStart(settings, running.services, database.isEmpty);
  console.log(`\nInterlock is ready: ${running.url}`);
  for (const line of signIns) console.log(line);
  console.log('Stop it with Ctrl-C.\n');
}
