import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Clock } from '#service/clock';
import { loaderOf, type RequestContext } from '#service/graphql/request-context';
import { BlockCollisions } from '../block/block-collisions';
import { BlocksStore } from '../block/blocks.store';
import type { Facility } from '../facility/facilities.store';
import { FeedBlocksStore } from './feed-blocks.store';
import { FeedsStore } from './feeds.store';

const most = 100;

/** What its own house should look at, of all calendars of a facility. */
@Resolver('Facility')
export class FeedsOfFacilityResolver {
  private readonly troubled = {};
  private readonly near = {};

  constructor(
    private readonly feeds: FeedsStore,
    private readonly kept: FeedBlocksStore,
    private readonly blocks: BlocksStore,
    private readonly blockCollisions: BlockCollisions,
    private readonly clock: Clock,
  ) {}

  @ResolveField()
  async troubledFeeds(@Parent() { id, organisationId }: Facility, @Context() context: RequestContext) {
    if (organisationId !== context.viewer.organisation) return [];
    const batch = (ids: readonly string[]) => this.feeds.troubledIn(ids, most);
    return (await loaderOf(context, batch, this.troubled).load(id)) ?? [];
  }

  /** An event may meet a promise and still have its units; those are left out. */
  @ResolveField()
  async eventCollisions(@Parent() { id, organisationId }: Facility, @Context() context: RequestContext) {
    if (organisationId !== context.viewer.organisation) return [];
    const after = new Date(this.clock.now());
    const batch = (ids: readonly string[]) => this.kept.nearPromisesIn(ids, after, most);
    const near = (await loaderOf(context, batch, this.near).load(id)) ?? [];
    const inWay = await loaderOf(context, (ids) => this.blockCollisions.of(ids), this.blockCollisions).loadMany(near);
    const colliding = near.filter((_, at) => Array.isArray(inWay[at]) && inWay[at].length > 0);
    return loaderOf(context, (ids) => this.blocks.byIds(ids), this.blocks).loadMany(colliding);
  }
}
