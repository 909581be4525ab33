import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import { isId } from '#kernel/ids';
import { loaderOf, type RequestContext } from '#service/graphql/request-context';
import { MayCall } from '#service/viewer/may-call';
import { CommitmentsStore } from '../commitment/commitments.store';
import { seesCommitment } from '../commitment/commitment-sight';
import { DirectoryEntriesStore } from '../directory/directory-entries.store';
import { Sight } from '../sight/sight';

@Resolver()
export class VisibleNodesResolver {
  constructor(
    private readonly sight: Sight,
    private readonly commitments: CommitmentsStore,
    private readonly entries: DirectoryEntriesStore,
  ) {}

  /** Facilities, resources and commitments, each by its own rule; organisations to who sees a facility of theirs; the directory to anyone. */
  @Query()
  @MayCall('anyone')
  visibleNodes(@Args('ids') ids: readonly string[], @Context() context: RequestContext): Promise<boolean[]> {
    return Promise.all(ids.map((id) => this.sees(context, id)));
  }

  private async sees(context: RequestContext, id: string): Promise<boolean> {
    if (isId('facility', id)) return this.sight.ofFacility(context, id);
    if (isId('resource', id)) return this.sight.ofResource(context, id);
    if (isId('organisation', id)) return this.sight.ofHouse(context, id);
    if (isId('entry', id))
      return (await loaderOf(context, (ids) => this.entries.byIds(ids), this.entries).load(id)) !== null;
    if (!isId('commitment', id)) return false;
    const found = await loaderOf(context, (ids) => this.commitments.byIds(ids), this.commitments).load(id);
    return found !== null && seesCommitment(context.viewer, found);
  }
}
