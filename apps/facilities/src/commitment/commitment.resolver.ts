import { Context, Parent, ResolveField, ResolveReference, Resolver } from '@nestjs/graphql';
import { isId } from '#kernel/ids';
import { loaderOf, type RequestContext } from '#service/graphql/request-context';
import { ResourcesStore } from '../resource/resources.store';
import { seesCommitment } from './commitment-sight';
import { CommitmentsStore, type SeenCommitment } from './commitments.store';

@Resolver('Commitment')
export class CommitmentResolver {
  constructor(
    private readonly commitments: CommitmentsStore,
    private readonly resources: ResourcesStore,
  ) {}

  /** Only to the house and to whoever it was placed for, whoever names it. */
  @ResolveReference()
  async reference(@Parent() { id }: { readonly id: string }, @Context() context: RequestContext) {
    if (!isId('commitment', id)) return null;
    const found = await loaderOf(context, (ids) => this.commitments.byIds(ids), this.commitments).load(id);
    return found !== null && seesCommitment(context.viewer, found) ? found : null;
  }

  @ResolveField()
  resource(@Parent() { resourceId }: SeenCommitment, @Context() context: RequestContext) {
    return loaderOf(context, (ids) => this.resources.byIds(ids), this.resources).load(resourceId);
  }

  @ResolveField()
  request(@Parent() { requestId }: SeenCommitment) {
    return requestId === null ? null : { id: requestId };
  }
}
