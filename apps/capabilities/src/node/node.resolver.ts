import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import type { RequestContext } from '#service/graphql/request-context';
import { MayCall } from '#service/viewer/may-call';
import { isId } from '#kernel/ids';
import type { QueryVisibleNodesArgs } from '../schema.generated';
import { keeps, SavedSearchesStore } from '../saved-search/saved-searches.store';

@Resolver()
export class NodeResolver {
  constructor(private readonly searches: SavedSearchesStore) {}

  /** A saved search to its keeper. Claims and assessments are no nodes: they are read through their resource or facility. */
  @Query()
  @MayCall('anyone')
  async visibleNodes(
    @Args() { ids }: QueryVisibleNodesArgs,
    @Context() { viewer }: RequestContext,
  ): Promise<readonly boolean[]> {
    const kept = await this.searches.byIds(ids.filter((id) => isId('search', id)));
    return ids.map((id) => {
      const search = kept.get(id);
      return search !== undefined && keeps(viewer, search);
    });
  }
}
