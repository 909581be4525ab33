import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import type { RequestContext } from '#service/graphql/request-context';
import { MayCall } from '#service/viewer/may-call';
import { MessagesStore } from '../message/messages.store';
import { RequestsStore } from '../request/requests.store';

/**
 * Answers the gateway's `node(id)` for requests and messages: seen by the two sides, and by nobody else; and for accounts, which
 * are seen by the other side of a thread they wrote in (their own side are colleagues, whom accounts shows anyway).
 */
@Resolver()
export class VisibleNodesResolver {
  constructor(
    private readonly requests: RequestsStore,
    private readonly messages: MessagesStore,
  ) {}

  @Query()
  @MayCall('anyone')
  async visibleNodes(
    @Args('ids') ids: readonly string[],
    @Context() { viewer }: RequestContext,
  ): Promise<readonly boolean[]> {
    const [requests, messages, authors] = await Promise.all([
      this.requests.seen(viewer.organisation, ids),
      this.messages.seen(viewer.organisation, ids),
      this.messages.authors(viewer.organisation, ids),
    ]);
    return ids.map((id) => requests.has(id) || messages.has(id) || authors.has(id));
  }
}
