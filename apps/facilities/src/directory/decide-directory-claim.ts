import { Injectable } from '@nestjs/common';
import type { Id } from '#kernel/ids';
import { all, ok, refuse, within, type Result } from '#kernel/result';
import { parseText } from '#kernel/text';
import { Audit } from '#service/audit/audit';
import type { Tx } from '#service/database/database';
import { Transactions } from '#service/database/transactions';
import type { Viewer } from '#service/viewer/viewer';
import { type DirectoryClaimStatus, judgeDecision, rivalReason } from '../domain/directory-claim';
import { DirectoryClaimsStore, type DirectoryClaim } from './directory-claims.store';
import { DirectoryEntriesStore } from './directory-entries.store';
import { FindDirectoryClaim } from './find-directory-claim';

export type DecisionAsk = {
  readonly claimId: string;
  readonly accept: boolean;
  readonly reason: string;
  readonly idempotencyKey: string;
};

const longestReason = 1000;

/** Mutation `decideDirectoryClaim`: an admin has looked at what a house shows for its claim. */
@Injectable()
export class DecideDirectoryClaim {
  constructor(
    private readonly transactions: Transactions,
    private readonly entries: DirectoryEntriesStore,
    private readonly claims: DirectoryClaimsStore,
    private readonly finding: FindDirectoryClaim,
    private readonly audit: Audit,
  ) {}

  /** Locks the entry. Accepted, it belongs to the house, and every other open claim on it ends with a reason of its own. */
  run(
    viewer: Viewer,
    { idempotencyKey: key, ...ask }: DecisionAsk,
  ): Promise<Result<{ readonly claim: Id<'entryclaim'> }>> {
    return this.transactions.once({ viewer, mutation: 'decideDirectoryClaim', key, input: ask }, async (tx) => {
      if (!viewer.isAdmin) return refuse('NOT_ALLOWED', 'Only a platform admin decides on claims.');
      const reason = within(parseText(ask.reason, longestReason), 'reason');
      const found = await this.finding.run(tx, ask.claimId, () => true);
      if (!reason.ok || !found.ok) return all<unknown>([found, reason]) as Result<never>;
      const { claim, entry } = found.value;
      const status = within(judgeDecision(claim.status, entry, ask.accept), 'claimId');
      if (!status.ok) return status;
      await this.end(tx, viewer, claim, status.value, reason.value);
      if (!ask.accept) return ok({ claim: claim.id });
      await this.entries.giveTo(tx, entry.id, claim.organisationId);
      for (const rival of await this.claims.openOn(tx, entry.id))
        await this.end(tx, viewer, rival, 'REFUSED', rivalReason);
      return ok({ claim: claim.id });
    });
  }

  private async end(
    tx: Tx,
    viewer: Viewer,
    claim: DirectoryClaim,
    status: DirectoryClaimStatus,
    reason: string,
  ): Promise<void> {
    await this.claims.end(tx, claim.id, status, reason);
    const told = (of: DirectoryClaimStatus) => ({ claim: claim.id, organisation: claim.organisationId, status: of });
    const [before, after] = [told(claim.status), told(status)] as const;
    await this.audit.add(tx, { viewer, act: 'decideDirectoryClaim', subject: claim.entryId, reason, before, after });
  }
}
