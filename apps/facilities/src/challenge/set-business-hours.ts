import { Injectable } from '@nestjs/common';
import type { Id } from '#kernel/ids';
import { ok, refuse, type Result } from '#kernel/result';
import { Audit } from '#service/audit/audit';
import { Transactions } from '#service/database/transactions';
import type { Viewer } from '#service/viewer/viewer';
import { parseBusinessHours, type BusinessHoursAsk } from '../domain/business-hours';
import { mayKeep } from '../domain/house-keeping';
import { FacilitiesStore } from '../facility/facilities.store';
import { Sight } from '../sight/sight';
import { BusinessHoursStore } from './business-hours.store';

type Ask = BusinessHoursAsk & { readonly facilityId: string };

/** Mutation `setBusinessHours`: when somebody of a facility answers, and how long whoever is challenged may think. */
@Injectable()
export class SetBusinessHours {
  constructor(
    private readonly transactions: Transactions,
    private readonly sight: Sight,
    private readonly facilities: FacilitiesStore,
    private readonly hours: BusinessHoursStore,
    private readonly audit: Audit,
  ) {}

  /** By an owner or scheduler of the house. Deadlines that run already were fixed when the challenge was made. */
  run(
    viewer: Viewer,
    { idempotencyKey: key, ...ask }: Ask & { readonly idempotencyKey: string },
  ): Promise<Result<{ readonly facility: Id<'facility'> }>> {
    return this.transactions.once({ viewer, mutation: 'setBusinessHours', key, input: ask }, async (tx) => {
      const seen = await this.sight.findFacility(tx, viewer, ask.facilityId, 'facilityId');
      if (!seen.ok) return seen;
      const facility = (await this.facilities.byIds([seen.value], tx)).get(seen.value);
      if (facility === undefined) return refuse('NOT_FOUND', 'There is no such facility.', 'facilityId');
      const house = mayKeep(viewer, facility.organisationId);
      if (!house.ok) return house;
      const parsed = parseBusinessHours(ask);
      if (!parsed.ok) return parsed;
      const before = await this.hours.held(tx, seen.value);
      await this.hours.set(tx, seen.value, parsed.value);
      await this.audit.add(tx, {
        ...{ viewer, act: 'setBusinessHours', subject: seen.value },
        ...{ before, after: parsed.value },
      });
      return ok({ facility: seen.value });
    });
  }
}
