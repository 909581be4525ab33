import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import { answerOrThrow } from '#service/graphql/answers';
import { connectionOf } from '#service/graphql/connection';
import type { RequestContext } from '#service/graphql/request-context';
import { MayCall } from '#service/viewer/may-call';
import type { Match } from '../domain/capacity-match';
import type { QuerySearchCapacityArgs } from '../schema.generated';
import { SearchCapacity } from './search-capacity';

@Resolver()
export class SearchResolver {
  constructor(private readonly search: SearchCapacity) {}

  @Query()
  @MayCall('anyone')
  async searchCapacity(
    @Args() { filter, sort, first, after }: QuerySearchCapacityArgs,
    @Context() { viewer }: RequestContext,
  ) {
    const found = answerOrThrow(await this.search.run(viewer, { filter, sort, first, after }));
    const { edges, ...connection } = connectionOf(found.page, found.ask, found.cursorOf);
    return {
      ...connection,
      edges: edges.map(({ node, cursor }) => ({ cursor, node: shown(node.match) })),
      facets: found.facets,
    };
  }
}

/** A match names its resource; having found it for this viewer is the word given for it. */
const shown = ({ candidate, period, unitsFree, price, distanceKm, isLeadTimeMet }: Match) => ({
  resource: { id: candidate.resourceId },
  period,
  unitsFree,
  price,
  distanceKm,
  reasons: isLeadTimeMet ? [] : ['LEAD_TIME'],
});
