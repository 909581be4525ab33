import { Injectable } from '@nestjs/common';
import { isId, newId, type Id } from '#kernel/ids';
import { all, ok, refuse, within, type Result } from '#kernel/result';
import { parseMessage } from '#kernel/text';
import { Audit } from '#service/audit/audit';
import { Clock } from '#service/clock';
import type { Tx } from '#service/database/database';
import { Transactions } from '#service/database/transactions';
import type { Viewer } from '#service/viewer/viewer';
import { judgeClaim, maySpeakForHouse } from '../domain/directory-claim';
import { DirectoryClaimsStore } from './directory-claims.store';
import { DirectoryEntriesStore, type DirectoryEntry } from './directory-entries.store';

export type ClaimAsk = { readonly entryId: string; readonly evidence: string; readonly idempotencyKey: string };

/** Mutation `claimDirectoryEntry`: a post house says which entry of the directory it is. */
@Injectable()
export class ClaimDirectoryEntry {
  constructor(
    private readonly transactions: Transactions,
    private readonly entries: DirectoryEntriesStore,
    private readonly claims: DirectoryClaimsStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** By an owner. Locks the entry: a claim and the decision for a rival come one after the other. */
  run(
    viewer: Viewer,
    { idempotencyKey: key, ...ask }: ClaimAsk,
  ): Promise<Result<{ readonly claim: Id<'entryclaim'> }>> {
    return this.transactions.once({ viewer, mutation: 'claimDirectoryEntry', key, input: ask }, async (tx) => {
      const house = maySpeakForHouse(viewer);
      if (!house.ok) return house;
      const evidence = within(parseMessage(ask.evidence), 'evidence');
      const entry = await this.findEntry(tx, ask.entryId);
      if (!evidence.ok || !entry.ok) return all<unknown>([entry, evidence]) as Result<never>;
      const open = await this.claims.openOn(tx, entry.value.id);
      const hasOpenClaim = open.some((claim) => claim.organisationId === house.value);
      const judged = within(judgeClaim(entry.value, hasOpenClaim), 'entryId');
      if (!judged.ok) return judged;
      const id = newId('entryclaim', this.clock.now());
      const claim = { id, entryId: entry.value.id, organisationId: house.value, evidence: evidence.value };
      await this.claims.insert(tx, { ...claim, madeBy: viewer.account });
      const after = { ...claim, status: 'OPEN' };
      await this.audit.add(tx, { viewer, act: 'claimDirectoryEntry', subject: claim.entryId, after });
      return ok({ claim: id });
    });
  }

  private async findEntry(tx: Tx, id: string): Promise<Result<DirectoryEntry, 'NOT_FOUND'>> {
    const entry = isId('entry', id) ? await this.entries.lock(tx, id) : null;
    return entry === null ? refuse('NOT_FOUND', 'The directory has no such entry.', 'entryId') : ok(entry);
  }
}
