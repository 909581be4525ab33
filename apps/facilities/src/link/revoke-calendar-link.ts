import { Injectable } from '@nestjs/common';
import { isId, type Id } from '#kernel/ids';
import { ok, refuse, type Result } from '#kernel/result';
import { Audit } from '#service/audit/audit';
import { Transactions } from '#service/database/transactions';
import type { Viewer } from '#service/viewer/viewer';
import { mayKeep } from '../domain/house-keeping';
import { LinksStore } from './links.store';

/** Mutation `revokeCalendarLink`: the secret address leads nowhere any more. */
@Injectable()
export class RevokeCalendarLink {
  constructor(
    private readonly transactions: Transactions,
    private readonly links: LinksStore,
    private readonly audit: Audit,
  ) {}

  /** By an owner or scheduler of the house; NOT_FOUND to every other, and for one that is revoked. */
  run(
    viewer: Viewer,
    { idempotencyKey: key, ...ask }: { readonly linkId: string; readonly idempotencyKey: string },
  ): Promise<Result<{ readonly facility: Id<'facility'> }>> {
    return this.transactions.once({ viewer, mutation: 'revokeCalendarLink', key, input: ask }, async (tx) => {
      const found = isId('link', ask.linkId) ? (await this.links.byIds([ask.linkId], tx)).get(ask.linkId) : undefined;
      if (found === undefined || found.houseId !== viewer.organisation)
        return refuse('NOT_FOUND', 'There is no such link.', 'linkId');
      const house = mayKeep(viewer, found.houseId);
      if (!house.ok) return house;
      await this.links.revoke(tx, found.id);
      const { facilityId: facility, resourceId: resource, name } = found;
      await this.audit.add(tx, {
        viewer,
        act: 'revokeCalendarLink',
        subject: found.id,
        before: { facility, resource, name },
      });
      return ok({ facility });
    });
  }
}
