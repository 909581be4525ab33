import { join } from 'node:path';
import { Clock } from '#service/clock';
import type { Settings } from '#service/config/settings';
import { projectRoot } from '#service/project-root';
import { askService } from '#service/questions/ask-service';
import type { ServiceName } from '#service/services';
import type { Logs } from '#service/start/logs';
import { type RunningService, startService } from '#service/start/service-app';
import { startGateway } from '../../gateway/src/gateway';
import { serveServices } from './serve-services';
import { allServices } from './services';
import { cannotListen } from './start/listen';

/** What a process is started with; the database is ready for all services. */
export type Start = {
  readonly settings: Settings;
  readonly secret: string;
  readonly databaseUrl: string;
  readonly logs: Logs;
  readonly clock?: Clock;
};

/** Everything that runs in this process. */
export type RunningInterlock = {
  /** Where it is reached. */
  readonly url: string;
  readonly services: ReadonlyMap<ServiceName, RunningService>;
  /** Lets what runs finish, then stops. */
  close(): Promise<void>;
};

/** The services of this process, without a way in: what the command line works with. */
export async function startServices(start: Start): Promise<ReadonlyMap<ServiceName, RunningService>> {
  const running = new Map<ServiceName, RunningService>();
  const clock = start.clock ?? new Clock();
  const ask = askService((name) => running.get(name)?.questions, start.settings.serviceUrls, start.secret, clock);
  try {
    for (const service of allServices.filter(({ name }) => start.settings.services.has(name)))
      running.set(service.name, await startService(service, { ...start, clock, askService: ask }));
  } catch (fault) {
    await closeAll(running);
    throw fault;
  }
  return running;
}

/** Starts what the settings ask of this process: the gateway with all or some services, or services alone. */
export async function startInterlock(start: Start): Promise<RunningInterlock> {
  const services = await startServices(start);
  try {
    const edge = start.settings.services.has('gateway')
      ? await startGateway({
          ...{ settings: start.settings, secret: start.secret, logs: start.logs, clock: start.clock ?? new Clock() },
          ...{ databaseUrl: start.databaseUrl, services, webRoot: join(projectRoot, 'dist/web') },
        })
      : await serveServices(start.settings, services);
    return {
      ...{ url: edge.url, services },
      async close() {
        await edge.close();
        await closeAll(services);
      },
    };
  } catch (fault) {
    await closeAll(services);
    throw isErrno(fault) ? cannotListen(fault, start.settings.port, start.settings.host) : fault;
  }
}

const isErrno = (fault: unknown): fault is NodeJS.ErrnoException => fault instanceof Error && 'syscall' in fault;

/** In the reverse of the order they started in: who is asked ends after who asks. */
export async function closeAll(services: ReadonlyMap<ServiceName, RunningService>): Promise<void> {
  for (const service of [...services.values()].reverse()) await service.close();
}
