import { Injectable } from '@nestjs/common';
import type { Id } from '#kernel/ids';
import type { Period } from '#kernel/period';
import { ok, type Result } from '#kernel/result';
import type { UnitsOver } from '#kernel/stretches';
import { Transactions } from '#service/database/transactions';
import type { Viewer } from '#service/viewer/viewer';
import type { Laid } from '../domain/pattern';
import { LayWindows } from './lay-windows';
import { PlanReshape, type ReshapeAsk } from './plan-reshape';

/** What a reshape would do to one resource. */
export type ReshapedResource = {
  readonly resourceId: Id<'resource'>;
  readonly added: readonly UnitsOver[];
  readonly removed: readonly UnitsOver[];
  readonly promises: readonly Id<'commitment'>[];
};

export type ReshapePreview = {
  readonly resources: readonly ReshapedResource[];
  readonly periods: readonly Period[];
  readonly holidays: Laid['holidays'];
};

/** Query `reshapePreview`: what `reshapeCapacity` would change, were it made now. Locks and keeps nothing. */
@Injectable()
export class PreviewReshape {
  constructor(
    private readonly transactions: Transactions,
    private readonly planning: PlanReshape,
    private readonly laying: LayWindows,
  ) {}

  /** Refused as the reshape would be, but for promises: those it names. */
  async run(viewer: Viewer, ask: ReshapeAsk): Promise<Result<ReshapePreview>> {
    const tx = this.transactions.reading;
    const planned = await this.planning.run(tx, viewer, ask);
    if (!planned.ok) return planned;
    const { resources, targets, holidays } = planned.value;
    const { stretches, promises } = await this.laying.decide(tx, new Map(resources.map(({ id }) => [id, targets])));
    return ok({
      resources: resources.map(({ id: resourceId }) => {
        const own = stretches.get(resourceId) ?? [];
        const more = own.filter(({ before, after }) => after > before);
        const less = own.filter(({ before, after }) => after < before);
        return {
          resourceId,
          added: more.map(({ during, before, after }) => ({ during, units: after - before })),
          removed: less.map(({ during, before, after }) => ({ during, units: before - after })),
          promises: (promises.get(resourceId) ?? []).map(({ id }) => id),
        };
      }),
      periods: targets.map(({ during }) => during),
      holidays,
    });
  }
}
