import { Injectable } from '@nestjs/common';
import { newId, type Id } from '#kernel/ids';
import { all, ok, refuse, within, type Result } from '#kernel/result';
import { parseName } from '#kernel/text';
import { Audit } from '#service/audit/audit';
import { Clock } from '#service/clock';
import { Transactions } from '#service/database/transactions';
import type { Viewer } from '#service/viewer/viewer';
import { decideMembers, parseMembers } from '../domain/classes';
import { mayKeep } from '../domain/house-keeping';
import { FacilitiesStore } from '../facility/facilities.store';
import { Sight } from '../sight/sight';
import { ClassesStore } from './classes.store';

export type ClassAsk = {
  readonly facilityId: string;
  readonly name: string;
  readonly resourceIds: readonly string[];
  readonly idempotencyKey: string;
};

/** Mutation `createResourceClass`: a name for resources of which any one will do. */
@Injectable()
export class CreateResourceClass {
  constructor(
    private readonly transactions: Transactions,
    private readonly sight: Sight,
    private readonly facilities: FacilitiesStore,
    private readonly classes: ClassesStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** By an owner or scheduler of the house. INVALID at `name` where the facility has a class of that name. */
  run(
    viewer: Viewer,
    { idempotencyKey: key, ...ask }: ClassAsk,
  ): Promise<Result<{ readonly resourceClass: Id<'class'> }>> {
    return this.transactions.once({ viewer, mutation: 'createResourceClass', key, input: ask }, async (tx) => {
      const found = await this.sight.findFacility(tx, viewer, ask.facilityId, 'facilityId');
      if (!found.ok) return found;
      const facility = (await this.facilities.byIds([found.value], tx)).get(found.value);
      if (!facility) return refuse('NOT_FOUND', 'There is no such facility.', 'facilityId');
      const house = mayKeep(viewer, facility.organisationId);
      if (!house.ok) return house;
      const [name, members] = [within(parseName(ask.name), 'name'), parseMembers(ask.resourceIds)];
      if (!name.ok || !members.ok) return all<unknown>([name, members]) as Result<never>;
      const homes = await this.classes.homes(tx, house.value, members.value);
      const decided = decideMembers(facility.id, members.value, homes);
      if (!decided.ok) return decided;
      const id = newId('class', this.clock.now());
      const kept = { id, facilityId: facility.id, organisationId: house.value, name: name.value };
      if (!(await this.classes.insert(tx, kept)))
        return refuse('INVALID', 'The facility has a class of this name.', 'name');
      await this.classes.setMembers(tx, id, decided.value);
      await this.audit.add(tx, {
        ...{ viewer, act: 'createResourceClass', subject: id },
        after: { facility: facility.id, name: name.value, members: decided.value },
      });
      return ok({ resourceClass: id });
    });
  }
}
