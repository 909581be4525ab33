import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { loaderOf, type RequestContext } from '#service/graphql/request-context';
import { AssessmentsStore } from '../assessment/assessments.store';
import { ClaimsOfResourceResolver } from '../claim/claim.resolver';
import { ClaimsStore } from '../claim/claims.store';
import type { CapacityQuestion } from '../domain/capacity-filter';
import type { Claim } from '../domain/claim';
import { lacksOf, whyOf, type Evidence, type Hit, type MatchNote } from '../domain/match-notes';
import { taxonomy } from '../taxonomy/taxonomy-file';

/** A match as the fields below know it. */
type MatchShown = { readonly hit: Hit; readonly question: CapacityQuestion };

/** What is told of a match beyond its terms; read only where it is asked for, of a whole page at once. */
@Resolver('CapacityMatch')
export class MatchResolver {
  constructor(
    private readonly claims: ClaimsStore,
    private readonly assessments: AssessmentsStore,
  ) {}

  @ResolveField('claims')
  async claimsOf(@Parent() { hit }: MatchShown, @Context() context: RequestContext): Promise<readonly Claim[]> {
    const loader = loaderOf(context, (ids) => this.claims.ofResources(ids), ClaimsOfResourceResolver);
    const claims = (await loader.load(hit.resourceId)) ?? [];
    return claims.filter(({ capability }) => hit.capabilities.includes(capability));
  }

  @ResolveField('why')
  async whyOf(@Parent() match: MatchShown, @Context() context: RequestContext): Promise<readonly MatchNote[]> {
    return whyOf(match.hit, await this.evidenceOf(match, context), match.question, taxonomy);
  }

  @ResolveField('lacks')
  async lacksOf(@Parent() match: MatchShown, @Context() context: RequestContext): Promise<readonly MatchNote[]> {
    return lacksOf(match.hit, await this.evidenceOf(match, context), match.question, taxonomy);
  }

  private async evidenceOf(match: MatchShown, context: RequestContext): Promise<Evidence> {
    const loader = loaderOf(context, (ids) => this.assessments.ofFacilities(ids), MatchResolver);
    const [claims, security] = await Promise.all([this.claimsOf(match, context), loader.load(match.hit.facilityId)]);
    return { claims, assessments: security?.assessments ?? [] };
  }
}
