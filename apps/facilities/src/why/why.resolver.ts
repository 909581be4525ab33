import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { instant } from '#kernel/instant';
import { answerOrThrow } from '#service/graphql/answers';
import { loaderOf, type RequestContext } from '#service/graphql/request-context';
import { BlocksStore } from '../block/blocks.store';
import { CommitmentsStore } from '../commitment/commitments.store';
import type { WhyNotFree, WhyNotReason } from '../domain/why-not-free';
import type { Resource } from '../resource/resources.store';
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
  ) {}

  @ResolveField()
  commitment(@Parent() { commitmentId }: WhyNotReason, @Context() context: RequestContext) {
    return commitmentId && loaderOf(context, (ids) => this.commitments.byIds(ids), this.commitments).load(commitmentId);
  }

  @ResolveField()
  block(@Parent() { blockId }: WhyNotReason, @Context() context: RequestContext) {
    return blockId && loaderOf(context, (ids) => this.blocks.byIds(ids), this.blocks).load(blockId);
  }
}

/** A question as one word, so that many of one answer are read together. */
const keyOf = ({ resourceId, during, units }: WhyNotQuestion): string =>
  JSON.stringify([resourceId, during.start, during.end, units]);

function questionOf(key: string): WhyNotQuestion {
  const [resourceId, start, end, units] = JSON.parse(key) as [WhyNotQuestion['resourceId'], number, number, number];
  return { resourceId, during: { start: instant(start), end: instant(end) }, units };
}
