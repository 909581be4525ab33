import { Args, Query, ResolveReference, Resolver } from '@nestjs/graphql';
import { answerOrThrow } from '#service/graphql/answers';
import { MayCall } from '#service/viewer/may-call';
import { needsOf } from '../domain/delivery-spec';
import type { AiCategory, Branch, Capability, Scheme } from '../domain/taxonomy';
import { listCapabilities } from './list-capabilities';
import { namedCapability } from './named-capability';
import { taxonomy } from './taxonomy-file';

@Resolver('Capability')
export class TaxonomyResolver {
  @Query()
  @MayCall('anyone')
  capabilities(@Args('discipline') discipline: string | null | undefined): readonly Capability[] {
    return answerOrThrow(listCapabilities(taxonomy, discipline ?? null));
  }

  /** The taxonomy is open to everyone, so a code from another service needs no further word. */
  @ResolveReference()
  capabilityOf({ code }: { readonly code: string }): Capability | null {
    return namedCapability(taxonomy, code);
  }

  @Query()
  @MayCall('anyone')
  taxonomyBranches(): readonly Branch[] {
    return [...taxonomy.disciplines, ...taxonomy.branches];
  }

  @Query()
  @MayCall('anyone')
  deliverySpecs() {
    return [...taxonomy.deliverySpecs.values()].map((spec) => ({
      ...spec,
      needs: needsOf(spec, taxonomy).map(({ capability, requirements }) => ({
        capability,
        requirements: requirements ?? [],
      })),
    }));
  }

  @Query()
  @MayCall('anyone')
  aiCategories(): readonly AiCategory[] {
    return [...taxonomy.aiCategories.values()];
  }

  @Query()
  @MayCall('anyone')
  assessmentSchemes(): readonly Scheme[] {
    return [...taxonomy.schemes.values()];
  }
}
