import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { payload } from '#service/graphql/answers';
import { loaderOf, type RequestContext } from '#service/graphql/request-context';
import { MayCall } from '#service/viewer/may-call';
import { tellLength, tellWeek } from '../domain/open-hours';
import { ResourcesStore, type Resource } from '../resource/resources.store';
import type { SetHoursInput } from '../schema.generated';
import { Sight } from '../sight/sight';
import { HoursStore } from './hours.store';
import { SetHours } from './set-hours';

@Resolver('Resource')
export class HoursResolver {
  constructor(
    private readonly setting: SetHours,
    private readonly store: HoursStore,
    private readonly resources: ResourcesStore,
    private readonly sight: Sight,
  ) {}

  @Mutation()
  @MayCall('signedIn')
  async setHours(@Args('input') input: SetHoursInput, @Context() context: RequestContext) {
    const set = await this.setting.run(context.viewer, input);
    context.loaders.clear(); // what this request has read so far may have changed
    const load = (id: string) => loaderOf(context, (ids) => this.resources.byIds(ids), this.resources).load(id);
    return payload(set, ({ resource }) => ({ resource: load(resource) }), { resource: null });
  }

  @ResolveField('hours')
  async hoursOf(@Parent() { id }: Resource, @Context() context: RequestContext) {
    if (!(await this.sight.ofResource(context, id))) return null;
    const hours = await loaderOf(context, (ids) => this.store.ofResources(ids), this.store).load(id);
    if (hours === null) return null;
    const { week, dayMinutes } = hours;
    return { week: week && tellWeek(week), dayLength: dayMinutes === null ? null : tellLength(dayMinutes) };
  }
}
