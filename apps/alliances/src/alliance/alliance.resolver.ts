import { Args, Context, Parent, Query, ResolveField, ResolveReference, Resolver } from '@nestjs/graphql';
import { answerOrThrow } from '#service/graphql/answers';
import { connectionOf, type PageOf } from '#service/graphql/connection';
import { loaderOf, type RequestContext } from '#service/graphql/request-context';
import { MayCall } from '#service/viewer/may-call';
import { decisions, judgeDecision } from '../domain/alliance-life';
import { parseAllianceList, parseMemberList } from '../domain/alliance-list';
import { isSteward, judgeInviting, membersShownTo } from '../domain/membership-life';
import { type Membership, type MembersQuestion, MembershipsStore } from '../membership/memberships.store';
import { OwnPlaces } from '../membership/own-places';
import type { AllianceMembershipsArgs, AllianceMove, QueryAlliancesArgs } from '../schema.generated';
import { type Alliance, AlliancesStore } from './alliances.store';

const nobody: PageOf<Membership> = { rows: [], total: 0 };

/** Alliances, and what each shows of itself to whom. */
@Resolver('Alliance')
export class AllianceResolver {
  constructor(
    private readonly store: AlliancesStore,
    private readonly members: MembershipsStore,
    private readonly ownPlaces: OwnPlaces,
  ) {}

  @Query()
  @MayCall('signedIn')
  async alliances(@Args() args: QueryAlliancesArgs, @Context() { viewer }: RequestContext) {
    const ask = answerOrThrow(parseAllianceList(args));
    return connectionOf(await this.store.page(ask, viewer), ask, ({ name, id }) => [name, id]);
  }

  /** Whoever names an alliance has checked that this viewer may know of it. */
  @ResolveReference()
  reference(@Parent() { id }: { readonly id: string }, @Context() context: RequestContext) {
    return loaderOf(context, (ids) => this.store.byIds(ids), this.store).load(id);
  }

  @ResolveField('reason')
  async reasonOf(@Parent() { id, reason }: Alliance, @Context() context: RequestContext): Promise<string | null> {
    const own = await this.ownPlaces.in(context, id);
    const isIn = own?.status === 'ACTIVE' || own?.status === 'SUSPENDED';
    return isIn || context.viewer.isAdmin ? reason : null;
  }

  @ResolveField('memberships')
  async membershipsOf(
    @Parent() { id: allianceId }: Alliance,
    @Args() args: AllianceMembershipsArgs,
    @Context() context: RequestContext,
  ) {
    const ask = answerOrThrow(parseMemberList(args));
    const place = await this.ownPlaces.in(context, allianceId);
    const { isAdmin, organisation: own } = context.viewer;
    const question: MembersQuestion = { ...ask, allianceId, own, statuses: membersShownTo(isAdmin, place) };
    const batch = (keys: readonly string[]) => this.pagesOf(keys);
    const page = await loaderOf(context, batch, this.members).load(JSON.stringify(question));
    return connectionOf(page ?? nobody, ask, ({ id }) => [id]);
  }

  @ResolveField('viewerMembership')
  async viewerMembershipOf(@Parent() { id }: Alliance, @Context() context: RequestContext): Promise<Membership | null> {
    const own = await this.ownPlaces.in(context, id);
    return own?.status === 'LEFT' ? null : own;
  }

  @ResolveField('viewerMoves')
  async viewerMovesOf(
    @Parent() { id, status }: Alliance,
    @Context() context: RequestContext,
  ): Promise<readonly AllianceMove[]> {
    const { isAdmin, role } = context.viewer;
    const decidable = decisions.filter((decision) => isAdmin && judgeDecision(decision, status).ok);
    const speaks = role === 'OWNER' && isSteward(await this.ownPlaces.in(context, id));
    return speaks && judgeInviting(status).ok ? [...decidable, 'INVITE'] : decidable;
  }

  private async pagesOf(keys: readonly string[]): Promise<ReadonlyMap<string, PageOf<Membership>>> {
    const pages = await this.members.pages(keys.map((key) => JSON.parse(key) as MembersQuestion));
    return new Map(keys.map((key, at) => [key, pages[at] ?? nobody] as const));
  }
}
