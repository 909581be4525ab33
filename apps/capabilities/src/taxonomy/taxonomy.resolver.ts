import { Args, Query, Resolver } from '@nestjs/graphql';
import { answerOrThrow } from '#service/graphql/answers';
import { MayCall } from '#service/viewer/may-call';
import type { Branch, Capability, Scheme } from '../domain/taxonomy';
import { listCapabilities } from './list-capabilities';
import { taxonomy } from './taxonomy-file';

@Resolver()
export class TaxonomyResolver {
  @Query()
  @MayCall('anyone')
  capabilities(@Args('discipline') discipline: string | null | undefined): readonly Capability[] {
    return answerOrThrow(listCapabilities(taxonomy, discipline ?? null));
  }

  @Query()
  @MayCall('anyone')
  taxonomyBranches(): readonly Branch[] {
    return [...taxonomy.disciplines, ...taxonomy.branches];
  }

  @Query()
  @MayCall('anyone')
  assessmentSchemes(): readonly Scheme[] {
    return [...taxonomy.schemes.values()];
  }
}
