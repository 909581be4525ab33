import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import type { Result } from '#kernel/result';
import { payload } from '#service/graphql/answers';
import { loaderOf, type RequestContext } from '#service/graphql/request-context';
import { MayCall } from '#service/viewer/may-call';
import type {
  MutationAppointStewardArgs,
  MutationInviteMemberArgs,
  MutationLeaveAllianceArgs,
  MutationReinstateMemberArgs,
  MutationRespondToInvitationArgs,
  MutationSuspendMemberArgs,
} from '../schema.generated';
import { AppointSteward } from './appoint-steward';
import { InviteMember } from './invite-member';
import { LeaveAlliance } from './leave-alliance';
import { MembershipsStore } from './memberships.store';
import type { MembershipMoved } from './move-membership';
import { ReinstateMember } from './reinstate-member';
import { RespondToInvitation } from './respond-to-invitation';
import { SuspendMember } from './suspend-member';

/** One mutation for each move in the life of a membership; accepting and declining are two answers of one. */
@Resolver()
export class MembershipMovesResolver {
  constructor(
    private readonly memberships: MembershipsStore,
    private readonly invite: InviteMember,
    private readonly respond: RespondToInvitation,
    private readonly leave: LeaveAlliance,
    private readonly suspend: SuspendMember,
    private readonly reinstate: ReinstateMember,
    private readonly appoint: AppointSteward,
  ) {}

  @Mutation()
  @MayCall('signedIn')
  async inviteMember(@Args() { input }: MutationInviteMemberArgs, @Context() context: RequestContext) {
    return this.answer(context, await this.invite.run(context.viewer, input), ['input']);
  }

  @Mutation()
  @MayCall('signedIn')
  async respondToInvitation(@Args() args: MutationRespondToInvitationArgs, @Context() context: RequestContext) {
    return this.answer(context, await this.respond.run(context.viewer, args));
  }

  @Mutation()
  @MayCall('signedIn')
  async leaveAlliance(@Args() args: MutationLeaveAllianceArgs, @Context() context: RequestContext) {
    return this.answer(context, await this.leave.run(context.viewer, args));
  }

  @Mutation()
  @MayCall('signedIn')
  async suspendMember(@Args() args: MutationSuspendMemberArgs, @Context() context: RequestContext) {
    return this.answer(context, await this.suspend.run(context.viewer, args));
  }

  @Mutation()
  @MayCall('signedIn')
  async reinstateMember(@Args() args: MutationReinstateMemberArgs, @Context() context: RequestContext) {
    return this.answer(context, await this.reinstate.run(context.viewer, args));
  }

  @Mutation()
  @MayCall('signedIn')
  async appointSteward(@Args() args: MutationAppointStewardArgs, @Context() context: RequestContext) {
    return this.answer(context, await this.appoint.run(context.viewer, args));
  }

  private answer(context: RequestContext, result: Result<MembershipMoved>, root: readonly string[] = []) {
    context.loaders.clear(); // what this request has read so far may have changed
    const load = (id: string) =>
      loaderOf(context, (ids) => this.memberships.byIds(ids), MembershipMovesResolver).load(id);
    return payload(result, ({ membershipId }) => ({ membership: load(membershipId) }), { membership: null }, root);
  }
}
