import { Injectable } from '@nestjs/common';
import type { Id } from '#kernel/ids';
import { toIso } from '#kernel/instant';
import { ok, refuse, type Result } from '#kernel/result';
import { Audit } from '#service/audit/audit';
import type { Tx } from '#service/database/database';
import { Transactions } from '#service/database/transactions';
import type { Viewer } from '#service/viewer/viewer';
import { KeepChange } from '../change/keep-change';
import { CalendarStore } from '../commitment/calendar.store';
import { nothing, type Stands } from '../domain/house-acts';
import type { Restretch } from '../domain/reshape';
import { LayWindows } from './lay-windows';
import { PlanReshape, type ReshapeAsk, type ReshapePlan } from './plan-reshape';

/** Mutation `reshapeCapacity`: another number of units over a time, on all resources or on none. */
@Injectable()
export class ReshapeCapacity {
  constructor(
    private readonly transactions: Transactions,
    private readonly planning: PlanReshape,
    private readonly calendars: CalendarStore,
    private readonly laying: LayWindows,
    private readonly keeping: KeepChange,
    private readonly audit: Audit,
  ) {}

  /** Locks the resources by id. `change` is null where everything was offered like this already. */
  run(
    viewer: Viewer,
    { idempotencyKey: key, ...ask }: ReshapeAsk & { readonly idempotencyKey: string },
  ): Promise<Result<{ readonly change: Id<'change'> | null; readonly resources: readonly Id<'resource'>[] }>> {
    return this.transactions.once({ viewer, mutation: 'reshapeCapacity', key, input: ask }, async (tx) => {
      const planned = await this.planning.run(tx, viewer, ask);
      if (!planned.ok) return planned;
      const plan = planned.value;
      const resources = plan.resources.map(({ id }) => id);
      await this.calendars.lock(tx, resources);
      const targets = new Map(resources.map((id) => [id, plan.targets]));
      const laid = await this.laying.run(tx, viewer, targets);
      if (laid === null) return refuse('UNITS_TAKEN', 'More is promised in this time than would be offered.', 'units');
      await this.tell(tx, viewer, plan, laid);
      const change = await this.keeping.run(tx, { act: 'reshapeCapacity', ...plan }, standsOf(laid));
      return ok({ change, resources });
    });
  }

  private async tell(
    tx: Tx,
    viewer: Viewer,
    { targets }: ReshapePlan,
    laid: ReadonlyMap<Id<'resource'>, readonly Restretch[]>,
  ): Promise<void> {
    const units = targets[0]?.units ?? 0;
    await this.audit.addAll(
      tx,
      [...laid].map(([subject, stretches]) => ({
        ...{ viewer, act: 'reshapeCapacity', subject },
        before: { windows: stretches.map(({ during, before }) => told(during, before)) },
        after: { windows: stretches.map(({ during }) => told(during, units)) },
      })),
    );
  }
}

/** As the trail tells it. */
export const told = ({ start, end }: Restretch['during'], units: number) => ({
  start: toIso(start),
  end: toIso(end),
  units,
});

/** What a reshape has changed, as it is kept to be undone. */
export function standsOf(laid: ReadonlyMap<Id<'resource'>, readonly Restretch[]>): Stands {
  const stretches = [...laid].flatMap(([resourceId, list]) => list.map((stretch) => ({ resourceId, ...stretch })));
  const stand = (units: 'before' | 'after') => ({
    ...nothing,
    offered: stretches.map((one) => ({ resourceId: one.resourceId, during: one.during, units: one[units] })),
  });
  return { before: stand('before'), after: stand('after') };
}
