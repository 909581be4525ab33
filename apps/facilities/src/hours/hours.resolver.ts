import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { payload } from '#service/graphql/answers';
import { loaderOf, type RequestContext } from '#service/graphql/request-context';
import { MayCall } from '#service/viewer/may-call';
import { tellTimeOfDay } from '../domain/time-of-day';
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
    return {
      week:
        week?.map((day) => day.map(({ from, to }) => ({ from: tellTimeOfDay(from), to: tellTimeOfDay(to) }))) ?? null,
      dayLength: dayMinutes === null ? null : lengthOf(dayMinutes),
    };
  }
}

function lengthOf(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return `PT${hours === 0 ? '' : `${hours}H`}${rest === 0 ? '' : `${rest}M`}`;
}
