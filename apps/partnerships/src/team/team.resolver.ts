import { Args, Context, Parent, Query, ResolveField, Resolver, ResolveReference } from '@nestjs/graphql';
import { FactReaders } from '#service/facts/fact-readers';
import { loaderOf, type RequestContext } from '#service/graphql/request-context';
import { MayCall } from '#service/viewer/may-call';
import { shownPackage } from '../brief/brief-fields.resolver';
import { BriefResolver } from '../brief/brief.resolver';
import type { SeenBrief } from '../brief/brief.row';
import { BriefsStore } from '../brief/briefs.store';
import { PackagesStore } from '../brief/packages.store';
import type { BriefPackage } from '../domain/brief-package';
import type { SeenRequest } from '../request/request.row';
import { RequestsStore } from '../request/requests.store';
import type { AssignmentRow, TeamRow } from './team.row';
import { TeamsStore } from './teams.store';

/** Teams; only the organisation of their brief gets here. */
@Resolver('Team')
export class TeamResolver {
  constructor(
    private readonly teams: TeamsStore,
    private readonly briefs: BriefsStore,
    private readonly packages: PackagesStore,
    private readonly asked: RequestsStore,
    private readonly readers: FactReaders,
  ) {}

  @ResolveReference()
  reference(reference: { readonly id: string }, context: RequestContext): Promise<TeamRow | null> {
    const batch = (ids: readonly string[]) => this.teams.seen(context.viewer.organisation, ids);
    return loaderOf(context, batch, TeamResolver).load(reference.id);
  }

  @Query()
  @MayCall('signedIn')
  async team(@Args('id') id: string, @Context() { viewer }: RequestContext): Promise<TeamRow | null> {
    await this.readers.catchUp('facilities');
    return (await this.teams.seen(viewer.organisation, [id])).get(id) ?? null;
  }

  @ResolveField()
  brief(@Parent() team: TeamRow, @Context() context: RequestContext): Promise<SeenBrief | null> {
    const batch = (ids: readonly string[]) => this.briefs.seen(context.viewer.organisation, ids);
    return loaderOf(context, batch, BriefResolver).load(team.briefId);
  }

  @ResolveField()
  async assignments(@Parent() team: TeamRow, @Context() context: RequestContext) {
    const batch = (ids: readonly string[]) => this.packages.ofBriefs(ids);
    const [assignments, packages] = await Promise.all([
      this.assignmentsOf(team, context),
      loaderOf<readonly BriefPackage[]>(context, batch, PackagesStore).load(team.briefId),
    ]);
    return assignments.map(({ position, resourceId, during, units, price }) => {
      const wanted = packages?.[position];
      if (!wanted) throw new Error(`${team.id} does a package its brief does not have`);
      return {
        package: shownPackage(wanted),
        resource: { id: resourceId },
        period: during,
        units,
        price,
        alongside: [],
      };
    });
  }

  @ResolveField()
  async facilities(@Parent() team: TeamRow, @Context() context: RequestContext) {
    const assignments = await this.assignmentsOf(team, context);
    return [...new Set(assignments.map(({ facilityId }) => facilityId))].map((id) => ({ id }));
  }

  @ResolveField()
  async requests(@Parent() team: TeamRow, @Context() context: RequestContext): Promise<readonly SeenRequest[]> {
    const batch = (ids: readonly string[]) => this.asked.ofTeams(ids);
    return (await loaderOf<readonly SeenRequest[]>(context, batch, RequestsStore).load(team.id)) ?? [];
  }

  private async assignmentsOf(team: TeamRow, context: RequestContext): Promise<readonly AssignmentRow[]> {
    const batch = (ids: readonly string[]) => this.teams.assignments(ids);
    return (await loaderOf<readonly AssignmentRow[]>(context, batch, TeamsStore).load(team.id)) ?? [];
  }
}
