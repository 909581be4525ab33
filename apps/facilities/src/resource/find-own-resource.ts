import { Injectable } from '@nestjs/common';
import { isId, type Id } from '#kernel/ids';
import { all, ok, refuse, within, type Result } from '#kernel/result';
import type { Tx } from '#service/database/database';
import type { Viewer } from '#service/viewer/viewer';
import { mayKeep } from '../domain/house-keeping';
import { Sight } from '../sight/sight';
import { ResourcesStore, type Resource } from './resources.store';

const mostResources = 100;

/** Resources of one facility of the viewer's house. */
export type OwnResources = {
  readonly facilityId: Id<'facility'>;
  readonly organisationId: Id<'organisation'>;
  readonly resources: readonly Resource[];
};

/** The resource a mutation names, which its house may change and nobody else. */
@Injectable()
export class FindOwnResource {
  constructor(
    private readonly sight: Sight,
    private readonly resources: ResourcesStore,
  ) {}

  /** NOT_FOUND to whoever may not see it, NOT_ALLOWED to whoever sees it and may not change it. */
  async run(tx: Tx, viewer: Viewer, id: string): Promise<Result<Resource>> {
    const seen = await this.sight.findResource(tx, viewer, id, 'resourceId');
    if (!seen.ok) return seen;
    const resource = await this.resources.byId(tx, seen.value);
    if (resource === null) return refuse('NOT_FOUND', 'There is no such resource.', 'resourceId');
    const house = mayKeep(viewer, resource.organisationId);
    return house.ok ? ok(resource) : house;
  }

  /** The same for 1 to 100 of one facility, each once, in the order asked. Refusals name `resourceIds.n`. */
  async many(tx: Tx, viewer: Viewer, ids: readonly string[]): Promise<Result<OwnResources>> {
    if (ids.length === 0) return refuse('INVALID', 'Name at least one resource.', 'resourceIds');
    if (ids.length > mostResources)
      return refuse('TOO_LONG', `At most ${mostResources} resources at once.`, 'resourceIds');
    const known = ids.filter((id): id is Id<'resource'> => isId('resource', id));
    const seen = await this.sight.seenResources(tx, viewer, known);
    const resources = await this.resources.byIds([...seen], tx);
    const found = all(
      ids.map((id, at): Result<Resource> => {
        const resource = resources.get(id);
        if (resource === undefined) return refuse('NOT_FOUND', 'There is no such resource.', 'resourceIds', at);
        const house = mayKeep(viewer, resource.organisationId);
        return house.ok ? ok(resource) : within(house, 'resourceIds', at);
      }),
    );
    if (!found.ok) return found;
    const own = [...new Map(found.value.map((resource) => [resource.id, resource])).values()];
    const [first] = own;
    const strange = ids.findIndex((id) => resources.get(id)?.facilityId !== first?.facilityId);
    if (first === undefined || strange !== -1)
      return refuse('MIXED_FACILITIES', 'All resources are of one facility.', 'resourceIds', strange);
    return ok({ facilityId: first.facilityId, organisationId: first.organisationId, resources: own });
  }
}
