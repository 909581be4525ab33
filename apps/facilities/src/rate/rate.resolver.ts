import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { payload } from '#service/graphql/answers';
import { loaderOf, type RequestContext } from '#service/graphql/request-context';
import { MayCall } from '#service/viewer/may-call';
import { ChangesStore } from '../change/changes.store';
import type { KeptRate } from '../domain/rate-terms';
import { ResourcesStore } from '../resource/resources.store';
import type { RemoveRateInput, SetRateInput, SetRatesInput } from '../schema.generated';
import { bandsOf } from './rate.row';
import { RemoveRate } from './remove-rate';
import { SetRate } from './set-rate';
import { SetRates } from './set-rates';

@Resolver('Rate')
export class RateResolver {
  constructor(
    private readonly setting: SetRate,
    private readonly settingMany: SetRates,
    private readonly removing: RemoveRate,
    private readonly resources: ResourcesStore,
    private readonly changes: ChangesStore,
  ) {}

  @Mutation()
  @MayCall('signedIn')
  async setRate(@Args('input') input: SetRateInput, @Context() context: RequestContext) {
    const set = await this.setting.run(context.viewer, input);
    context.loaders.clear(); // what this request has read so far may have changed
    return payload(set, ({ resource }) => ({ resource: this.load(context, resource) }), { resource: null });
  }

  @Mutation()
  @MayCall('signedIn')
  async setRates(@Args('input') input: SetRatesInput, @Context() context: RequestContext) {
    const set = await this.settingMany.run(context.viewer, input);
    context.loaders.clear(); // what this request has read so far may have changed
    const shape = ({
      change,
      resources,
    }: {
      readonly change: string | null;
      readonly resources: readonly string[];
    }) => ({
      change: change && loaderOf(context, (ids) => this.changes.byIds(ids), this.changes).load(change),
      resources: loaderOf(context, (ids) => this.resources.byIds(ids), this.resources).loadMany(resources),
    });
    return payload(set, shape, { change: null, resources: [] });
  }

  @Mutation()
  @MayCall('signedIn')
  async removeRate(@Args('input') input: RemoveRateInput, @Context() context: RequestContext) {
    const removed = await this.removing.run(context.viewer, input);
    context.loaders.clear(); // what this request has read so far may have changed
    return payload(removed, ({ resource }) => ({ resource: this.load(context, resource) }), { resource: null });
  }

  @ResolveField()
  audience(@Parent() { audience }: KeptRate) {
    return audience.kind;
  }

  @ResolveField()
  audienceId(@Parent() { audience }: KeptRate) {
    return audience.id;
  }

  @ResolveField()
  amount(@Parent() { terms }: KeptRate) {
    return { amountMinor: terms.amountMinor, currency: terms.currency };
  }

  @ResolveField()
  per(@Parent() { terms }: KeptRate) {
    return terms.per;
  }

  @ResolveField()
  minimum(@Parent() { terms }: KeptRate) {
    return terms.minimum?.iso ?? null;
  }

  @ResolveField()
  leadTime(@Parent() { terms }: KeptRate) {
    return terms.leadTime?.iso ?? null;
  }

  @ResolveField()
  weekendUplift(@Parent() { terms }: KeptRate) {
    return terms.weekendPercent;
  }

  @ResolveField()
  overtimeUplift(@Parent() { terms }: KeptRate) {
    return terms.overtimePercent;
  }

  @ResolveField()
  cancellation(@Parent() { terms }: KeptRate) {
    return bandsOf(terms.cancellation) ?? [];
  }

  private load(context: RequestContext, id: string) {
    return loaderOf(context, (ids) => this.resources.byIds(ids), this.resources).load(id);
  }
}
