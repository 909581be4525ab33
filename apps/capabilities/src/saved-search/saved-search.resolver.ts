import { Args, Context, Mutation, Parent, Query, ResolveField, ResolveReference, Resolver } from '@nestjs/graphql';
import type { Id } from '#kernel/ids';
import type { Instant } from '#kernel/instant';
import type { Result } from '#kernel/result';
import { Clock } from '#service/clock';
import { payload } from '#service/graphql/answers';
import { loaderOf, type RequestContext } from '#service/graphql/request-context';
import { MayCall } from '#service/viewer/may-call';
import type {
  MutationChangeSavedSearchArgs,
  MutationRemoveSavedSearchArgs,
  MutationSaveSearchArgs,
  MutationStopAlertsArgs,
  QueryStoppableAlertsArgs,
} from '../schema.generated';
import { ChangeSavedSearch } from './change-saved-search';
import { NewHits } from './new-hits';
import { RemoveSavedSearch } from './remove-saved-search';
import { SaveSearch } from './save-search';
import { keeps, SavedSearchesStore, type SavedSearch } from './saved-searches.store';
import { StopAlerts } from './stop-alerts';

@Resolver('SavedSearch')
export class SavedSearchResolver {
  constructor(
    private readonly saving: SaveSearch,
    private readonly changing: ChangeSavedSearch,
    private readonly removing: RemoveSavedSearch,
    private readonly stopping: StopAlerts,
    private readonly searches: SavedSearchesStore,
    private readonly news: NewHits,
    private readonly clock: Clock,
  ) {}

  @Query()
  @MayCall('signedIn')
  savedSearches(@Context() { viewer }: RequestContext): Promise<readonly SavedSearch[]> {
    const { account, organisation } = viewer;
    return account === null ? Promise.resolve([]) : this.searches.ofKeeper({ account, organisation });
  }

  @Mutation()
  @MayCall('signedIn')
  async saveSearch(@Args() { input }: MutationSaveSearchArgs, @Context() context: RequestContext) {
    return this.shown(await this.saving.run(context.viewer, input), context);
  }

  @Mutation()
  @MayCall('signedIn')
  async changeSavedSearch(@Args() { input }: MutationChangeSavedSearchArgs, @Context() context: RequestContext) {
    return this.shown(await this.changing.run(context.viewer, input), context);
  }

  @Mutation()
  @MayCall('signedIn')
  async removeSavedSearch(@Args() { input }: MutationRemoveSavedSearchArgs, @Context() { viewer }: RequestContext) {
    const removed = await this.removing.run(viewer, input);
    return payload(removed, ({ id }) => ({ savedSearchId: id }), { savedSearchId: null });
  }

  /** Whoever has the secret may, whoever they are. */
  @Query()
  @MayCall('anyone')
  stoppableAlerts(@Args() { secret }: QueryStoppableAlertsArgs) {
    return this.stopping.look(secret);
  }

  @Mutation()
  @MayCall('anyone')
  stopAlerts(@Args() { secret }: MutationStopAlertsArgs) {
    return this.stopping.run(secret);
  }

  /** Its keeper's alone, whoever names it. */
  @ResolveReference()
  async reference(@Parent() { id }: { readonly id: string }, @Context() context: RequestContext) {
    const found = await this.load(context, id);
    return found !== null && keeps(context.viewer, found) ? found : null;
  }

  @ResolveField()
  lastToldAt(@Parent() { toldAt }: SavedSearch): Instant | null {
    return toldAt;
  }

  @ResolveField()
  async newCount(@Parent() { id, frequency }: SavedSearch, @Context() context: RequestContext): Promise<number | null> {
    if (frequency === 'NEVER') return null;
    return (await loaderOf(context, (ids) => this.news.of(ids), this.news).load(id)) ?? 0;
  }

  @ResolveField()
  isOver(@Parent() { until }: SavedSearch): boolean {
    return until <= this.clock.now();
  }

  private shown(result: Result<{ readonly id: Id<'search'> }>, context: RequestContext) {
    context.loaders.clear(); // what this request has read so far may have changed
    return payload(result, ({ id }) => ({ savedSearch: this.load(context, id) }), { savedSearch: null });
  }

  private load(context: RequestContext, id: string): Promise<SavedSearch | null> {
    return loaderOf(context, (ids) => this.searches.byIds(ids), this.searches).load(id);
  }
}
