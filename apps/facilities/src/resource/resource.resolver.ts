import { Args, Context, Mutation, Parent, Query, ResolveField, ResolveReference, Resolver } from '@nestjs/graphql';
import { isId } from '#kernel/ids';
import { parsePeriod } from '#kernel/period';
import { within } from '#kernel/result';
import { WindowsStore } from '../capacity/windows.store';
import { CommitmentsStore } from '../commitment/commitments.store';
import { FacilitiesStore } from '../facility/facilities.store';
import { RatesStore } from '../rate/rates.store';
import type {
  AddResourceInput,
  ResourceCapacityArgs,
  ResourceCommitmentsArgs,
  ResourceFreeArgs,
  ResourceFreeUnitsArgs,
} from '../schema.generated';
import { answerOrThrow, payload } from '#service/graphql/answers';
import { loaderOf, type RequestContext } from '#service/graphql/request-context';
import { MayCall } from '#service/viewer/may-call';
import { Sight } from '../sight/sight';
import { AddResource } from './add-resource';
import { ResourcesStore, type Resource } from './resources.store';
import { stretchKey } from './stretch';

@Resolver('Resource')
export class ResourceResolver {
  private readonly allCommitments = {};
  private readonly ownCommitments = {};
  private readonly lastEnds = {};
  private readonly free = {};
  private readonly stretches = {};

  constructor(
    private readonly adding: AddResource,
    private readonly resources: ResourcesStore,
    private readonly facilities: FacilitiesStore,
    private readonly windows: WindowsStore,
    private readonly ratesStore: RatesStore,
    private readonly commitmentsStore: CommitmentsStore,
    private readonly sight: Sight,
  ) {}

  @Query()
  @MayCall('anyone')
  async resource(@Args('id') id: string, @Context() context: RequestContext) {
    return (await this.sight.ofResource(context, id)) ? this.load(context, id) : null;
  }

  @Mutation()
  @MayCall('signedIn')
  async addResource(@Args('input') input: AddResourceInput, @Context() context: RequestContext) {
    const added = await this.adding.run(context.viewer, input);
    context.loaders.clear(); // what this request has read so far may have changed
    return payload(added, ({ resource }) => ({ resource: this.load(context, resource) }), { resource: null });
  }

  /** Whoever names a resource has checked that this viewer may know of it; what it offers is checked field by field. */
  @ResolveReference()
  reference(@Parent() { id }: { readonly id: string }, @Context() context: RequestContext) {
    return isId('resource', id) ? this.load(context, id) : null;
  }

  @ResolveField()
  facility(@Parent() { facilityId }: Resource, @Context() context: RequestContext) {
    return loaderOf(context, (ids) => this.facilities.byIds(ids), this.facilities).load(facilityId);
  }

  @ResolveField()
  async capacity(@Parent() { id }: Resource, @Args() args: ResourceCapacityArgs, @Context() context: RequestContext) {
    const period = answerOrThrow(within(parsePeriod(args.within), 'within'));
    if (!(await this.sight.ofResource(context, id))) return [];
    const batch = (keys: readonly string[]) => this.windows.within(keys);
    return (await loaderOf(context, batch, this.windows).load(stretchKey(id, period))) ?? [];
  }

  @ResolveField()
  async offeredUntil(@Parent() { id }: Resource, @Context() context: RequestContext) {
    if (!(await this.sight.ofResource(context, id))) return null;
    const batch = (ids: readonly string[]) => this.windows.lastEnds(ids);
    return (await loaderOf(context, batch, this.lastEnds).load(id)) ?? null;
  }

  @ResolveField()
  async rates(@Parent() { id }: Resource, @Context() context: RequestContext) {
    const all = await this.sight.ofResource(context, id, 'books');
    const batch = (ids: readonly string[]) => this.ratesStore.ofResources(ids, context.viewer);
    const rates = (await loaderOf(context, batch, this.ratesStore).load(id)) ?? [];
    return rates.filter((rate) => all || rate.includesViewer);
  }

  @ResolveField()
  async commitments(
    @Parent() { id }: Resource,
    @Args() args: ResourceCommitmentsArgs,
    @Context() context: RequestContext,
  ) {
    const period = answerOrThrow(within(parsePeriod(args.within), 'within'));
    const isOwner = await this.sight.ofResource(context, id, 'books');
    const organisation = isOwner ? null : context.viewer.organisation;
    if (!isOwner && organisation === null) return [];
    const batch = (keys: readonly string[]) => this.commitmentsStore.within(keys, organisation);
    const loader = loaderOf(context, batch, isOwner ? this.allCommitments : this.ownCommitments);
    return (await loader.load(stretchKey(id, period))) ?? [];
  }

  @ResolveField()
  async freeUnits(@Parent() { id }: Resource, @Args() args: ResourceFreeUnitsArgs, @Context() context: RequestContext) {
    const during = answerOrThrow(within(parsePeriod(args.during), 'during'));
    if (!(await this.sight.ofResource(context, id))) return 0;
    const batch = (keys: readonly string[]) => this.windows.freeUnits(keys);
    return (await loaderOf(context, batch, this.free).load(stretchKey(id, during))) ?? 0;
  }

  @ResolveField('free')
  async freeStretches(@Parent() { id }: Resource, @Args() args: ResourceFreeArgs, @Context() context: RequestContext) {
    const period = answerOrThrow(within(parsePeriod(args.within), 'within'));
    if (!(await this.sight.ofResource(context, id))) return [];
    const batch = (keys: readonly string[]) => this.windows.free(keys);
    const free = (await loaderOf(context, batch, this.stretches).load(stretchKey(id, period))) ?? [];
    return free.map(({ during, units }) => ({ period: during, units }));
  }

  private load(context: RequestContext, id: string): Promise<Resource | null> {
    return loaderOf(context, (ids) => this.resources.byIds(ids), this.resources).load(id);
  }
}
