import { Injectable } from '@nestjs/common';
import { newId, type Id } from '#kernel/ids';
import { all, ok, type Result } from '#kernel/result';
import { Clock } from '#service/clock';
import type { Tx } from '#service/database/database';
import { isOfSame, refuseAudience, refuseCurrency, type KeptRate, type Rate } from '../domain/rate-terms';
import { NeighboursStore } from '../organisation/neighbours.store';
import type { OwnResources } from '../resource/find-own-resource';
import { RatesStore } from './rates.store';

/** A rate as it is now, and the one whose place it has taken. */
export type LaidRate = { readonly before: KeptRate | null; readonly after: KeptRate };

/** Sets a rate on resources of one house, on all or on none, in the transaction of the caller. */
@Injectable()
export class LayRates {
  constructor(
    private readonly rates: RatesStore,
    private readonly neighbours: NeighboursStore,
    private readonly clock: Clock,
  ) {}

  /** Under the locks that the caller holds; in the order of the resources. `mixed` is the field that a resource of another currency is named by. */
  async run(
    tx: Tx,
    { organisationId, resources }: Pick<OwnResources, 'organisationId' | 'resources'>,
    rate: Rate,
    mixed: (resource: Id<'resource'>) => readonly (string | number)[],
  ): Promise<Result<readonly LaidRate[]>> {
    const known = await this.rates.kept(tx, resources.map(({ id }) => id)); // prettier-ignore
    const audience = refuseAudience(await this.neighbours.audience(tx, organisationId, rate.audience));
    const laid = resources.map(({ id: resourceId }) => {
      const own = known.get(resourceId) ?? [];
      const before = own.find((other) => isOfSame(other, rate)) ?? null;
      const beside = own.find((other) => other !== before)?.terms.currency ?? null;
      return { resourceId, before, beside };
    });
    const currencies = laid.map(({ resourceId, beside }) => refuseCurrency(rate, beside, ...mixed(resourceId)));
    const faults = all<unknown>([audience, ...currencies]);
    if (!faults.ok) return faults;
    const now = this.clock.now();
    const set = laid.map(({ resourceId, before }) => ({
      before,
      after: { ...rate, resourceId, id: before?.id ?? newId('rate', now) },
    }));
    await this.rates.putAll(tx, set.map(({ after }) => after)); // prettier-ignore
    return ok(set);
  }
}
