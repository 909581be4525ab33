import { readSettings, type Settings } from '#service/config/settings';
import { environment } from '#service/config/environment';
import { Logs } from '#service/start/logs';
import { CannotStart } from '#service/start/stop-reason';
import { type OpenedDatabase, openDatabaseOf } from './database/open';
import { firstStart } from './demo/first-start';
import { type RunningInterlock, startInterlock } from './interlock';
import { claim } from './start/claim';
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
  let busy: Promise<unknown> = Promise.resolve();
  let stopping: Promise<void> | null = null;

  /** A step of the start that is finished before a stop begins: cut off, it would leave a process behind. */
  function step<T>(work: Promise<T>): Promise<T> {
    busy = work.catch(() => undefined);
    return work;
  }
  async function stop(code: number): Promise<void> {
    stopping ??= (async () => {
      await busy;
      for (const back of undo.reverse())
        try {
          await back();
        } catch (fault) {
          log.error({ err: fault }, 'stopping goes on past a fault');
        }
      process.exit(code);
    })();
    return stopping;
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      if (!stopping) log.info(`stopping on ${signal}`);
      void stop(0);
    });
  process.on('uncaughtException', (fault) => {
    log.fatal({ err: fault }, 'an error that nobody expected; stopping');
    void stop(1);
  });

  try {
    const database = await step(open(settings, undo));
    if (stopping) return;
    database.keepRunning(logs.of('database'));
    const running = await step(serveOn(database, settings, logs, undo));
    if (stopping) return;
    await Promise.all([...running.services.values()].map((service) => service.ready()));
    if (stopping) return;
    await greet(settings, running, database);
  } catch (fault) {
    if (stopping) return;
    if (fault instanceof CannotStart) console.error(fault.message);
    else log.fatal({ err: fault }, 'the start failed');
    await stop(1);
  }
}

async function open(settings: Settings, undo: (() => unknown)[]): Promise<OpenedDatabase> {
  const secret = ensureSecret(settings);
  const own = settings.databaseUrl === null ? claim(settings.dataFolder) : null;
  if (own) undo.push(() => own.giveUp());
  const database = await openDatabaseOf(settings, secret);
  undo.push(() => database.close());
  own?.tell(database.url);
  return database;
}

async function serveOn(
  database: OpenedDatabase,
  settings: Settings,
  logs: Logs,
  undo: (() => unknown)[],
): Promise<RunningInterlock> {
  const start = { settings, secret: ensureSecret(settings), databaseUrl: database.url, logs };
  const running = await startInterlock(start);
  undo.push(() => running.close());
  return running;
}

async function greet(settings: Settings, running: RunningInterlock, database: OpenedDatabase): Promise<void> {
  const signIns = await firstStart(settings, running.services, database.isEmpty);
  console.log(`\nInterlock is ready: ${running.url}`);
  for (const line of signIns) console.log(line);
  console.log('Not built yet: passkeys and one-time codes, single sign-on, API keys, export and erasure of a person.');
  console.log('Stop it with Ctrl-C.\n');
}
