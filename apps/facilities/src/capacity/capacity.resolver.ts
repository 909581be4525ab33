import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Id } from '#kernel/ids';
import type { Result } from '#kernel/result';
import type { UnitsOver } from '#kernel/stretches';
import { answerOrThrow, payload } from '#service/graphql/answers';
import { loaderOf, type RequestContext } from '#service/graphql/request-context';
import { MayCall } from '#service/viewer/may-call';
import { ChangesStore } from '../change/changes.store';
import { CommitmentsStore } from '../commitment/commitments.store';
import { ResourcesStore } from '../resource/resources.store';
import type {
  MoveWindowInput,
  PublishCapacityInput,
  ReshapeCapacityInput,
  ReshapePreviewInput,
} from '../schema.generated';
import { MoveWindow } from './move-window';
import { PreviewReshape, type ReshapedResource } from './preview-reshape';
import { PublishCapacity } from './publish-capacity';
import { ReshapeCapacity } from './reshape-capacity';
import { WindowsStore } from './windows.store';

type Reshape = { readonly change: Id<'change'> | null; readonly resources: readonly Id<'resource'>[] };

const isPromised = (done: Result<unknown>): boolean =>
  !done.ok && done.refusals.some(({ code }) => code === 'UNITS_TAKEN');

@Resolver()
export class CapacityResolver {
  constructor(
    private readonly publishing: PublishCapacity,
    private readonly reshaping: ReshapeCapacity,
    private readonly previewing: PreviewReshape,
    private readonly moving: MoveWindow,
    private readonly resources: ResourcesStore,
    private readonly windows: WindowsStore,
    private readonly changes: ChangesStore,
    private readonly commitments: CommitmentsStore,
  ) {}

  @Mutation()
  @MayCall('signedIn')
  async publishCapacity(@Args('input') input: PublishCapacityInput, @Context() context: RequestContext) {
    const published = await this.publishing.run(context.viewer, input);
    context.loaders.clear(); // what this request has read so far may have changed
    const shape = ({ resource, windows }: { readonly resource: string; readonly windows: readonly string[] }) => ({
      resource: loaderOf(context, (ids) => this.resources.byIds(ids), this.resources).load(resource),
      windows: this.windows.byIds(windows),
    });
    return payload(published, shape, { resource: null, windows: [] });
  }

  @Query()
  @MayCall('signedIn')
  async reshapePreview(@Args('input') input: ReshapePreviewInput, @Context() context: RequestContext) {
    return answerOrThrow(await this.previewing.run(context.viewer, input), ['input']);
  }

  @Mutation()
  @MayCall('signedIn')
  async reshapeCapacity(@Args('input') input: ReshapeCapacityInput, @Context() context: RequestContext) {
    const reshaped = await this.reshaping.run(context.viewer, input);
    context.loaders.clear(); // what this request has read so far may have changed
    const preview = isPromised(reshaped) ? await this.previewing.run(context.viewer, input) : null;
    const inWay = preview?.ok ? preview.value.resources.flatMap(({ promises }) => promises) : [];
    return this.answer(reshaped, inWay, context);
  }

  @Mutation()
  @MayCall('signedIn')
  async moveWindow(@Args('input') input: MoveWindowInput, @Context() context: RequestContext) {
    const moved = await this.moving.run(context.viewer, input);
    context.loaders.clear(); // what this request has read so far may have changed
    const inWay = isPromised(moved) ? await this.moving.promises(context.viewer, input) : [];
    return this.answer(moved, inWay, context);
  }

  private answer(reshaped: Result<Reshape>, inWay: readonly Id<'commitment'>[], context: RequestContext) {
    const shape = ({ change, resources }: Reshape) => ({
      change: change && loaderOf(context, (ids) => this.changes.byIds(ids), this.changes).load(change),
      resources: loaderOf(context, (ids) => this.resources.byIds(ids), this.resources).loadMany(resources),
      promises: [],
    });
    const named = loaderOf(context, (ids) => this.commitments.byIds(ids), this.commitments).loadMany(inWay);
    return payload(reshaped, shape, { change: null, resources: [], promises: named });
  }
}

/** What a reshape would do to one resource, as the schema shows it. */
@Resolver('ReshapedResource')
export class ReshapedResourceResolver {
  constructor(
    private readonly resources: ResourcesStore,
    private readonly commitments: CommitmentsStore,
  ) {}

  @ResolveField()
  resource(@Parent() { resourceId }: ReshapedResource, @Context() context: RequestContext) {
    return loaderOf(context, (ids) => this.resources.byIds(ids), this.resources).load(resourceId);
  }

  @ResolveField()
  added(@Parent() { added }: ReshapedResource) {
    return added.map(asStretch);
  }

  @ResolveField()
  removed(@Parent() { removed }: ReshapedResource) {
    return removed.map(asStretch);
  }

  @ResolveField()
  promises(@Parent() { promises }: ReshapedResource, @Context() context: RequestContext) {
    return loaderOf(context, (ids) => this.commitments.byIds(ids), this.commitments).loadMany(promises);
  }
}

const asStretch = ({ during, units }: UnitsOver) => ({ period: during, units });
