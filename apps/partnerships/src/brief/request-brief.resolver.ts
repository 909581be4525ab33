import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { loaderOf, type RequestContext } from '#service/graphql/request-context';
import type { SeenRequest } from '../request/request.row';
import type { TeamRow } from '../team/team.row';
import { TeamsStore } from '../team/teams.store';
import type { SeenBrief } from './brief.row';
import { BriefsStore } from './briefs.store';

/** What a request is for: to who asks, the whole of it; to who is asked, its own part. */
@Resolver('PartnershipRequest')
export class RequestBriefResolver {
  constructor(
    private readonly briefs: BriefsStore,
    private readonly teams: TeamsStore,
  ) {}

  @ResolveField()
  async brief(@Parent() request: SeenRequest, @Context() context: RequestContext): Promise<SeenBrief | null> {
    const { organisation } = context.viewer;
    if (!request.isOfTeam || !organisation) return null;
    const batch = (ids: readonly string[]) => this.briefs.ofRequests(organisation, ids);
    return loaderOf(context, batch, RequestBriefResolver).load(request.id);
  }

  @ResolveField()
  async team(@Parent() request: SeenRequest, @Context() context: RequestContext): Promise<TeamRow | null> {
    const { organisation } = context.viewer;
    if (!request.isOfTeam || !organisation) return null;
    const batch = (ids: readonly string[]) => this.teams.ofRequests(organisation, ids);
    return loaderOf(context, batch, this.teams).load(request.id);
  }
}
