import { Injectable } from '@nestjs/common';
import type { Id } from '#kernel/ids';
import { ok, refuse, type Result } from '#kernel/result';
import { Audit } from '#service/audit/audit';
import { Transactions } from '#service/database/transactions';
import type { Viewer } from '#service/viewer/viewer';
import { CalendarStore } from '../commitment/calendar.store';
import { FindOwnResource } from '../resource/find-own-resource';
import { RatesStore } from './rates.store';
import { shown } from './set-rate';

/** Mutation `removeRate`: closes the resource to whoever had only this rate. */
@Injectable()
export class RemoveRate {
  constructor(
    private readonly transactions: Transactions,
    private readonly own: FindOwnResource,
    private readonly calendars: CalendarStore,
    private readonly rates: RatesStore,
    private readonly audit: Audit,
  ) {}

  /** By an owner or scheduler of the house; locks the resource. What was promised under the rate stays promised. */
  run(
    viewer: Viewer,
    {
      idempotencyKey: key,
      ...ask
    }: { readonly resourceId: string; readonly rateId: string; readonly idempotencyKey: string },
  ): Promise<Result<{ readonly resource: Id<'resource'> }>> {
    return this.transactions.once({ viewer, mutation: 'removeRate', key, input: ask }, async (tx) => {
      const found = await this.own.run(tx, viewer, ask.resourceId);
      if (!found.ok) return found;
      const { id: resource } = found.value;
      await this.calendars.lock(tx, [resource]);
      const rate = (await this.rates.ofResource(tx, resource)).find((one) => one.id === ask.rateId);
      if (rate === undefined) return refuse('NOT_FOUND', 'The resource has no such rate.', 'rateId');
      await this.rates.remove(tx, [rate.id]);
      await this.audit.add(tx, {
        viewer,
        act: 'removeRate',
        subject: resource,
        before: { rate: rate.id, ...shown(rate) },
      });
      return ok({ resource });
    });
  }
}
