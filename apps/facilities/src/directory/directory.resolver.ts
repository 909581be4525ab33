import { Args, Context, Mutation, Parent, Query, ResolveField, ResolveReference, Resolver } from '@nestjs/graphql';
import { isId, type Id } from '#kernel/ids';
import type { Result } from '#kernel/result';
import { answerOrThrow, payload } from '#service/graphql/answers';
import { connectionOf } from '#service/graphql/connection';
import { loaderOf, type RequestContext } from '#service/graphql/request-context';
import { MayCall } from '#service/viewer/may-call';
import type {
  MutationClaimDirectoryEntryArgs,
  MutationDecideDirectoryClaimArgs,
  MutationWithdrawDirectoryClaimArgs,
  QueryDirectoryArgs,
  QueryDirectoryClaimsArgs,
} from '../schema.generated';
import { Sight } from '../sight/sight';
import { ClaimDirectoryEntry } from './claim-directory-entry';
import { DecideDirectoryClaim } from './decide-directory-claim';
import { DirectoryClaimsStore, type DirectoryClaim } from './directory-claims.store';
import { DirectoryEntriesStore, type DirectoryEntry } from './directory-entries.store';
import { FindDirectoryEntries } from './find-directory-entries';
import { ListDirectoryClaims } from './list-directory-claims';
import { WithdrawDirectoryClaim } from './withdraw-directory-claim';

@Resolver('DirectoryEntry')
export class DirectoryEntryResolver {
  private readonly successors = {};
  private readonly latestClaims = {};

  constructor(
    private readonly finding: FindDirectoryEntries,
    private readonly entries: DirectoryEntriesStore,
    private readonly claims: DirectoryClaimsStore,
    private readonly sight: Sight,
  ) {}

  @Query()
  @MayCall('anyone')
  async directory(@Args() args: QueryDirectoryArgs) {
    const { page, ask, words } = answerOrThrow(await this.finding.run(args));
    return { ...connectionOf(page, ask, ({ nameFolded, id }) => [nameFolded, id.slice('entry_'.length)]), words };
  }

  @ResolveReference()
  reference(@Parent() { id }: { readonly id: string }, @Context() context: RequestContext) {
    return isId('entry', id) ? loaderOf(context, (ids) => this.entries.byIds(ids), this.entries).load(id) : null;
  }

  @ResolveField('mergedInto')
  async mergedIntoOf(@Parent() { id }: DirectoryEntry, @Context() context: RequestContext) {
    return (await loaderOf(context, (ids) => this.entries.successors(ids), this.successors).load(id)) ?? [];
  }

  /** An organisation is known to who is signed in, and to who sees a facility of it; to others the entry does not lead anywhere. */
  @ResolveField('claimedBy')
  async claimedByOf(@Parent() { claimedBy: id }: DirectoryEntry, @Context() context: RequestContext) {
    const isKnown = id !== null && (context.viewer.account !== null || (await this.sight.ofHouse(context, id)));
    return isKnown ? { __typename: 'Organisation', id } : null;
  }

  @ResolveField('viewerClaim')
  viewerClaimOf(@Parent() { id }: DirectoryEntry, @Context() context: RequestContext) {
    const { organisation } = context.viewer;
    if (organisation === null) return null;
    return loaderOf(context, (ids) => this.claims.latestOf(organisation, ids), this.latestClaims).load(id);
  }
}

@Resolver('DirectoryConnection')
export class DirectoryConnectionResolver {
  constructor(private readonly entries: DirectoryEntriesStore) {}

  @ResolveField('countries')
  countriesOf(@Parent() { words }: { readonly words: readonly string[] }) {
    return this.entries.countries(words);
  }
}

@Resolver('DirectoryClaim')
export class DirectoryClaimResolver {
  constructor(
    private readonly claiming: ClaimDirectoryEntry,
    private readonly withdrawing: WithdrawDirectoryClaim,
    private readonly deciding: DecideDirectoryClaim,
    private readonly listing: ListDirectoryClaims,
    private readonly claims: DirectoryClaimsStore,
    private readonly entries: DirectoryEntriesStore,
  ) {}

  @Query()
  @MayCall('admin')
  async directoryClaims(@Args() args: QueryDirectoryClaimsArgs) {
    const { page, ask } = answerOrThrow(await this.listing.run(args));
    return connectionOf(page, ask, ({ id }) => [id]);
  }

  @Mutation()
  @MayCall('signedIn')
  async claimDirectoryEntry(@Args() { input }: MutationClaimDirectoryEntryArgs, @Context() context: RequestContext) {
    return this.payload(context, await this.claiming.run(context.viewer, input));
  }

  @Mutation()
  @MayCall('signedIn')
  async withdrawDirectoryClaim(
    @Args() { input }: MutationWithdrawDirectoryClaimArgs,
    @Context() context: RequestContext,
  ) {
    return this.payload(context, await this.withdrawing.run(context.viewer, input));
  }

  @Mutation()
  @MayCall('signedIn')
  async decideDirectoryClaim(@Args() { input }: MutationDecideDirectoryClaimArgs, @Context() context: RequestContext) {
    return this.payload(context, await this.deciding.run(context.viewer, input));
  }

  @ResolveField('entry')
  entryOf(@Parent() { entryId }: DirectoryClaim, @Context() context: RequestContext) {
    return loaderOf(context, (ids) => this.entries.byIds(ids), this.entries).load(entryId);
  }

  @ResolveField('organisation')
  organisationOf(@Parent() { organisationId }: DirectoryClaim) {
    return { __typename: 'Organisation', id: organisationId };
  }

  private payload(context: RequestContext, result: Result<{ readonly claim: Id<'entryclaim'> }>) {
    context.loaders.clear(); // what this request has read so far may have changed
    const load = (id: string) => loaderOf(context, (ids) => this.claims.byIds(ids), this.claims).load(id);
    return payload(result, ({ claim }) => ({ claim: load(claim) }), { claim: null });
  }
}
