import { Injectable } from '@nestjs/common';
import { claimsChanged } from '#events/capabilities';
import { isId, uuidOf } from '#kernel/ids';
import { ok, refuse, type Result } from '#kernel/result';
import { Audit } from '#service/audit/audit';
import type { Tx } from '#service/database/database';
import { Transactions } from '#service/database/transactions';
import { FactReaders } from '#service/facts/fact-readers';
import { Outbox } from '#service/facts/outbox';
import type { Viewer } from '#service/viewer/viewer';
import { parseClaims, type RawClaim } from '../domain/claim';
import { HousesStore } from '../sight/houses.store';
import { mayEdit } from '../sight/may-edit';
import { taxonomy } from '../taxonomy/taxonomy-file';
import { ClaimsStore } from './claims.store';

export type ClaimsAsk = {
  readonly resourceId: string;
  readonly claims: readonly RawClaim[];
  readonly idempotencyKey: string;
};
export type Claimed = { readonly resourceId: string };

/** Replaces what a resource claims. */
@Injectable()
export class ClaimCapabilities {
  constructor(
    private readonly transactions: Transactions,
    private readonly readers: FactReaders,
    private readonly houses: HousesStore,
    private readonly claims: ClaimsStore,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
  ) {}

  /** All claims or none; those that stay as they were keep their standing. Locks the claims of the resource. */
  async run(viewer: Viewer, ask: ClaimsAsk): Promise<Result<Claimed>> {
    // Whoever has just added the resource claims for it next.
    await this.readers.demandCaughtUp('facilities', 'alliances');
    const { idempotencyKey: key, ...input } = ask;
    return this.transactions.once({ viewer, mutation: 'claimCapabilities', key, input }, (tx) =>
      this.replace(tx, viewer, ask),
    );
  }

  private async replace(tx: Tx, viewer: Viewer, { resourceId, claims: raw }: ClaimsAsk): Promise<Result<Claimed>> {
    if (!isId('resource', resourceId)) return refuse('NOT_FOUND', 'This is no id of a resource.', 'resourceId');
    const house = mayEdit(await this.houses.ofResource(tx, resourceId, viewer), viewer, 'resourceId');
    if (!house.ok) return house;
    const before = await this.claims.lock(tx, resourceId);
    const claims = parseClaims(raw, taxonomy, before);
    if (!claims.ok) return claims;
    await this.claims.replace(tx, resourceId, claims.value);
    await this.audit.add(tx, {
      viewer,
      act: 'claimCapabilities',
      subject: resourceId,
      before: { claims: before },
      after: { claims: claims.value },
    });
    await this.outbox.add(tx, { type: claimsChanged, subject: uuidOf(resourceId), payload: {} });
    return ok({ resourceId });
  }
}
