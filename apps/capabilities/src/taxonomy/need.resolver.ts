import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Capability } from '../domain/taxonomy';
import { namedCapability } from './named-capability';
import { taxonomy } from './taxonomy-file';

/** A need as a search or a delivery specification has it: by the code of what is wanted. */
@Resolver('Need')
export class NeedResolver {
  @ResolveField('capability')
  capabilityOf(@Parent() { capability }: { readonly capability: string }): Capability | null {
    return namedCapability(taxonomy, capability);
  }
}
