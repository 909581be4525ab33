import { Args, Query, Resolver } from '@nestjs/graphql';
import { MayCall } from '#service/viewer/may-call';
import type { QueryVisibleNodesArgs } from '../schema.generated';

@Resolver()
export class NodeResolver {
  /** No type of this service is a Node: claims and assessments are read through their resource or facility. */
  @Query()
  @MayCall('anyone')
  visibleNodes(@Args() { ids }: QueryVisibleNodesArgs): readonly boolean[] {
    return ids.map(() => false);
  }
}
