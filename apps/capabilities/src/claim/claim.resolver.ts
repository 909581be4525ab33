import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { payload } from '#service/graphql/answers';
import { loaderOf, type RequestContext } from '#service/graphql/request-context';
import { MayCall } from '#service/viewer/may-call';
import type { Claim as ClaimShown, MutationClaimCapabilitiesArgs } from '../schema.generated';
import type { Claim } from '../domain/claim';
import type { Capability } from '../domain/taxonomy';
import { taxonomy } from '../taxonomy/taxonomy-file';
import { ClaimCapabilities } from './claim-capabilities';
import { ClaimsStore } from './claims.store';

/** Whoever was given the word of a resource may know what it claims. */
@Resolver('Resource')
export class ClaimsOfResourceResolver {
  constructor(private readonly claims: ClaimsStore) {}

  @ResolveField('claims')
  async claimsOf(
    @Parent() resource: { readonly id: string },
    @Context() context: RequestContext,
  ): Promise<readonly Claim[]> {
    const loader = loaderOf(context, (ids) => this.claims.ofResources(ids), ClaimsOfResourceResolver);
    return (await loader.load(resource.id)) ?? [];
  }
}

@Resolver('Claim')
export class ClaimResolver {
  constructor(private readonly claimCapability: ClaimCapabilities) {}

  @Mutation()
  @MayCall('signedIn')
  async claimCapabilities(@Args() { input }: MutationClaimCapabilitiesArgs, @Context() { viewer }: RequestContext) {
    const claimed = await this.claimCapability.run(viewer, input);
    return payload(claimed, ({ resourceId }) => ({ resource: { id: resourceId } }), { resource: null });
  }

  @ResolveField('capability')
  capabilityOf(@Parent() claim: Claim): Capability | undefined {
    return taxonomy.capabilities.get(claim.capability);
  }

  @ResolveField('attributes')
  attributesOf(@Parent() claim: Claim): ClaimShown['attributes'] {
    return Object.entries(claim.attributes).map(([attribute, values]) => ({ attribute, values: [...values] }));
  }
}
