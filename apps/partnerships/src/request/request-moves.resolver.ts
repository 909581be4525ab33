import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import type { Result } from '#kernel/result';
import { FactReaders } from '#service/facts/fact-readers';
import { payload } from '#service/graphql/answers';
import type { RequestContext } from '#service/graphql/request-context';
import { MayCall } from '#service/viewer/may-call';
import type { MoveAnswer } from '../move/keys.store';
import type { AnswerRequestInput, CounterRequestInput, SendRequestInput } from '../schema.generated';
import { AcceptRequest } from './accept-request';
import { CancelRequest } from './cancel-request';
import { ChallengeRequest } from './challenge-request';
import { ConfirmRequest } from './confirm-request';
import { CounterRequest } from './counter-request';
import { DeclineRequest } from './decline-request';
import { RequestsStore } from './requests.store';
import { SendRequest } from './send-request';
import { WithdrawRequest } from './withdraw-request';

/** One mutation for each move that a side can make. */
@Resolver()
export class RequestMovesResolver {
  constructor(
    private readonly requests: RequestsStore,
    private readonly readers: FactReaders,
    private readonly send: SendRequest,
    private readonly counter: CounterRequest,
    private readonly accept: AcceptRequest,
    private readonly decline: DeclineRequest,
    private readonly withdraw: WithdrawRequest,
    private readonly confirm: ConfirmRequest,
    private readonly challenge: ChallengeRequest,
    private readonly cancel: CancelRequest,
  ) {}

  @Mutation()
  @MayCall('signedIn')
  async sendRequest(@Args('input') input: SendRequestInput, @Context() context: RequestContext) {
    return this.answer(await this.send.run(context.viewer, input), context);
  }

  @Mutation()
  @MayCall('signedIn')
  async counterRequest(@Args('input') input: CounterRequestInput, @Context() context: RequestContext) {
    return this.answer(await this.counter.run(context.viewer, input), context);
  }

  @Mutation()
  @MayCall('signedIn')
  async acceptRequest(@Args('input') input: AnswerRequestInput, @Context() context: RequestContext) {
    return this.answer(await this.accept.run(context.viewer, input), context);
  }

  @Mutation()
  @MayCall('signedIn')
  async declineRequest(@Args('input') input: AnswerRequestInput, @Context() context: RequestContext) {
    return this.answer(await this.decline.run(context.viewer, input), context);
  }

  @Mutation()
  @MayCall('signedIn')
  async withdrawRequest(@Args('input') input: AnswerRequestInput, @Context() context: RequestContext) {
    return this.answer(await this.withdraw.run(context.viewer, input), context);
  }

  @Mutation()
  @MayCall('signedIn')
  async confirmRequest(@Args('input') input: AnswerRequestInput, @Context() context: RequestContext) {
    return this.answer(await this.confirm.run(context.viewer, input), context);
  }

  @Mutation()
  @MayCall('signedIn')
  async challengeRequest(@Args('input') input: AnswerRequestInput, @Context() context: RequestContext) {
    return this.answer(await this.challenge.run(context.viewer, input), context);
  }

  @Mutation()
  @MayCall('signedIn')
  async cancelRequest(@Args('input') input: AnswerRequestInput, @Context() context: RequestContext) {
    return this.answer(await this.cancel.run(context.viewer, input), context);
  }

  /** The request as it stands by now, with what the calendar has told of it meanwhile. */
  private async answer(result: Result<MoveAnswer>, { viewer }: RequestContext) {
    await this.readers.catchUp('facilities');
    const [id = null] = result.ok ? result.value.requestIds : [];
    const request = id && ((await this.requests.seen(viewer.organisation, [id])).get(id) ?? null);
    return payload(result, () => ({ request }), { request: null });
  }
}
