import { Args, Context, Query, Resolver, ResolveReference } from '@nestjs/graphql';
import { FactReaders } from '#service/facts/fact-readers';
import { answerOrThrow } from '#service/graphql/answers';
import { connectionOf } from '#service/graphql/connection';
import { loaderOf, type RequestContext } from '#service/graphql/request-context';
import { MayCall } from '#service/viewer/may-call';
import { parseRequestList } from '../domain/request-list';
import type { QueryPartnershipRequestsArgs } from '../schema.generated';
import type { SeenRequest } from './request.row';
import { RequestsStore } from './requests.store';

const none = { rows: [], total: 0 };

/** Finding requests: one by its id, or those of the viewer's organisation. */
@Resolver('PartnershipRequest')
export class RequestResolver {
  constructor(
    private readonly requests: RequestsStore,
    private readonly readers: FactReaders,
  ) {}

  /** Null to everyone but its two sides. */
  @ResolveReference()
  reference(reference: { readonly id: string }, context: RequestContext): Promise<SeenRequest | null> {
    const batch = (ids: readonly string[]) => this.requests.seen(context.viewer.organisation, ids);
    return loaderOf(context, batch, RequestResolver).load(reference.id);
  }

  @Query()
  @MayCall('signedIn')
  async partnershipRequest(@Args('id') id: string, @Context() { viewer }: RequestContext): Promise<SeenRequest | null> {
    await this.readers.catchUp('facilities');
    return (await this.requests.seen(viewer.organisation, [id])).get(id) ?? null;
  }

  @Query()
  @MayCall('signedIn')
  async partnershipRequests(@Args() args: QueryPartnershipRequestsArgs, @Context() { viewer }: RequestContext) {
    const ask = answerOrThrow(parseRequestList(args));
    await this.readers.catchUp('facilities');
    const page = viewer.organisation ? await this.requests.page(viewer.organisation, ask) : none;
    return connectionOf(page, ask, (request) => [request.id]);
  }
}
