import { Args, Context, Mutation, Query, Resolver, ResolveReference } from '@nestjs/graphql';
import { answerOrThrow, payload } from '#service/graphql/answers';
import { connectionOf } from '#service/graphql/connection';
import { loaderOf, type RequestContext } from '#service/graphql/request-context';
import { MayCall } from '#service/viewer/may-call';
import { parseBriefList } from '../domain/brief-list';
import type { CreateBriefInput, QueryBriefsArgs } from '../schema.generated';
import type { SeenBrief } from './brief.row';
import { BriefsStore } from './briefs.store';
import { CreateBrief } from './create-brief';

const none = { rows: [], total: 0 };

/** Writing briefs, and finding them: one by its id, or those of the viewer's organisation. */
@Resolver('Brief')
export class BriefResolver {
  constructor(
    private readonly briefs: BriefsStore,
    private readonly creating: CreateBrief,
  ) {}

  /** Null to everyone but its own organisation; an asked facility has no way to it but its request. */
  @ResolveReference()
  reference(reference: { readonly id: string }, context: RequestContext): Promise<SeenBrief | null> {
    return this.load(reference.id, context);
  }

  @Query()
  @MayCall('signedIn')
  brief(@Args('id') id: string, @Context() context: RequestContext): Promise<SeenBrief | null> {
    return this.load(id, context);
  }

  @Query('briefs')
  @MayCall('signedIn')
  async list(@Args() args: QueryBriefsArgs, @Context() { viewer }: RequestContext) {
    const ask = answerOrThrow(parseBriefList(args));
    const page = viewer.organisation ? await this.briefs.page(viewer.organisation, ask) : none;
    return connectionOf(page, ask, (brief) => [brief.id]);
  }

  @Mutation()
  @MayCall('signedIn')
  async createBrief(@Args('input') input: CreateBriefInput, @Context() { viewer }: RequestContext) {
    const result = await this.creating.run(viewer, input);
    const id = result.ok ? result.value.briefId : null;
    const brief = id && ((await this.briefs.seen(viewer.organisation, [id])).get(id) ?? null);
    return payload(result, () => ({ brief }), { brief: null });
  }

  private load(id: string, context: RequestContext): Promise<SeenBrief | null> {
    const batch = (ids: readonly string[]) => this.briefs.seen(context.viewer.organisation, ids);
    return loaderOf(context, batch, BriefResolver).load(id);
  }
}
