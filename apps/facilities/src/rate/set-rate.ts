import { Injectable } from '@nestjs/common';
import { newId, type Id } from '#kernel/ids';
import { ok, type Result } from '#kernel/result';
import { Audit } from '#service/audit/audit';
import { Clock } from '#service/clock';
import { Transactions } from '#service/database/transactions';
import { FactReaders } from '#service/facts/fact-readers';
import type { Viewer } from '#service/viewer/viewer';
import { CalendarStore } from '../commitment/calendar.store';
import { decideRate, isOfSame, parseRate, type Rate, type RateAsk } from '../domain/rate-terms';
import { NeighboursStore } from '../organisation/neighbours.store';
import { FindOwnResource } from '../resource/find-own-resource';
import { bandsOf } from './rate.row';
import { RatesStore } from './rates.store';

/** Mutation `setRate`: what an audience pays; it opens the resource to that audience. */
@Injectable()
export class SetRate {
  constructor(
    private readonly transactions: Transactions,
    private readonly readers: FactReaders,
    private readonly own: FindOwnResource,
    private readonly calendars: CalendarStore,
    private readonly rates: RatesStore,
    private readonly neighbours: NeighboursStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
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
      const { resourceId, resource, rate } = { resourceId: found.value.id, resource: found.value, rate: parsed.value };
      await this.calendars.lock(tx, [resourceId]);
      const known = await this.rates.ofResource(tx, resourceId);
      const replaced = known.find((other) => isOfSame(other, rate)) ?? null;
      const decided = decideRate(rate, {
        ...(await this.neighbours.audience(tx, resource.organisationId, rate.audience)),
        currency: known.find((other) => other !== replaced)?.terms.currency ?? null,
      });
      if (!decided.ok) return decided;
      const id = await this.rates.put(tx, newId('rate', this.clock.now()), resource, rate);
      const before = replaced && { rate: id, ...shown(replaced) };
      await this.audit.add(tx, {
        viewer,
        act: 'setRate',
        subject: resourceId,
        before,
        after: { rate: id, ...shown(rate) },
      });
      return ok({ resource: resourceId, rate: id });
    });
  }
}

/** A rate as the audit trail keeps it. */
export const shown = ({ audience, terms }: Rate) => ({
  ...{ audience: audience.kind, audienceId: audience.id, per: terms.per },
  ...{ amountMinor: terms.amountMinor, currency: terms.currency },
  ...{ minimum: terms.minimum?.iso ?? null, leadTime: terms.leadTime?.iso ?? null },
  ...{ weekendUplift: terms.weekendPercent, overtimeUplift: terms.overtimePercent },
  cancellation: bandsOf(terms.cancellation),
});
