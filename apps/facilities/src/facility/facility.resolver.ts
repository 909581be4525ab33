import { Args, Context, Mutation, Parent, Query, ResolveField, ResolveReference, Resolver } from '@nestjs/graphql';
import { isId } from '#kernel/ids';
import { answerOrThrow, payload } from '#service/graphql/answers';
import { loaderOf, type RequestContext } from '#service/graphql/request-context';
import { MayCall } from '#service/viewer/may-call';
import { loadPage, parseNamedPage } from '../page';
import { ResourcesStore } from '../resource/resources.store';
import type { CreateFacilityInput, FacilityResourcesArgs } from '../schema.generated';
import { Sight } from '../sight/sight';
import { CreateFacility } from './create-facility';
import { FacilitiesStore, type Facility } from './facilities.store';

@Resolver('Facility')
export class FacilityResolver {
  constructor(
    private readonly creating: CreateFacility,
    private readonly facilities: FacilitiesStore,
    private readonly resources: ResourcesStore,
    private readonly sight: Sight,
  ) {}

  @Query()
  @MayCall('anyone')
  async facility(@Args('id') id: string, @Context() context: RequestContext) {
    return (await this.sight.ofFacility(context, id)) ? this.load(context, id) : null;
  }

  @Mutation()
  @MayCall('signedIn')
  async createFacility(@Args('input') input: CreateFacilityInput, @Context() context: RequestContext) {
    const created = await this.creating.run(context.viewer, input);
    context.loaders.clear(); // what this request has read so far may have changed
    return payload(created, ({ facility }) => ({ facility: this.load(context, facility) }), { facility: null });
  }

  /** Whoever names a facility has checked that this viewer may know of it. */
  @ResolveReference()
  reference(@Parent() { id }: { readonly id: string }, @Context() context: RequestContext) {
    return isId('facility', id) ? this.load(context, id) : null;
  }

  @ResolveField()
  organisation(@Parent() { organisationId }: Facility) {
    return { __typename: 'Organisation', id: organisationId };
  }

  @ResolveField('resources')
  async resourcesOf(
    @Parent() facility: Facility,
    @Args() args: FacilityResourcesArgs,
    @Context() context: RequestContext,
  ) {
    const ask = answerOrThrow(parseNamedPage(args));
    return loadPage(context, facility.id, ask, (...list) => this.resources.pages(...list), FacilityResolver);
  }

  private load(context: RequestContext, id: string): Promise<Facility | null> {
    return loaderOf(context, (ids) => this.facilities.byIds(ids), this.facilities).load(id);
  }
}
