import { Args, Context, Info, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { answerOrThrow } from '#service/graphql/answers';
import { connectionOf } from '#service/graphql/connection';
import type { RequestContext } from '#service/graphql/request-context';
import { fieldsAsked } from '#service/graphql/selection';
import { MayCall } from '#service/viewer/may-call';
import type { CapacityQuestion } from '../domain/capacity-filter';
import type { Hit } from '../domain/match-notes';
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
    @Info() info: GraphQLResolveInfo,
  ) {
    const asked = fieldsAsked(info);
    const wants = { totals: asked.has('totalCount'), facets: asked.has('facets'), places: asked.has('places') };
    const found = answerOrThrow(await this.search.run(viewer, { filter, sort, first, after, wants }));
    const { edges, ...connection } = connectionOf(found.page, found.ask, found.cursorOf);
    return {
      ...connection,
      edges: edges.map(({ node, cursor }) => ({ cursor, node: shown(node.hit, found.question) })),
      facets: found.facets,
      places: found.places,
      needs: found.question.needs.map(({ code, requirements }) => ({
        capability: code,
        requirements: requirements.map(({ attribute, ...tests }) => ({ attribute: attribute.code, ...tests })),
      })),
    };
  }
}

/** A match names its resource; having found it for this viewer is the word given for it. */
const shown = (hit: Hit, question: CapacityQuestion) => ({
  hit,
  question,
  resource: { id: hit.resourceId },
  period: hit.period,
  unitsFree: hit.unitsFree,
  price: hit.price,
  distanceKm: hit.distanceKm,
  reasons: hit.isLeadTimeMet ? [] : ['LEAD_TIME'],
});
