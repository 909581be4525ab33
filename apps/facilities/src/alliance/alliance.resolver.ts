import { Args, Context, Parent, ResolveField, ResolveReference, Resolver } from '@nestjs/graphql';
import { isId, type Id } from '#kernel/ids';
import { FactReaders } from '#service/facts/fact-readers';
import { answerOrThrow } from '#service/graphql/answers';
import type { RequestContext } from '#service/graphql/request-context';
import { loadPage, parseNamedPage, type ReadPages } from '../page';
import type { Resource } from '../resource/resources.store';
import type { AllianceResourcesArgs } from '../schema.generated';
import { PoolsStore } from './pools.store';

/** What the houses of an alliance have in common. */
@Resolver('Alliance')
export class AllianceResolver {
  constructor(
    private readonly pools: PoolsStore,
    private readonly readers: FactReaders,
  ) {}

  /** Whoever names an alliance has checked that this viewer may know of it; what is pooled in it is checked here. */
  @ResolveReference()
  reference(@Parent() { id }: { readonly id: string }) {
    return isId('alliance', id) ? { id } : null;
  }

  @ResolveField('resources')
  async resourcesOf(
    @Parent() { id }: { readonly id: Id<'alliance'> },
    @Args() args: AllianceResourcesArgs,
    @Context() context: RequestContext,
  ) {
    const ask = answerOrThrow(parseNamedPage(args));
    const read: ReadPages<Resource> = async (...list) => {
      // Who has just joined looks at once, and who has left finds nothing any more.
      await this.readers.catchUp('alliances');
      return this.pools.pages(...list);
    };
    return loadPage(context, id, ask, read, AllianceResolver);
  }
}
