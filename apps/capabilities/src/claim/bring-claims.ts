import { Injectable } from '@nestjs/common';
import { claimsChanged } from '#events/capabilities';
import { uuidOf, type Id } from '#kernel/ids';
import { Audit } from '#service/audit/audit';
import { Transactions } from '#service/database/transactions';
import { Outbox } from '#service/facts/outbox';
import type { Viewer } from '#service/viewer/viewer';
import { claimsOf, type RawClaim } from '../domain/claim';
import { ClaimsStore } from './claims.store';

/** What a resource of a world claims; every code and value has been judged. */
export type BroughtClaims = { readonly resourceId: Id<'resource'>; readonly claims: readonly RawClaim[] };

/** For the operator: claims as they come in with a world, self-declared. Again is harmless. */
@Injectable()
export class BringClaims {
  constructor(
    private readonly transactions: Transactions,
    private readonly claims: ClaimsStore,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
  ) {}

  /** A resource that claims something already is left as it is, and leaves no trace. */
  run(viewer: Viewer, brought: readonly BroughtClaims[]): Promise<void> {
    return this.transactions.run(async (tx) => {
      const stated = brought.map(({ resourceId, claims }) => ({ resourceId, claims: claimsOf(claims) }));
      const added = await this.claims.insertFirst(tx, stated);
      await this.outbox.add(
        tx,
        ...added.map(({ resourceId }) => ({ type: claimsChanged, subject: uuidOf(resourceId), payload: {} })),
      );
      await this.audit.addAll(
        tx,
        added.map(({ resourceId: subject, claims }) => ({ viewer, act: 'bringClaims', subject, after: { claims } })),
      );
    });
  }
}
