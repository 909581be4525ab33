import { Args, Context, Mutation, Parent, ResolveField, ResolveReference, Resolver } from '@nestjs/graphql';
import { isId, uuidOf, type Id } from '#kernel/ids';
import { decodeCursor, parseFirst } from '#kernel/page';
import { all, ok, refuse, within, type Result } from '#kernel/result';
import { Clock } from '#service/clock';
import { answerOrThrow, payload } from '#service/graphql/answers';
import { connectionOf } from '#service/graphql/connection';
import { loaderOf, type RequestContext } from '#service/graphql/request-context';
import { MayCall } from '#service/viewer/may-call';
import { CommitmentsStore } from '../commitment/commitments.store';
import type { HouseAct } from '../domain/house-acts';
import { mayKeep } from '../domain/house-keeping';
import type { Facility } from '../facility/facilities.store';
import { ResourcesStore } from '../resource/resources.store';
import type { FacilityChangesArgs, MutationUndoChangeArgs } from '../schema.generated';
import { ChangesStore, type ChangesPageAsk } from './changes.store';
import { UndoChange } from './undo-change';

@Resolver('Change')
export class ChangeResolver {
  constructor(
    private readonly undoing: UndoChange,
    private readonly changes: ChangesStore,
    private readonly commitments: CommitmentsStore,
    private readonly resourcesStore: ResourcesStore,
    private readonly clock: Clock,
  ) {}

  @Mutation()
  @MayCall('signedIn')
  async undoChange(@Args() args: MutationUndoChangeArgs, @Context() context: RequestContext) {
    const undone = await this.undoing.run(context.viewer, args);
    context.loaders.clear(); // what this request has read so far may have changed
    const isPromised = !undone.ok && undone.refusals.some(({ code }) => code === 'UNITS_TAKEN');
    const promises = isPromised ? await this.undoing.promises(context.viewer, args.changeId) : [];
    const named = loaderOf(context, (ids) => this.commitments.byIds(ids), this.commitments).loadMany(promises);
    const shape = ({ change }: { readonly change: string }) => ({ change: this.load(context, change), promises: [] });
    return payload(undone, shape, { change: null, promises: named }, []);
  }

  /** To its house only, whoever names it. */
  @ResolveReference()
  async reference(@Parent() { id }: { readonly id: string }, @Context() context: RequestContext) {
    if (!isId('change', id)) return null;
    const found = await this.load(context, id);
    return found !== null && found.organisationId === context.viewer.organisation ? found : null;
  }

  @ResolveField()
  at(@Parent() { madeAt }: HouseAct) {
    return madeAt;
  }

  @ResolveField('resources')
  resourcesOf(@Parent() { resourceIds }: HouseAct, @Context() context: RequestContext) {
    const loader = loaderOf(context, (ids) => this.resourcesStore.byIds(ids), this.resourcesStore);
    return loader.loadMany(resourceIds);
  }

  @ResolveField()
  canUndo(@Parent() { undoneAt, endsAt, organisationId }: HouseAct, @Context() { viewer }: RequestContext) {
    return undoneAt === null && (endsAt === null || endsAt > this.clock.now()) && mayKeep(viewer, organisationId).ok;
  }

  private load(context: RequestContext, id: string): Promise<HouseAct | null> {
    return loaderOf(context, (ids) => this.changes.byIds(ids), this.changes).load(id);
  }
}

/** What a house has done at one of its sites. */
@Resolver('Facility')
export class FacilityChangesResolver {
  private readonly pages = {};

  constructor(private readonly changesStore: ChangesStore) {}

  @ResolveField('changes')
  async changesOf(
    @Parent() { id, organisationId }: Facility,
    @Args() args: FacilityChangesArgs,
    @Context() context: RequestContext,
  ) {
    const ask = answerOrThrow(parseChangesPage(args));
    if (organisationId !== context.viewer.organisation) return connectionOf({ rows: [], total: 0 }, ask, () => []);
    const batch = async (keys: readonly string[]) => {
      const asked = Map.groupBy(keys, (key) => key.slice(key.indexOf(' ')));
      const read = [...asked].map(async ([of, same]) => {
        const found = await this.changesStore.pages(
          same.map((key) => key.split(' ')[0] ?? ''),
          JSON.parse(of) as ChangesPageAsk,
        );
        return [...found].map(([uuid, page]) => [`${uuid}${of}`, page] as const);
      });
      return new Map((await Promise.all(read)).flat());
    };
    const page = await loaderOf(context, batch, this.pages).load(`${uuidOf(id)} ${JSON.stringify(ask)}`);
    return connectionOf(page ?? { rows: [], total: 0 }, ask, (change) => [change.id]);
  }
}

function parseChangesPage(raw: FacilityChangesArgs): Result<ChangesPageAsk> {
  const first = within(parseFirst(raw.first), 'first');
  const after = within(parseAfter(raw.after ?? null), 'after');
  if (!first.ok || !after.ok) return all<unknown>([first, after]) as Result<never>;
  return ok({ first: first.value, after: after.value });
}

function parseAfter(raw: string | null): Result<Id<'change'> | null, 'INVALID'> {
  if (raw === null) return ok(null);
  const parts = decodeCursor(raw, 1);
  if (!parts.ok) return parts;
  const id = String(parts.value[0]);
  return isId('change', id) ? ok(id) : refuse('INVALID', 'This cursor does not come from this list.');
}
