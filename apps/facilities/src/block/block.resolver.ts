import { Args, Context, Mutation, Parent, ResolveField, ResolveReference, Resolver } from '@nestjs/graphql';
import { isId, type Id } from '#kernel/ids';
import { parsePeriod } from '#kernel/period';
import { within, type Result } from '#kernel/result';
import { answerOrThrow, payload } from '#service/graphql/answers';
import { loaderOf, type RequestContext } from '#service/graphql/request-context';
import { MayCall } from '#service/viewer/may-call';
import { ChangesStore } from '../change/changes.store';
import { CommitmentsStore } from '../commitment/commitments.store';
import type { HouseBlock } from '../domain/blocks';
import { ResourcesStore, type Resource } from '../resource/resources.store';
import { stretchKey } from '../resource/stretch';
import type { BlockTimeInput, MoveBlockInput, ReleaseBlocksInput, ResourceBlocksArgs } from '../schema.generated';
import { Sight } from '../sight/sight';
import { BlockCollisions } from './block-collisions';
import { BlockTime } from './block-time';
import { BlocksStore } from './blocks.store';
import { MoveBlock } from './move-block';
import { ReleaseBlocks } from './release-blocks';

type Blocked = Result<{ readonly change: Id<'change'> | null; readonly blocks: readonly Id<'block'>[] }>;

@Resolver('Block')
export class BlockResolver {
  constructor(
    private readonly blocking: BlockTime,
    private readonly moving: MoveBlock,
    private readonly releasing: ReleaseBlocks,
    private readonly collisions: BlockCollisions,
    private readonly blocks: BlocksStore,
    private readonly changes: ChangesStore,
    private readonly commitments: CommitmentsStore,
    private readonly resources: ResourcesStore,
  ) {}

  @Mutation()
  @MayCall('signedIn')
  async blockTime(@Args('input') input: BlockTimeInput, @Context() context: RequestContext) {
    return this.payload(context, await this.blocking.run(context.viewer, input));
  }

  @Mutation()
  @MayCall('signedIn')
  async moveBlock(@Args('input') input: MoveBlockInput, @Context() context: RequestContext) {
    return this.payload(context, await this.moving.run(context.viewer, input));
  }

  @Mutation()
  @MayCall('signedIn')
  async releaseBlocks(@Args('input') input: ReleaseBlocksInput, @Context() context: RequestContext) {
    return this.payload(context, await this.releasing.run(context.viewer, input));
  }

  /** To its house only, whoever names it. */
  @ResolveReference()
  async reference(@Parent() { id }: { readonly id: string }, @Context() context: RequestContext) {
    if (!isId('block', id)) return null;
    const found = await this.load(context, id);
    return found !== null && found.houseId === context.viewer.organisation ? found : null;
  }

  @ResolveField()
  resource(@Parent() { resourceId }: HouseBlock, @Context() context: RequestContext) {
    return loaderOf(context, (ids) => this.resources.byIds(ids), this.resources).load(resourceId);
  }

  @ResolveField()
  period(@Parent() { during }: HouseBlock) {
    return during;
  }

  @ResolveField('partOf')
  whole(@Parent() { partOf }: HouseBlock, @Context() context: RequestContext) {
    return partOf && this.load(context, partOf);
  }

  @ResolveField('collisions')
  async collisionsOf(@Parent() { id }: HouseBlock, @Context() context: RequestContext) {
    const batch = (ids: readonly string[]) => this.collisions.of(ids);
    const ids = (await loaderOf(context, batch, this.collisions).load(id)) ?? [];
    return loaderOf(context, (some) => this.commitments.byIds(some), this.commitments).loadMany(ids);
  }

  private load(context: RequestContext, id: string): Promise<HouseBlock | null> {
    return loaderOf(context, (ids) => this.blocks.byIds(ids), this.blocks).load(id);
  }

  private payload(context: RequestContext, blocked: Blocked) {
    context.loaders.clear(); // what this request has read so far may have changed
    const shape = ({ change, blocks }: { readonly change: string | null; readonly blocks: readonly string[] }) => ({
      change: change && loaderOf(context, (ids) => this.changes.byIds(ids), this.changes).load(change),
      // Asked again, a block may have been released since.
      blocks: Promise.all(blocks.map((id) => this.load(context, id))).then((all) => all.filter((one) => one !== null)),
    });
    return payload(blocked, shape, { change: null, blocks: [] });
  }
}

/** What a house keeps of its own resource. */
@Resolver('Resource')
export class ResourceBlocksResolver {
  private readonly stretches = {};

  constructor(
    private readonly blocksStore: BlocksStore,
    private readonly sight: Sight,
  ) {}

  @ResolveField('blocks')
  async blocksWithin(@Parent() { id }: Resource, @Args() args: ResourceBlocksArgs, @Context() context: RequestContext) {
    const period = answerOrThrow(within(parsePeriod(args.within), 'within'));
    if (!(await this.sight.ofResource(context, id, 'books'))) return [];
    const batch = (keys: readonly string[]) => this.blocksStore.within(keys);
    return (await loaderOf(context, batch, this.stretches).load(stretchKey(id, period))) ?? [];
  }
}
