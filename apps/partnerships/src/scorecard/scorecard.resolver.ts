import { Context, Parent, ResolveField, Resolver, ResolveReference } from '@nestjs/graphql';
import { loaderOf, type RequestContext } from '#service/graphql/request-context';
import { ScorecardsStore } from './scorecards.store';

/** What this service adds to a facility: its record. */
@Resolver('Facility')
export class ScorecardResolver {
  constructor(private readonly scorecards: ScorecardsStore) {}

  @ResolveReference()
  reference(facility: { readonly id: string }): { readonly id: string } {
    return { id: facility.id };
  }

  @ResolveField()
  rating(@Parent() facility: { readonly id: string }, @Context() context: RequestContext): Promise<number | null> {
    return loaderOf(context, (ids) => this.scorecards.ratings(ids), ScorecardResolver).load(facility.id);
  }
}
