import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { payload } from '#service/graphql/answers';
import { loaderOf, type RequestContext } from '#service/graphql/request-context';
import { MayCall } from '#service/viewer/may-call';
import { tellLength, tellWeek } from '../domain/open-hours';
import { FacilitiesStore, type Facility } from '../facility/facilities.store';
import type { SetBusinessHoursInput } from '../schema.generated';
import { BusinessHoursStore } from './business-hours.store';
import { SetBusinessHours } from './set-business-hours';

@Resolver('Facility')
export class BusinessHoursResolver {
  constructor(
    private readonly setting: SetBusinessHours,
    private readonly store: BusinessHoursStore,
    private readonly facilities: FacilitiesStore,
  ) {}

  @Mutation()
  @MayCall('signedIn')
  async setBusinessHours(@Args('input') input: SetBusinessHoursInput, @Context() context: RequestContext) {
    const set = await this.setting.run(context.viewer, input);
    context.loaders.clear(); // what this request has read so far may have changed
    const load = (id: string) => loaderOf(context, (ids) => this.facilities.byIds(ids), this.facilities).load(id);
    return payload(set, ({ facility }) => ({ facility: load(facility) }), { facility: null });
  }

  @ResolveField()
  async businessHours(@Parent() { id }: Facility, @Context() context: RequestContext) {
    const hours = await loaderOf(context, (ids) => this.store.byIds(ids), this.store).load(id);
    if (hours === null) throw new Error(`${id} has no business hours`);
    return { week: tellWeek(hours.week), challengeClock: tellLength(hours.challengeMinutes) };
  }
}
