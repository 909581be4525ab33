import { Injectable } from '@nestjs/common';
import type { Id } from '#kernel/ids';
import { all, ok, type Result } from '#kernel/result';
import { Audit } from '#service/audit/audit';
import { Transactions } from '#service/database/transactions';
import { FactReaders } from '#service/facts/fact-readers';
import type { Viewer } from '#service/viewer/viewer';
import { KeepChange } from '../change/keep-change';
import { CalendarStore } from '../commitment/calendar.store';
import { nothing, type Stands } from '../domain/house-acts';
import { asksSame, parseRate, type RateAsk } from '../domain/rate-terms';
import { FindOwnResource } from '../resource/find-own-resource';
import { LayRates, type LaidRate } from './lay-rates';
import { entryOf } from './set-rate';

export type RatesAsk = RateAsk & { readonly resourceIds: readonly string[]; readonly idempotencyKey: string };

/** Mutation `setRates`: what an audience pays, on many resources at once; undone as one. */
@Injectable()
export class SetRates {
  constructor(
    private readonly transactions: Transactions,
    private readonly readers: FactReaders,
    private readonly own: FindOwnResource,
    private readonly calendars: CalendarStore,
    private readonly laying: LayRates,
    private readonly keeping: KeepChange,
    private readonly audit: Audit,
  ) {}

  /** By an owner or scheduler of the house; locks the resources by id. `change` is null where all asked this already. */
  async run(
    viewer: Viewer,
    { idempotencyKey: key, ...ask }: RatesAsk,
  ): Promise<Result<{ readonly change: Id<'change'> | null; readonly resources: readonly Id<'resource'>[] }>> {
    // A house that has just joined an alliance sets its rates for it with its next breath.
    if (ask.audience !== 'EVERYONE') await this.readers.demandCaughtUp('accounts', 'alliances');
    return this.transactions.once({ viewer, mutation: 'setRates', key, input: ask }, async (tx) => {
      const found = await this.own.many(tx, viewer, ask.resourceIds);
      const parsed = parseRate(ask);
      if (!found.ok || !parsed.ok) return all<unknown>([found, parsed]) as Result<never>;
      const resources = found.value.resources.map(({ id }) => id);
      await this.calendars.lock(tx, resources);
      const laid = await this.laying.run(tx, found.value, parsed.value, (id) => [
        'resourceIds',
        ask.resourceIds.indexOf(id),
      ]);
      if (!laid.ok) return laid;
      const changed = laid.value.filter(({ before, after }) => before === null || !asksSame(before, after));
      await this.audit.addAll(
        tx,
        changed.map((one) => entryOf(viewer, 'setRates', one)),
      );
      const change = await this.keeping.run(tx, { act: 'setRates', ...found.value }, standsOf(changed));
      return ok({ change, resources });
    });
  }
}

const standsOf = (laid: readonly LaidRate[]): Stands => ({
  before: { ...nothing, rates: laid.flatMap(({ before }) => before ?? []) },
  after: { ...nothing, rates: laid.map(({ after }) => after) },
});
