import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Id } from '#kernel/ids';
import { payload } from '#service/graphql/answers';
import { loaderOf, type RequestContext } from '#service/graphql/request-context';
import { MayCall } from '#service/viewer/may-call';
import { CommitmentsStore, type SeenCommitment } from '../commitment/commitments.store';
import { seesCommitment } from '../commitment/commitment-sight';
import type { PartOfWhole } from '../domain/parts';
import { ResourcesStore, type Resource } from '../resource/resources.store';
import type { SetPartsInput } from '../schema.generated';
import { Sight } from '../sight/sight';
import { PartsStore } from './parts.store';
import { SetParts } from './set-parts';

@Resolver('Resource')
export class PartResolver {
  private readonly parts = {};
  private readonly wholes = {};

  constructor(
    private readonly setting: SetParts,
    private readonly store: PartsStore,
    private readonly resources: ResourcesStore,
    private readonly sight: Sight,
  ) {}

  @Mutation()
  @MayCall('signedIn')
  async setParts(@Args('input') input: SetPartsInput, @Context() context: RequestContext) {
    const set = await this.setting.run(context.viewer, input);
    context.loaders.clear(); // what this request has read so far may have changed
    return payload(set, ({ resource }) => ({ resource: this.load(context, resource) }), { resource: null });
  }

  /** What comes with a whole is said to whoever sees the whole; what else there is of a part, only to whoever sees that too. */
  @ResolveField('parts')
  async partsOf(@Parent() { id }: Resource, @Context() context: RequestContext) {
    if (!(await this.sight.ofResource(context, id))) return [];
    const parts = await loaderOf(context, (ids) => this.store.ofWholes(ids), this.parts).load(id);
    return Promise.all((parts ?? []).map((part) => this.shown(context, part)));
  }

  @ResolveField()
  async partOf(@Parent() { id }: Resource, @Context() context: RequestContext) {
    const wholes = await loaderOf(context, (ids) => this.store.wholesOf(ids), this.wholes).load(id);
    const seen = await Promise.all(
      (wholes ?? []).map(async (whole) =>
        (await this.sight.ofResource(context, whole)) ? this.load(context, whole) : null,
      ),
    );
    return seen.filter((whole) => whole !== null);
  }

  private async shown(context: RequestContext, { resourceId, units }: PartOfWhole) {
    const [part, isSeen] = await Promise.all([
      this.load(context, resourceId),
      this.sight.ofResource(context, resourceId),
    ]);
    if (part === null) throw new Error(`${resourceId} is a part and is gone`);
    const { name, kind } = part;
    return { name, kind, units: units ?? part.units, isAll: units === null, resource: isSeen ? part : null };
  }

  private load(context: RequestContext, id: Id<'resource'>): Promise<Resource | null> {
    return loaderOf(context, (ids) => this.resources.byIds(ids), this.resources).load(id);
  }
}

@Resolver('Commitment')
export class PartOfCommitmentResolver {
  constructor(private readonly commitments: CommitmentsStore) {}

  @ResolveField()
  async partOf(@Parent() { partOf }: SeenCommitment, @Context() context: RequestContext) {
    if (partOf === null) return null;
    const whole = await loaderOf(context, (ids) => this.commitments.byIds(ids), this.commitments).load(partOf);
    return whole !== null && seesCommitment(context.viewer, whole) ? whole : null;
  }
}
