import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import type { Result } from '#kernel/result';
import { payload } from '#service/graphql/answers';
import { loaderOf, type RequestContext } from '#service/graphql/request-context';
import { MayCall } from '#service/viewer/may-call';
import type {
  MutationApproveAllianceArgs,
  MutationProposeAllianceArgs,
  MutationRefuseAllianceArgs,
  MutationReinstateAllianceArgs,
  MutationSuspendAllianceArgs,
} from '../schema.generated';
import { AlliancesStore } from './alliances.store';
import { ApproveAlliance } from './approve-alliance';
import type { AllianceMoved } from './decide-alliance';
import { ProposeAlliance } from './propose-alliance';
import { RefuseAlliance } from './refuse-alliance';
import { ReinstateAlliance } from './reinstate-alliance';
import { SuspendAlliance } from './suspend-alliance';

/** One mutation for each move in the life of an alliance. */
@Resolver()
export class AllianceMovesResolver {
  constructor(
    private readonly alliances: AlliancesStore,
    private readonly propose: ProposeAlliance,
    private readonly approve: ApproveAlliance,
    private readonly refuse: RefuseAlliance,
    private readonly suspend: SuspendAlliance,
    private readonly reinstate: ReinstateAlliance,
  ) {}

  @Mutation()
  @MayCall('signedIn')
  async proposeAlliance(@Args() { input }: MutationProposeAllianceArgs, @Context() context: RequestContext) {
    return this.answer(context, await this.propose.run(context.viewer, input), ['input']);
  }

  @Mutation()
  @MayCall('signedIn')
  async approveAlliance(@Args() args: MutationApproveAllianceArgs, @Context() context: RequestContext) {
    return this.answer(context, await this.approve.run(context.viewer, args));
  }

  @Mutation()
  @MayCall('signedIn')
  async refuseAlliance(@Args() args: MutationRefuseAllianceArgs, @Context() context: RequestContext) {
    return this.answer(context, await this.refuse.run(context.viewer, args));
  }

  @Mutation()
  @MayCall('signedIn')
  async suspendAlliance(@Args() args: MutationSuspendAllianceArgs, @Context() context: RequestContext) {
    return this.answer(context, await this.suspend.run(context.viewer, args));
  }

  @Mutation()
  @MayCall('signedIn')
  async reinstateAlliance(@Args() args: MutationReinstateAllianceArgs, @Context() context: RequestContext) {
    return this.answer(context, await this.reinstate.run(context.viewer, args));
  }

  private answer(context: RequestContext, result: Result<AllianceMoved>, root: readonly string[] = []) {
    context.loaders.clear(); // what this request has read so far may have changed
    const load = (id: string) => loaderOf(context, (ids) => this.alliances.byIds(ids), this.alliances).load(id);
    return payload(result, ({ allianceId }) => ({ alliance: load(allianceId) }), { alliance: null }, root);
  }
}
