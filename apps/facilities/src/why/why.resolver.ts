import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { idOf } from '#kernel/ids';
import { instant } from '#kernel/instant';
import { answerOrThrow } from '#service/graphql/answers';
import { loaderOf, type RequestContext } from '#service/graphql/request-context';
import { BlocksStore } from '../block/blocks.store';
import { CommitmentsStore } from '../commitment/commitments.store';
import type { HouseBlock } from '../domain/blocks';
import type { WhyNotFree, WhyNotReason } from '../domain/why-not-free';
import { FeedsStore } from '../feed/feeds.store';
import { ResourcesStore, type Resource } from '../resource/resources.store';
import type { ResourceWhyNotFreeArgs } from '../schema.generated';
import { Sight } from '../sight/sight';
import { ExplainWhyNot, type WhyNotQuestion } from './explain-why-not';

@Resolver('Resource')
export class WhyNotFreeResolver {
  constructor(
    private readonly explaining: ExplainWhyNot,
    private readonly sight: Sight,
  ) {}

  /** To whoever sees the resource; whoever does not learns that it is not free, and nothing else. */
  @ResolveField()
  async whyNotFree(
    @Parent() { id: resourceId }: Resource,
    @Args() args: ResourceWhyNotFreeArgs,
    @Context() context: RequestContext,
  ) {
    const { during, units } = answerOrThrow(this.explaining.parse(args));
    if (!(await this.sight.ofResource(context, resourceId))) return { free: false, reasons: [], nearest: null };
    const batch = async (keys: readonly string[]): Promise<ReadonlyMap<string, WhyNotFree>> => {
      const answers = await this.explaining.run(context.viewer, keys.map(questionOf));
      return new Map(keys.flatMap((key, at) => (answers[at] ? [[key, answers[at]]] : [])));
    };
    const why = await loaderOf(context, batch, this.explaining).load(keyOf({ resourceId, during, units }));
    return { free: why?.reasons.length === 0, reasons: why?.reasons ?? [], nearest: why?.nearest ?? null };
  }
}

/** What is in the way, as the schema shows it. */
@Resolver('WhyNotReason')
export class WhyNotReasonResolver {
  constructor(
    private readonly commitments: CommitmentsStore,
    private readonly blocks: BlocksStore,
    private readonly feeds: FeedsStore,
    private readonly resources: ResourcesStore,
  ) {}

  @ResolveField()
  async message(@Parent() reason: WhyNotReason, @Context() context: RequestContext) {
    const [part, calendar] = await Promise.all([this.part(reason, context), this.calendarOf(reason, context)]);
    const words = calendar === null ? reason.message : `Kept by the house, as its calendar “${calendar}” says.`;
    return part === null ? words : `${part}: ${words}`;
  }

  /** Whoever sees a whole is told what comes with it. */
  @ResolveField()
  async part(@Parent() { partId }: WhyNotReason, @Context() context: RequestContext): Promise<string | null> {
    if (partId === null) return null;
    return (await loaderOf(context, (ids) => this.resources.byIds(ids), this.resources).load(partId))?.name ?? null;
  }

  @ResolveField()
  commitment(@Parent() { commitmentId }: WhyNotReason, @Context() context: RequestContext) {
    return commitmentId && loaderOf(context, (ids) => this.commitments.byIds(ids), this.commitments).load(commitmentId);
  }

  @ResolveField()
  block(@Parent() { blockId }: WhyNotReason, @Context() context: RequestContext) {
    return blockId && this.load(context, blockId);
  }

  /** The name of the calendar whose event a block is, also where it came with a whole; null for what the house keeps by hand. */
  private async calendarOf({ blockId }: WhyNotReason, context: RequestContext): Promise<string | null> {
    const own = blockId && (await this.load(context, blockId));
    const block = own && own.partOf ? await this.load(context, own.partOf) : own;
    if (!block || block.feedId === null) return null;
    const feed = idOf('feed', block.feedId);
    return (await loaderOf(context, (ids) => this.feeds.byIds(ids), this.feeds).load(feed))?.name ?? null;
  }

  private load(context: RequestContext, id: string): Promise<HouseBlock | null> {
    return loaderOf(context, (ids) => this.blocks.byIds(ids), this.blocks).load(id);
  }
}

/** A question as one word, so that many of one answer are read together. */
const keyOf = ({ resourceId, during, units }: WhyNotQuestion): string =>
  JSON.stringify([resourceId, during.start, during.end, units]);

function questionOf(key: string): WhyNotQuestion {
  const [resourceId, start, end, units] = JSON.parse(key) as [WhyNotQuestion['resourceId'], number, number, number];
  return { resourceId, during: { start: instant(start), end: instant(end) }, units };
}
