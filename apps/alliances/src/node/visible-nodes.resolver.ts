import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import type { RequestContext } from '#service/graphql/request-context';
import { MayCall } from '#service/viewer/may-call';
import { TrailStore } from '../audit/trail.store';

/** Answers the gateway's `node(id)` for entries of the trail: admins see them, nobody else does. */
@Resolver()
export class VisibleNodesResolver {
  constructor(private readonly trail: TrailStore) {}

  @Query()
  @MayCall('anyone')
  async visibleNodes(
    @Args('ids') ids: readonly string[],
    @Context() { viewer }: RequestContext,
  ): Promise<readonly boolean[]> {
    const entries = viewer.isAdmin ? await this.trail.byIds(ids) : new Map<string, unknown>();
    return ids.map((id) => entries.has(id));
  }
}
