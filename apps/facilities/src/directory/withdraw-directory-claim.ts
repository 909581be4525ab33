import { Injectable } from '@nestjs/common';
import type { Id } from '#kernel/ids';
import { ok, within, type Result } from '#kernel/result';
import { Audit } from '#service/audit/audit';
import { Transactions } from '#service/database/transactions';
import type { Viewer } from '#service/viewer/viewer';
import { judgeMove, maySpeakForHouse } from '../domain/directory-claim';
import { DirectoryClaimsStore } from './directory-claims.store';
import { FindDirectoryClaim } from './find-directory-claim';

export type WithdrawalAsk = { readonly claimId: string; readonly idempotencyKey: string };

/** Mutation `withdrawDirectoryClaim`: a house takes its open claim back. */
@Injectable()
export class WithdrawDirectoryClaim {
  constructor(
    private readonly transactions: Transactions,
    private readonly claims: DirectoryClaimsStore,
    private readonly finding: FindDirectoryClaim,
    private readonly audit: Audit,
  ) {}

  /** By an owner. A claim of another house does not exist. */
  run(
    viewer: Viewer,
    { idempotencyKey: key, ...ask }: WithdrawalAsk,
  ): Promise<Result<{ readonly claim: Id<'entryclaim'> }>> {
    return this.transactions.once({ viewer, mutation: 'withdrawDirectoryClaim', key, input: ask }, async (tx) => {
      const house = maySpeakForHouse(viewer);
      if (!house.ok) return house;
      const found = await this.finding.run(tx, ask.claimId, ({ organisationId }) => organisationId === house.value);
      if (!found.ok) return found;
      const { claim } = found.value;
      const status = within(judgeMove(claim.status, 'WITHDRAWN'), 'claimId');
      if (!status.ok) return status;
      await this.claims.end(tx, claim.id, status.value, null);
      const before = { claim: claim.id, status: claim.status };
      const after = { ...before, status: status.value };
      await this.audit.add(tx, { viewer, act: 'withdrawDirectoryClaim', subject: claim.entryId, before, after });
      return ok({ claim: claim.id });
    });
  }
}
