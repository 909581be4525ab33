import { Args, Context, Mutation, Parent, Query, ResolveField, ResolveReference, Resolver } from '@nestjs/graphql';
import { isId, type Id } from '#kernel/ids';
import { answerOrThrow, payload } from '#service/graphql/answers';
import { loaderOf, type RequestContext } from '#service/graphql/request-context';
import { MayCall } from '#service/viewer/may-call';
import { FacilitiesStore, type Facility } from '../facility/facilities.store';
import type {
  CheckTableInput,
  MutationCommitTableArgs,
  MutationRollBackTableArgs,
  QuerySuggestTableArgs,
} from '../schema.generated';
import { CheckTable } from './check-table';
import { MoveTable } from './move-table';
import { SuggestTable } from './suggest-table';
import { TellRefused } from './tell-refused';
import type { TableCounts, TableImport } from './table.row';
import { TablesStore } from './tables.store';

const mostFaults = 100;
const mostTables = 20;

@Resolver('TableImport')
export class TableResolver {
  private readonly counted = {};
  private readonly faulty = {};

  constructor(
    private readonly suggesting: SuggestTable,
    private readonly checking: CheckTable,
    private readonly moving: MoveTable,
    private readonly telling: TellRefused,
    private readonly tables: TablesStore,
    private readonly facilities: FacilitiesStore,
  ) {}

  @Query()
  @MayCall('signedIn')
  async suggestTable(@Args() args: QuerySuggestTableArgs, @Context() { viewer }: RequestContext) {
    return answerOrThrow(await this.suggesting.run(viewer, args));
  }

  @Mutation()
  @MayCall('signedIn')
  async checkTable(@Args('input') input: CheckTableInput, @Context() context: RequestContext) {
    const checked = await this.checking.run(context.viewer, input);
    return payload(checked, ({ table }) => ({ table: this.load(context, table) }), { table: null });
  }

  @Mutation()
  @MayCall('signedIn')
  async commitTable(@Args() args: MutationCommitTableArgs, @Context() context: RequestContext) {
    return this.moved(context, 'commitTable', args);
  }

  @Mutation()
  @MayCall('signedIn')
  async rollBackTable(@Args() args: MutationRollBackTableArgs, @Context() context: RequestContext) {
    return this.moved(context, 'rollBackTable', args);
  }

  /** To its house only, whoever names it. */
  @ResolveReference()
  async reference(@Parent() { id }: { readonly id: string }, @Context() context: RequestContext) {
    if (!isId('table', id)) return null;
    const found = await this.load(context, id);
    return found !== null && found.organisationId === context.viewer.organisation ? found : null;
  }

  @ResolveField()
  facility(@Parent() { facilityId }: TableImport, @Context() context: RequestContext) {
    return loaderOf(context, (ids) => this.facilities.byIds(ids), this.facilities).load(facilityId);
  }

  @ResolveField()
  rows(@Parent() table: TableImport, @Context() context: RequestContext) {
    return this.count(context, table, 'rows');
  }

  @ResolveField()
  done(@Parent() table: TableImport, @Context() context: RequestContext) {
    return this.count(context, table, 'done');
  }

  @ResolveField()
  added(@Parent() table: TableImport, @Context() context: RequestContext) {
    return this.count(context, table, 'added');
  }

  @ResolveField()
  changed(@Parent() table: TableImport, @Context() context: RequestContext) {
    return this.count(context, table, 'changed');
  }

  @ResolveField()
  same(@Parent() table: TableImport, @Context() context: RequestContext) {
    return this.count(context, table, 'same');
  }

  @ResolveField()
  refused(@Parent() table: TableImport, @Context() context: RequestContext) {
    return this.count(context, table, 'refused');
  }

  @ResolveField()
  async faults(@Parent() { id }: TableImport, @Context() context: RequestContext) {
    const batch = (ids: readonly string[]) => this.tables.faults(ids, mostFaults);
    return (await loaderOf(context, batch, this.faulty).load(id)) ?? [];
  }

  @ResolveField()
  refusedRows(@Parent() table: TableImport) {
    return this.telling.run(table);
  }

  private async count(context: RequestContext, { id }: TableImport, what: keyof TableCounts): Promise<number> {
    const batch = (ids: readonly string[]) => this.tables.counts(ids);
    return (await loaderOf(context, batch, this.counted).load(id))?.[what] ?? 0;
  }

  private async moved(
    context: RequestContext,
    move: 'commitTable' | 'rollBackTable',
    args: { readonly tableId: string; readonly idempotencyKey: string },
  ) {
    const moved = await this.moving.run(context.viewer, move, args);
    context.loaders.clear(); // what this request has read so far may have changed
    return payload(moved, ({ table }) => ({ table: this.load(context, table) }), { table: null }, []);
  }

  private load(context: RequestContext, id: Id<'table'>): Promise<TableImport | null> {
    return loaderOf(context, (ids) => this.tables.byIds(ids), this.tables).load(id);
  }
}

/** What a house has brought in at one of its sites. */
@Resolver('Facility')
export class TablesOfFacilityResolver {
  constructor(private readonly tables: TablesStore) {}

  @ResolveField('tables')
  async tablesOf(@Parent() { id, organisationId }: Facility, @Context() context: RequestContext) {
    if (organisationId !== context.viewer.organisation) return [];
    const batch = (ids: readonly string[]) => this.tables.ofFacilities(ids, mostTables);
    return (await loaderOf(context, batch, this).load(id)) ?? [];
  }
}
