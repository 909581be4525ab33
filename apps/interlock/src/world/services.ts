import type { ServiceName } from '#service/services';
import type { RunningService } from '#service/start/service-app';

export type Services = ReadonlyMap<ServiceName, RunningService>;

/** An operation of a service; a world goes in and out only where all services run. */
export function operationOf<T>(
  services: Services,
  service: ServiceName,
  operation: abstract new (...parts: never[]) => T,
): T {
  const running = services.get(service);
  if (!running) throw new Error(`${service} does not run in this process`);
  return running.app.get<T>(operation);
}
