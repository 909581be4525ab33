import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import { isId, type Id } from '#kernel/ids';
import { loaderOf, type RequestContext } from '#service/graphql/request-context';
import { MayCall } from '#service/viewer/may-call';
import { BlocksStore } from '../block/blocks.store';
import { ChangesStore } from '../change/changes.store';
import { ClassSight } from '../class/class-sight';
import { ClassesStore } from '../class/classes.store';
import { CommitmentsStore } from '../commitment/commitments.store';
import { seesCommitment } from '../commitment/commitment-sight';
import { FeedsStore } from '../feed/feeds.store';
import { DirectoryEntriesStore } from '../directory/directory-entries.store';
import { Sight } from '../sight/sight';
import { TablesStore } from '../table/tables.store';

@Resolver()
export class VisibleNodesResolver {
  constructor(
    private readonly sight: Sight,
    private readonly commitments: CommitmentsStore,
    private readonly entries: DirectoryEntriesStore,
    private readonly blocks: BlocksStore,
    private readonly feeds: FeedsStore,
    private readonly changes: ChangesStore,
    private readonly classes: ClassesStore,
    private readonly classSight: ClassSight,
    private readonly tables: TablesStore,
  ) {}

  /** Facilities, resources, classes and commitments, each by its own rule; blocks, changes, calendars and tables to their house; organisations to who sees a facility of theirs; the directory to anyone. */
  @Query()
  @MayCall('anyone')
  visibleNodes(@Args('ids') ids: readonly string[], @Context() context: RequestContext): Promise<boolean[]> {
    return Promise.all(ids.map((id) => this.sees(context, id)));
  }

  private async sees(context: RequestContext, id: string): Promise<boolean> {
    if (isId('facility', id)) return this.sight.ofFacility(context, id);
    if (isId('resource', id)) return this.sight.ofResource(context, id);
    if (isId('class', id)) {
      const found = await this.load(context, id, this.classes);
      return found !== null && this.classSight.sees(context, found);
    }
    if (isId('organisation', id)) return this.sight.ofHouse(context, id);
    if (isId('entry', id))
      return (await loaderOf(context, (ids) => this.entries.byIds(ids), this.entries).load(id)) !== null;
    if (isId('feed', id)) return this.isOfHouse(context, (await this.load(context, id, this.feeds))?.houseId);
    if (isId('block', id)) return this.isOfHouse(context, (await this.load(context, id, this.blocks))?.houseId);
    if (isId('change', id))
      return this.isOfHouse(context, (await this.load(context, id, this.changes))?.organisationId);
    if (isId('table', id)) return this.isOfHouse(context, (await this.load(context, id, this.tables))?.organisationId);
    if (!isId('commitment', id)) return false;
    const found = await loaderOf(context, (ids) => this.commitments.byIds(ids), this.commitments).load(id);
    return found !== null && seesCommitment(context.viewer, found);
  }

  private isOfHouse({ viewer }: RequestContext, house: Id<'organisation'> | undefined): boolean {
    return house !== undefined && house === viewer.organisation;
  }

  private load<V>(
    context: RequestContext,
    id: Id,
    store: { readonly byIds: (ids: readonly string[]) => Promise<ReadonlyMap<string, V>> },
  ): Promise<V | null> {
    return loaderOf(context, (ids) => store.byIds(ids), store).load(id);
  }
}
