import { Args, Context, Parent, ResolveField, ResolveReference, Resolver } from '@nestjs/graphql';
import { isId, type Id } from '#kernel/ids';
import { answerOrThrow } from '#service/graphql/answers';
import type { RequestContext } from '#service/graphql/request-context';
import { FacilitiesStore } from '../facility/facilities.store';
import { loadPage, parseNamedPage } from '../page';
import type { OrganisationFacilitiesArgs } from '../schema.generated';

@Resolver('Organisation')
export class OrganisationResolver {
  constructor(private readonly facilities: FacilitiesStore) {}

  @ResolveReference()
  reference(@Parent() { id }: { readonly id: string }) {
    return isId('organisation', id) ? { id } : null;
  }

  @ResolveField('facilities')
  async facilitiesOf(
    @Parent() { id }: { readonly id: Id<'organisation'> },
    @Args() args: OrganisationFacilitiesArgs,
    @Context() context: RequestContext,
  ) {
    const ask = answerOrThrow(parseNamedPage(args));
    return loadPage(context, id, ask, (...list) => this.facilities.pages(...list), OrganisationResolver);
  }
}
