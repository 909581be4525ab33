import { Args, Context, Parent, Query, ResolveReference, Resolver } from '@nestjs/graphql';
import { answerOrThrow } from '#service/graphql/answers';
import { connectionOf } from '#service/graphql/connection';
import { loaderOf, type RequestContext } from '#service/graphql/request-context';
import { MayCall } from '#service/viewer/may-call';
import { FindOrganisations, type OrganisationsAsk } from './find-organisations';
import { OrganisationsStore } from './organisations.store';

@Resolver('Organisation')
export class OrganisationResolver {
  constructor(
    private readonly finding: FindOrganisations,
    private readonly store: OrganisationsStore,
  ) {}

  @Query()
  @MayCall('signedIn')
  async organisations(@Args() args: OrganisationsAsk) {
    const { page, ask } = answerOrThrow(await this.finding.run(args));
    return connectionOf(page, ask, ({ nameFolded, id }) => [nameFolded, id]);
  }

  /** Whoever names an organisation has checked that this viewer may know of it. */
  @ResolveReference()
  reference(@Parent() reference: { readonly id: string }, @Context() context: RequestContext) {
    return loaderOf(context, (ids) => this.store.byIds(ids), this).load(reference.id);
  }
}
