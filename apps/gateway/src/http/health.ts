import type { FastifyInstance } from 'fastify';
import type { Metrics } from '../metrics/metrics';

/** What must answer before calls can be served, by name. */
export type Checks = ReadonlyMap<string, () => Promise<unknown>>;

const patienceMs = 3000;

/** Liveness says that the process runs; readiness, that everything it needs answers. */
export function serveHealth(server: FastifyInstance, checks: Checks, metrics: Metrics): void {
  server.get('/health/live', async () => ({ status: 'ok' }));
  server.get('/health/ready', async (_, reply) => {
    const parts = await Promise.all([...checks].map(async ([name, check]) => [name, await answers(check)] as const));
    const isReady = parts.every(([, isOk]) => isOk);
    return reply.code(isReady ? 200 : 503).send({
      status: isReady ? 'ok' : 'not ready',
      parts: Object.fromEntries(parts.map(([name, isOk]) => [name, isOk ? 'ok' : 'not ready'])),
    });
  });
  server.get('/metrics', async (_, reply) => reply.type(metrics.contentType).send(await metrics.text()));
}

async function answers(check: () => Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), patienceMs);
  });
  try {
    return await Promise.race([check().then(() => true), late]);
  } catch {
    // Whatever keeps it from answering, it is not ready.
    return false;
  } finally {
    clearTimeout(timer);
  }
}
