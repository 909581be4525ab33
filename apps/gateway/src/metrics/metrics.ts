import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';
import { type Figure, showFigures } from '#service/start/figures';

export type Outcome = 'answered' | 'refused' | 'failed';

/** Numbers about this process. Labels come from the schema and the routes only, never from a request. */
export type Metrics = {
  /** Call when a request begins; call what it answers when it ends. */
  beginRequest(): (labels: { readonly method: string; readonly route: string; readonly status: number }) => void;
  countField(field: string, outcome: Outcome): void;
  countLimited(rate: string): void;
  readonly contentType: string;
  text(): Promise<string>;
};

/** `figures`: what the services of this process tell of themselves. */
export function makeMetrics(figures: readonly Figure[]): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  showFigures(registry, figures);
  const requests = new Histogram({
    name: 'interlock_http_request_duration_seconds',
    help: 'How long requests took, by route.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });
  const fields = new Counter({
    name: 'interlock_graphql_root_fields_total',
    help: 'Queries and mutations, by what became of them: refused ones carry userErrors, failed ones a top-level error.',
    labelNames: ['field', 'outcome'],
    registers: [registry],
  });
  const limited = new Counter({
    name: 'interlock_rate_limited_total',
    help: 'Calls refused because there were too many, by limit.',
    labelNames: ['limit'],
    registers: [registry],
  });
  return {
    beginRequest: () => requests.startTimer(),
    countField: (field, outcome) => fields.inc({ field, outcome }),
    countLimited: (limit) => limited.inc({ limit }),
    contentType: registry.contentType,
    text: () => registry.metrics(),
  };
}
