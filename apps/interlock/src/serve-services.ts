import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { collectDefaultMetrics, Registry } from 'prom-client';
import type { Settings } from '#service/config/settings';
import { serviceHeader } from '#service/questions/ask-service';
import type { ServiceName } from '#service/services';
import { showFigures } from '#service/start/figures';
import type { RunningService } from '#service/start/service-app';
import { listen } from './start/listen';

/** The way into a process without the gateway: `/graphql` and questions for signed callers, health and metrics. */
export async function serveServices(
  settings: Settings,
  services: ReadonlyMap<ServiceName, RunningService>,
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const metrics = new Registry();
  collectDefaultMetrics({ register: metrics });
  showFigures(
    metrics,
    [...services.values()].flatMap(({ figures }) => figures),
  );
  const server = createServer({ headersTimeout: 6000, requestTimeout: 8000 }, (request, response) => {
    answer(request, response).catch(() =>
      send(response, 500, { errors: [{ message: 'This service is in trouble.' }] }),
    );
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url?.split('?')[0];
    if (path === '/health/live') return send(response, 200, { status: 'ok' });
    if (path === '/health/ready') return ready(response, services);
    if (path === '/metrics') {
      response.setHeader('content-type', metrics.contentType);
      response.end(await metrics.metrics());
      return;
    }
    const service = meant(request, services);
    if (service) service.app.getHttpAdapter().getInstance().routing(request, response);
    else send(response, 404, { errors: [{ message: 'No such service runs in this process.' }] });
  }

  const url = await listen(server, settings.port, settings.host);
  return {
    url,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      }),
  };
}

/** The service a request names; where only one runs, that one. */
function meant(
  request: IncomingMessage,
  services: ReadonlyMap<ServiceName, RunningService>,
): RunningService | undefined {
  const named = request.headers[serviceHeader];
  const [only, ...others] = [...services.values()];
  if (named === undefined) return others.length === 0 ? only : undefined;
  return services.get(named as ServiceName);
}

async function ready(response: ServerResponse, services: ReadonlyMap<ServiceName, RunningService>): Promise<void> {
  const states = await Promise.allSettled([...services.values()].map((service) => service.check()));
  const isReady = states.every(({ status }) => status === 'fulfilled');
  send(response, isReady ? 200 : 503, { status: isReady ? 'ok' : 'error' });
}

function send(response: ServerResponse, status: number, body: object): void {
  if (response.headersSent) return;
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}
