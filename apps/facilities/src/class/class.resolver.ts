import { Args, Context, Mutation, Parent, ResolveField, ResolveReference, Resolver } from '@nestjs/graphql';
import { isId, type Id } from '#kernel/ids';
import { payload } from '#service/graphql/answers';
import { loaderOf, type RequestContext } from '#service/graphql/request-context';
import { MayCall } from '#service/viewer/may-call';
import { FacilitiesStore, type Facility } from '../facility/facilities.store';
import { ResourcesStore, type Resource } from '../resource/resources.store';
import type {
  CreateResourceClassInput,
  RemoveResourceClassInput,
  RenameResourceClassInput,
  SetClassMembersInput,
} from '../schema.generated';
import { ClassSight } from './class-sight';
import { ClassesStore, type ResourceClass } from './classes.store';
import { CreateResourceClass } from './create-resource-class';
import { RemoveResourceClass } from './remove-resource-class';
import { RenameResourceClass } from './rename-resource-class';
import { SetClassMembers } from './set-class-members';

@Resolver('ResourceClass')
export class ClassResolver {
  constructor(
    private readonly creating: CreateResourceClass,
    private readonly setting: SetClassMembers,
    private readonly renaming: RenameResourceClass,
    private readonly removing: RemoveResourceClass,
    private readonly classes: ClassesStore,
    private readonly sight: ClassSight,
    private readonly resourcesStore: ResourcesStore,
    private readonly facilities: FacilitiesStore,
  ) {}

  @Mutation()
  @MayCall('signedIn')
  async createResourceClass(@Args('input') input: CreateResourceClassInput, @Context() context: RequestContext) {
    const created = await this.creating.run(context.viewer, input);
    context.loaders.clear(); // what this request has read so far may have changed
    return payload(created, ({ resourceClass: id }) => ({ resourceClass: this.load(context, id) }), {
      resourceClass: null,
    });
  }

  @Mutation()
  @MayCall('signedIn')
  async setClassMembers(@Args('input') input: SetClassMembersInput, @Context() context: RequestContext) {
    const set = await this.setting.run(context.viewer, input);
    context.loaders.clear(); // what this request has read so far may have changed
    return payload(set, ({ resourceClass: id }) => ({ resourceClass: this.load(context, id) }), {
      resourceClass: null,
    });
  }

  @Mutation()
  @MayCall('signedIn')
  async renameResourceClass(@Args('input') input: RenameResourceClassInput, @Context() context: RequestContext) {
    const renamed = await this.renaming.run(context.viewer, input);
    context.loaders.clear(); // what this request has read so far may have changed
    return payload(renamed, ({ resourceClass: id }) => ({ resourceClass: this.load(context, id) }), {
      resourceClass: null,
    });
  }

  @Mutation()
  @MayCall('signedIn')
  async removeResourceClass(@Args('input') input: RemoveResourceClassInput, @Context() context: RequestContext) {
    const removed = await this.removing.run(context.viewer, input);
    context.loaders.clear(); // what this request has read so far may have changed
    return payload(removed, ({ facility }) => ({ facility: this.facilityOf(context, facility) }), { facility: null });
  }

  /** Whoever names a class has checked that this viewer may know of it; its members are checked one by one. */
  @ResolveReference()
  reference(@Parent() { id }: { readonly id: string }, @Context() context: RequestContext) {
    return isId('class', id) ? this.load(context, id) : null;
  }

  @ResolveField()
  facility(@Parent() { facilityId }: ResourceClass, @Context() context: RequestContext) {
    return this.facilityOf(context, facilityId);
  }

  @ResolveField()
  async resources(@Parent() parent: ResourceClass, @Context() context: RequestContext) {
    const members = await this.sight.membersOf(context, parent);
    const loader = loaderOf(context, (ids) => this.resourcesStore.byIds(ids), this.resourcesStore);
    const found = await Promise.all(members.map((id) => loader.load(id)));
    return found.filter((one) => one !== null);
  }

  private load(context: RequestContext, id: string): Promise<ResourceClass | null> {
    return loaderOf(context, (ids) => this.classes.byIds(ids), this.classes).load(id);
  }

  private facilityOf(context: RequestContext, id: Id<'facility'>): Promise<Facility | null> {
    return loaderOf(context, (ids) => this.facilities.byIds(ids), this.facilities).load(id);
  }
}

@Resolver('Facility')
export class ClassesOfFacilityResolver {
  constructor(
    private readonly store: ClassesStore,
    private readonly sight: ClassSight,
  ) {}

  @ResolveField()
  async classes(@Parent() { id }: Facility, @Context() context: RequestContext) {
    const loader = loaderOf(context, (ids) => this.store.ofFacilities(ids), ClassesOfFacilityResolver);
    return this.sight.seenOf(context, (await loader.load(id)) ?? []);
  }
}

@Resolver('Resource')
export class ClassesOfResourceResolver {
  constructor(
    private readonly store: ClassesStore,
    private readonly sight: ClassSight,
  ) {}

  @ResolveField()
  async classes(@Parent() { id }: Resource, @Context() context: RequestContext) {
    const loader = loaderOf(context, (ids) => this.store.ofResources(ids), ClassesOfResourceResolver);
    return this.sight.seenOf(context, (await loader.load(id)) ?? []);
  }
}
