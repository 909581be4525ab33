import { Args, Context, Mutation, Parent, ResolveField, ResolveReference, Resolver } from '@nestjs/graphql';
import { isId } from '#kernel/ids';
import { Clock } from '#service/clock';
import { payload } from '#service/graphql/answers';
import { loaderOf, type RequestContext } from '#service/graphql/request-context';
import { MayCall } from '#service/viewer/may-call';
import { BlocksStore } from '../block/blocks.store';
import { CommitmentsStore } from '../commitment/commitments.store';
import { horizonAt } from '../domain/calendar-feed';
import { mayKeep } from '../domain/house-keeping';
import { ResourcesStore, type Resource } from '../resource/resources.store';
import type {
  AddCalendarFeedInput,
  ImportCalendarInput,
  RemoveCalendarFeedInput,
  SyncCalendarFeedInput,
} from '../schema.generated';
import { AddCalendarFeed } from './add-calendar-feed';
import { CollidingEvents } from './colliding-events';
import { FeedBlocksStore } from './feed-blocks.store';
import type { Feed } from './feed.row';
import { FeedsStore } from './feeds.store';
import { ImportCalendar } from './import-calendar';
import { OffersStore } from './offers.store';
import { RemoveCalendarFeed } from './remove-calendar-feed';
import { SyncCalendarFeed } from './sync-calendar-feed';

const mostPromises = 100;

/** A calendar is its house's business only, whoever names it. */
export const seesFeed = ({ viewer }: RequestContext, feed: Feed | null): boolean =>
  feed !== null && feed.houseId === viewer.organisation;

@Resolver('CalendarFeed')
export class FeedResolver {
  constructor(
    private readonly adding: AddCalendarFeed,
    private readonly syncing: SyncCalendarFeed,
    private readonly removing: RemoveCalendarFeed,
    private readonly importing: ImportCalendar,
    private readonly feeds: FeedsStore,
    private readonly kept: FeedBlocksStore,
    private readonly resources: ResourcesStore,
    private readonly blocks: BlocksStore,
    private readonly events: CollidingEvents,
    private readonly offers: OffersStore,
    private readonly commitments: CommitmentsStore,
    private readonly clock: Clock,
  ) {}

  @Mutation()
  @MayCall('signedIn')
  async addCalendarFeed(@Args('input') input: AddCalendarFeedInput, @Context() context: RequestContext) {
    const added = await this.adding.run(context.viewer, input);
    context.loaders.clear(); // what this request has read so far may have changed
    return payload(added, ({ feed }) => ({ feed: this.load(context, feed) }), { feed: null });
  }

  @Mutation()
  @MayCall('signedIn')
  async syncCalendarFeed(@Args('input') input: SyncCalendarFeedInput, @Context() context: RequestContext) {
    const asked = await this.syncing.run(context.viewer, input);
    context.loaders.clear(); // what this request has read so far may have changed
    return payload(asked, ({ feed }) => ({ feed: this.load(context, feed) }), { feed: null });
  }

  @Mutation()
  @MayCall('signedIn')
  async removeCalendarFeed(@Args('input') input: RemoveCalendarFeedInput, @Context() context: RequestContext) {
    const removed = await this.removing.run(context.viewer, input);
    context.loaders.clear(); // what this request has read so far may have changed
    return payload(removed, ({ resource }) => ({ resource: this.loadResource(context, resource) }), { resource: null });
  }

  @Mutation()
  @MayCall('signedIn')
  async importCalendar(@Args('input') input: ImportCalendarInput, @Context() context: RequestContext) {
    const imported = await this.importing.run(context.viewer, input);
    context.loaders.clear(); // what this request has read so far may have changed
    return payload(imported, ({ feed }) => ({ feed: this.load(context, feed) }), { feed: null });
  }

  @ResolveReference()
  async reference(@Parent() { id }: { readonly id: string }, @Context() context: RequestContext) {
    if (!isId('feed', id)) return null;
    const found = await this.load(context, id);
    return seesFeed(context, found) ? found : null;
  }

  @ResolveField()
  resource(@Parent() { resourceId }: Feed, @Context() context: RequestContext) {
    return this.loadResource(context, resourceId);
  }

  @ResolveField()
  host(@Parent() { url }: Feed) {
    return url === null ? null : new URL(url).host;
  }

  /** Whoever has it reads the calendar elsewhere, titles and all. */
  @ResolveField()
  url(@Parent() { url, houseId }: Feed, @Context() { viewer }: RequestContext) {
    return mayKeep(viewer, houseId).ok ? url : null;
  }

  @ResolveField()
  isPaused(@Parent() { url, nextAt }: Feed) {
    return url !== null && nextAt === null;
  }

  @ResolveField()
  async eventCount(@Parent() { id }: Feed, @Context() context: RequestContext) {
    const after = new Date(horizonAt(this.clock.now()).start);
    const batch = (ids: readonly string[]) => this.kept.counts(ids, after);
    return (await loaderOf(context, batch, this.kept).load(id)) ?? 0;
  }

  @ResolveField()
  async collisions(@Parent() { id }: Feed, @Context() context: RequestContext) {
    const batch = (ids: readonly string[]) => this.events.ofFeeds(ids);
    const colliding = (await loaderOf(context, batch, this.events).load(id)) ?? [];
    return loaderOf(context, (ids) => this.blocks.byIds(ids), this.blocks).loadMany(colliding);
  }

  @ResolveField()
  async promisesLeft(@Parent() { id }: Feed, @Context() context: RequestContext) {
    const batch = (ids: readonly string[]) => this.offers.promises(ids, mostPromises);
    const ids = (await loaderOf(context, batch, this.offers).load(id)) ?? [];
    return loaderOf(context, (some) => this.commitments.byIds(some), this.commitments).loadMany(ids);
  }

  private load(context: RequestContext, id: string): Promise<Feed | null> {
    return loaderOf(context, (ids) => this.feeds.byIds(ids), this.feeds).load(id);
  }

  private loadResource(context: RequestContext, id: string): Promise<Resource | null> {
    return loaderOf(context, (ids) => this.resources.byIds(ids), this.resources).load(id);
  }
}

@Resolver('Resource')
export class FeedsOfResourceResolver {
  private readonly lists = {};

  constructor(private readonly feeds: FeedsStore) {}

  @ResolveField()
  async calendarFeeds(@Parent() { id, organisationId }: Resource, @Context() context: RequestContext) {
    if (organisationId !== context.viewer.organisation) return [];
    const batch = (ids: readonly string[]) => this.feeds.ofResources(ids);
    return (await loaderOf(context, batch, this.lists).load(id)) ?? [];
  }
}
