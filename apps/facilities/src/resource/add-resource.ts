import { Injectable } from '@nestjs/common';
import { newId, type Id } from '#kernel/ids';
import { ok, refuse, type Result } from '#kernel/result';
import { Audit } from '#service/audit/audit';
import { Clock } from '#service/clock';
import { Transactions } from '#service/database/transactions';
import type { Viewer } from '#service/viewer/viewer';
import { mayKeep } from '../domain/house-keeping';
import { parseListing, type ListingAsk } from '../domain/offering';
import { FacilitiesStore } from '../facility/facilities.store';
import { Sight } from '../sight/sight';
import { ResourcesStore } from './resources.store';

/** Mutation `addResource`: lists something a facility can lend. */
@Injectable()
export class AddResource {
  constructor(
    private readonly transactions: Transactions,
    private readonly facilities: FacilitiesStore,
    private readonly resources: ResourcesStore,
    private readonly sight: Sight,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** By an owner or scheduler of the house. The database tells of the new resource; nobody else sees it before it has a rate. */
  run(
    viewer: Viewer,
    { idempotencyKey: key, ...ask }: ListingAsk & { readonly facilityId: string; readonly idempotencyKey: string },
  ): Promise<Result<{ readonly resource: Id<'resource'> }>> {
    return this.transactions.once({ viewer, mutation: 'addResource', key, input: ask }, async (tx) => {
      const found = await this.sight.findFacility(tx, viewer, ask.facilityId, 'facilityId');
      if (!found.ok) return found;
      const facility = (await this.facilities.byIds([found.value], tx)).get(found.value);
      if (!facility) return refuse('NOT_FOUND', 'There is no such facility.', 'facilityId');
      const house = mayKeep(viewer, facility.organisationId);
      if (!house.ok) return house;
      const listing = parseListing(ask);
      if (!listing.ok) return listing;
      const id = newId('resource', this.clock.now());
      await this.resources.insert(tx, {
        ...{ id, facilityId: facility.id, organisationId: house.value },
        ...listing.value,
      });
      await this.audit.add(tx, {
        viewer,
        act: 'addResource',
        subject: id,
        after: { facility: facility.id, ...listing.value },
      });
      return ok({ resource: id });
    });
  }
}
