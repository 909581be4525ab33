import { Injectable } from '@nestjs/common';
import { ok, refuse, type Result } from '#kernel/result';
import type { Tx } from '#service/database/database';
import type { Viewer } from '#service/viewer/viewer';
import { mayKeep } from '../domain/house-keeping';
import { Sight } from '../sight/sight';
import { ResourcesStore, type Resource } from './resources.store';

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
}
