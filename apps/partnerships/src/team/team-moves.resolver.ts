import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import type { Result } from '#kernel/result';
import { FactReaders } from '#service/facts/fact-readers';
import { payload } from '#service/graphql/answers';
import type { RequestContext } from '#service/graphql/request-context';
import { MayCall } from '#service/viewer/may-call';
import { BriefsStore } from '../brief/briefs.store';
import type { MoveAnswer } from '../move/keys.store';
import { RequestsStore } from '../request/requests.store';
import type { ConfirmTeamInput, MutationProposeTeamsArgs, RequestTeamInput } from '../schema.generated';
import { ConfirmTeam } from './confirm-team';
import { ProposeTeams } from './propose-teams';
import { RequestTeam } from './request-team';
import { TeamsStore } from './teams.store';

/** What is done with a team as a whole. */
@Resolver()
export class TeamMovesResolver {
  constructor(
    private readonly proposing: ProposeTeams,
    private readonly requesting: RequestTeam,
    private readonly confirming: ConfirmTeam,
    private readonly briefs: BriefsStore,
    private readonly teams: TeamsStore,
    private readonly requests: RequestsStore,
    private readonly readers: FactReaders,
  ) {}

  /** Obstacles are said beside a refusal as well: they tell what was too much. */
  @Mutation()
  @MayCall('signedIn')
  async proposeTeams(@Args() ask: MutationProposeTeamsArgs, @Context() { viewer }: RequestContext) {
    const result = await this.proposing.run(viewer, ask);
    const ids = result.ok ? result.value.teamIds : [];
    const isTooLarge = !result.ok && result.refusals.some(({ code }) => code === 'TOO_LARGE');
    const brief =
      result.ok || isTooLarge ? (await this.briefs.seen(viewer.organisation, [ask.briefId])).get(ask.briefId) : null;
    const teams = await this.teams.seen(viewer.organisation, ids);
    const obstacles = brief?.obstacles ?? [];
    const shown = { teams: ids.flatMap((id) => teams.get(id) ?? []), obstacles };
    return payload(result, () => shown, { teams: [], obstacles }, []);
  }

  @Mutation()
  @MayCall('signedIn')
  async requestTeam(@Args('input') input: RequestTeamInput, @Context() context: RequestContext) {
    return this.answer(await this.requesting.run(context.viewer, input), context);
  }

  @Mutation()
  @MayCall('signedIn')
  async confirmTeam(@Args('input') input: ConfirmTeamInput, @Context() context: RequestContext) {
    return this.answer(await this.confirming.run(context.viewer, input), context);
  }

  /** The requests as they stand by now, with what the calendar has told of them meanwhile. */
  private async answer(result: Result<MoveAnswer>, { viewer }: RequestContext) {
    await this.readers.catchUp('facilities');
    const ids = result.ok ? result.value.requestIds : [];
    const requests = await this.requests.seen(viewer.organisation, ids);
    return payload(result, () => ({ requests: ids.flatMap((id) => requests.get(id) ?? []) }), { requests: [] });
  }
}
