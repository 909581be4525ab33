import { Injectable } from '@nestjs/common';
import type { Id } from '#kernel/ids';
import { ok, type Result } from '#kernel/result';
import { Audit } from '#service/audit/audit';
import { Transactions } from '#service/database/transactions';
import type { Viewer } from '#service/viewer/viewer';
import { CalendarStore } from '../commitment/calendar.store';
import { parseHours, type HoursAsk } from '../domain/open-hours';
import { FindOwnResource } from '../resource/find-own-resource';
import { HoursStore } from './hours.store';

/** Mutation `setHours`: when a resource is open, and how long a day's work is. */
@Injectable()
export class SetHours {
  constructor(
    private readonly transactions: Transactions,
    private readonly own: FindOwnResource,
    private readonly calendars: CalendarStore,
    private readonly hours: HoursStore,
    private readonly audit: Audit,
  ) {}

  /**
   * By an owner or scheduler of the house; locks the resource, which tells of it. Commitments are left alone: their open
   * instants were fixed when they were placed.
   */
  run(
    viewer: Viewer,
    { idempotencyKey: key, ...ask }: HoursAsk & { readonly resourceId: string; readonly idempotencyKey: string },
  ): Promise<Result<{ readonly resource: Id<'resource'> }>> {
    return this.transactions.once({ viewer, mutation: 'setHours', key, input: ask }, async (tx) => {
      const found = await this.own.run(tx, viewer, ask.resourceId);
      if (!found.ok) return found;
      const parsed = parseHours(ask);
      if (!parsed.ok) return parsed;
      const { id: resource } = found.value;
      await this.calendars.lock(tx, [resource]);
      const before = (await this.hours.ofResources([resource], tx)).get(resource);
      await this.hours.put(tx, resource, parsed.value);
      await this.audit.add(tx, {
        ...{ viewer, act: 'setHours', subject: resource },
        ...{
          before: before === undefined ? null : { week: before.week, dayMinutes: before.dayMinutes },
          after: parsed.value,
        },
      });
      return ok({ resource });
    });
  }
}
