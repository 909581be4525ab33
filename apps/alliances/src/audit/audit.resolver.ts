import { Args, Parent, Query, ResolveField, Resolver, ResolveReference } from '@nestjs/graphql';
import type { Id } from '#kernel/ids';
import { FactReaders } from '#service/facts/fact-readers';
import { answerOrThrow } from '#service/graphql/answers';
import { connectionOf } from '#service/graphql/connection';
import { loaderOf, type RequestContext } from '#service/graphql/request-context';
import { MayCall } from '#service/viewer/may-call';
import { parseTrailAsk } from '../domain/trail';
import type { QueryAuditArgs } from '../schema.generated';
import { type AuditEntry, TrailStore } from './trail.store';

@Resolver('AuditEntry')
export class AuditResolver {
  constructor(
    private readonly trail: TrailStore,
    private readonly readers: FactReaders,
  ) {}

  /** Null to everyone but admins. */
  @ResolveReference()
  async reference(reference: { readonly id: string }, context: RequestContext): Promise<AuditEntry | null> {
    if (!context.viewer.isAdmin) return null;
    return loaderOf(context, (ids) => this.trail.byIds(ids), AuditResolver).load(reference.id);
  }

  @Query()
  @MayCall('admin')
  async audit(@Args() args: QueryAuditArgs) {
    const ask = answerOrThrow(parseTrailAsk(args));
    // Whoever looks for what has just been done finds it.
    await this.readers.catchUp();
    return connectionOf(await this.trail.page(ask), ask, (entry) => [entry.sortedAt, entry.id]);
  }

  @ResolveField()
  actor(@Parent() entry: AuditEntry): { readonly id: Id<'account'> } | null {
    return entry.actorId && { id: entry.actorId };
  }
}
