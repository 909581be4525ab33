import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { loaderOf, type RequestContext } from '#service/graphql/request-context';
import { BlocksStore } from '../block/blocks.store';
import type { Facility } from '../facility/facilities.store';
import { CollidingEvents } from './colliding-events';
import { FeedsStore } from './feeds.store';

const most = 100;

/** What its own house should look at, of all calendars of a facility. */
@Resolver('Facility')
export class FeedsOfFacilityResolver {
  private readonly troubled = {};
  private readonly colliding = {};

  constructor(
    private readonly feeds: FeedsStore,
    private readonly events: CollidingEvents,
    private readonly blocks: BlocksStore,
  ) {}

  @ResolveField()
  async troubledFeeds(@Parent() { id, organisationId }: Facility, @Context() context: RequestContext) {
    if (organisationId !== context.viewer.organisation) return [];
    const batch = (ids: readonly string[]) => this.feeds.troubledIn(ids, most);
    return (await loaderOf(context, batch, this.troubled).load(id)) ?? [];
  }

  @ResolveField()
  async eventCollisions(@Parent() { id, organisationId }: Facility, @Context() context: RequestContext) {
    if (organisationId !== context.viewer.organisation) return [];
    const batch = (ids: readonly string[]) => this.events.ofFacilities(ids);
    const colliding = (await loaderOf(context, batch, this.colliding).load(id)) ?? [];
    return loaderOf(context, (ids) => this.blocks.byIds(ids), this.blocks).loadMany(colliding);
  }
}
