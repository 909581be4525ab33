import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import type { RequestContext } from '#service/graphql/request-context';
import { MayCall } from '#service/viewer/may-call';
import { BriefsStore } from '../brief/briefs.store';
import { MessagesStore } from '../message/messages.store';
import { RequestsStore } from '../request/requests.store';
import { TeamsStore } from '../team/teams.store';

/**
 * Answers the gateway's `node(id)` for requests and messages: seen by the two sides, and by nobody else; for briefs and teams,
 * seen by their own organisation; and for accounts, which are seen by the other side of a thread they wrote in (their own side
 * are colleagues, whom accounts shows anyway).
 */
@Resolver()
export class VisibleNodesResolver {
  constructor(
    private readonly requests: RequestsStore,
    private readonly messages: MessagesStore,
    private readonly briefs: BriefsStore,
    private readonly teams: TeamsStore,
  ) {}

  @Query()
  @MayCall('anyone')
  async visibleNodes(
    @Args('ids') ids: readonly string[],
    @Context() { viewer }: RequestContext,
  ): Promise<readonly boolean[]> {
    const [requests, messages, authors, briefs, teams] = await Promise.all([
      this.requests.seen(viewer.organisation, ids),
      this.messages.seen(viewer.organisation, ids),
      this.messages.authors(viewer.organisation, ids),
      this.briefs.seen(viewer.organisation, ids),
      this.teams.seen(viewer.organisation, ids),
    ]);
    return ids.map((id) => [requests, messages, authors, briefs, teams].some((seen) => seen.has(id)));
  }
}
