import { Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { loaderOf, type RequestContext } from '#service/graphql/request-context';
import { MayCall } from '#service/viewer/may-call';
import { AlliancesStore } from '../alliance/alliances.store';
import { isSteward, movesOpenTo, speaksAs } from '../domain/membership-life';
import type { MembershipMove } from '../schema.generated';
import { type Membership, MembershipsStore } from './memberships.store';
import { OwnPlaces } from './own-places';

/** Memberships; whoever gets to one has been found to be shown it. */
@Resolver('Membership')
export class MembershipResolver {
  constructor(
    private readonly store: MembershipsStore,
    private readonly alliances: AlliancesStore,
    private readonly ownPlaces: OwnPlaces,
  ) {}

  @Query()
  @MayCall('signedIn')
  async memberships(@Context() { viewer }: RequestContext): Promise<readonly Membership[]> {
    return viewer.organisation === null ? [] : this.store.ofOrganisation(viewer.organisation);
  }

  @ResolveField('alliance')
  allianceOf(@Parent() { allianceId }: Membership, @Context() context: RequestContext) {
    return loaderOf(context, (ids) => this.alliances.byIds(ids), this.alliances).load(allianceId);
  }

  @ResolveField('organisation')
  organisationOf(@Parent() { organisationId }: Membership) {
    return { __typename: 'Organisation', id: organisationId };
  }

  @ResolveField('reason')
  async reasonOf(@Parent() membership: Membership, @Context() context: RequestContext): Promise<string | null> {
    const { organisation, isAdmin } = context.viewer;
    const isTold = isAdmin || membership.organisationId === organisation;
    return isTold || isSteward(await this.ownPlaces.in(context, membership.allianceId)) ? membership.reason : null;
  }

  @ResolveField('viewerMoves')
  async viewerMovesOf(
    @Parent() membership: Membership,
    @Context() context: RequestContext,
  ): Promise<readonly MembershipMove[]> {
    const own = await this.ownPlaces.in(context, membership.allianceId);
    return movesOpenTo(speaksAs(context.viewer, membership, own), membership);
  }
}
