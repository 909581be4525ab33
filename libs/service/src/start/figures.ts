import { Injectable } from '@nestjs/common';
import { Gauge, type Registry } from 'prom-client';

/** A number about a service, read when somebody looks. `name` as Prometheus wants it. */
export type Figure = { readonly name: string; readonly help: string; readonly read: () => number };

/** What a service tells of itself beside what is measured at the edge of its process. */
@Injectable()
export class Figures {
  readonly list: Figure[] = [];

  tell(...figures: readonly Figure[]): void {
    this.list.push(...figures);
  }
}

/** Puts figures among the numbers of a process. */
export function showFigures(registry: Registry, figures: readonly Figure[]): void {
  for (const { name, help, read } of figures) {
    const gauge: Gauge = new Gauge({ name, help, registers: [registry], collect: () => gauge.set(read()) });
  }
}
