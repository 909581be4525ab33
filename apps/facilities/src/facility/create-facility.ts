import { Injectable } from '@nestjs/common';
import { facilityChanged } from '#events/facilities';
import { newId, uuidOf, type Id } from '#kernel/ids';
import { ok, type Result } from '#kernel/result';
import { Audit } from '#service/audit/audit';
import { Clock } from '#service/clock';
import { Transactions } from '#service/database/transactions';
import { Outbox } from '#service/facts/outbox';
import type { Viewer } from '#service/viewer/viewer';
import { mayKeepHouse } from '../domain/house-keeping';
import { parseSite, type SiteAsk } from '../domain/offering';
import { FacilitiesStore } from './facilities.store';

/** Mutation `createFacility`: a new site of the viewer's post house. */
@Injectable()
export class CreateFacility {
  constructor(
    private readonly transactions: Transactions,
    private readonly facilities: FacilitiesStore,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** By an owner or scheduler of a post house; nobody else sees the site before one of its resources has a rate. */
  run(
    viewer: Viewer,
    { idempotencyKey: key, ...ask }: SiteAsk & { readonly idempotencyKey: string },
  ): Promise<Result<{ readonly facility: Id<'facility'> }>> {
    return this.transactions.once({ viewer, mutation: 'createFacility', key, input: ask }, async (tx) => {
      const house = mayKeepHouse(viewer);
      if (!house.ok) return house;
      const site = parseSite(ask);
      if (!site.ok) return site;
      const id = newId('facility', this.clock.now());
      await this.facilities.insert(tx, { id, organisationId: house.value, ...site.value });
      await this.outbox.add(tx, { type: facilityChanged, subject: uuidOf(id), payload: {} });
      await this.audit.add(tx, { viewer, act: 'createFacility', subject: id, after: site.value });
      return ok({ facility: id });
    });
  }
}
