import { Injectable } from '@nestjs/common';
import type { Id } from '#kernel/ids';
import { ok, type Result } from '#kernel/result';
import { Audit } from '#service/audit/audit';
import { Transactions } from '#service/database/transactions';
import { FactReaders } from '#service/facts/fact-readers';
import type { Viewer } from '#service/viewer/viewer';
import { CalendarStore } from '../commitment/calendar.store';
import { parseRate, type Rate, type RateAsk } from '../domain/rate-terms';
import { FindOwnResource } from '../resource/find-own-resource';
import { LayRates, type LaidRate } from './lay-rates';
import { bandsOf } from './rate.row';

/** Mutation `setRate`: what an audience pays; it opens the resource to that audience. */
@Injectable()
export class SetRate {
  constructor(
    private readonly transactions: Transactions,
    private readonly readers: FactReaders,
    private readonly own: FindOwnResource,
    private readonly calendars: CalendarStore,
    private readonly laying: LayRates,
    private readonly audit: Audit,
  ) {}

  /** By an owner or scheduler of the house; locks the resource. Replaces the rate of the same audience and unit. */
  async run(
    viewer: Viewer,
    { idempotencyKey: key, ...ask }: RateAsk & { readonly resourceId: string; readonly idempotencyKey: string },
  ): Promise<Result<{ readonly resource: Id<'resource'>; readonly rate: Id<'rate'> }>> {
    // A house that has just joined an alliance sets a rate for it with its next breath.
    if (ask.audience !== 'EVERYONE') await this.readers.demandCaughtUp('accounts', 'alliances');
    return this.transactions.once({ viewer, mutation: 'setRate', key, input: ask }, async (tx) => {
      const found = await this.own.run(tx, viewer, ask.resourceId);
      if (!found.ok) return found;
      const parsed = parseRate(ask);
      if (!parsed.ok) return parsed;
      const resource = found.value;
      await this.calendars.lock(tx, [resource.id]);
      const house = { organisationId: resource.organisationId, resources: [resource] };
      const laid = await this.laying.run(tx, house, parsed.value, () => ['amount', 'currency']);
      if (!laid.ok) return laid;
      const [set] = laid.value;
      if (set === undefined) throw new Error('a rate was set and is not there');
      await this.audit.add(tx, entryOf(viewer, 'setRate', set));
      return ok({ resource: resource.id, rate: set.after.id });
    });
  }
}

/** What the audit trail keeps of a rate that was set. */
export const entryOf = (viewer: Viewer, act: string, { before, after }: LaidRate) => ({
  ...{ viewer, act, subject: after.resourceId },
  before: before && { rate: after.id, ...shown(before) },
  after: { rate: after.id, ...shown(after) },
});

/** A rate as the audit trail keeps it. */
export const shown = ({ audience, terms }: Rate) => ({
  ...{ audience: audience.kind, audienceId: audience.id, per: terms.per },
  ...{ amountMinor: terms.amountMinor, currency: terms.currency },
  ...{ minimum: terms.minimum?.iso ?? null, leadTime: terms.leadTime?.iso ?? null },
  ...{ weekendUplift: terms.weekendPercent, overtimeUplift: terms.overtimePercent },
  cancellation: bandsOf(terms.cancellation),
});
