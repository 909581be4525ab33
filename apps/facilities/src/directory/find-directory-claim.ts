import { Injectable } from '@nestjs/common';
import { isId } from '#kernel/ids';
import { ok, refuse, type Result } from '#kernel/result';
import type { Tx } from '#service/database/database';
import { DirectoryClaimsStore, type DirectoryClaim } from './directory-claims.store';
import { DirectoryEntriesStore, type DirectoryEntry } from './directory-entries.store';

/** A claim with the entry it is on, as they stand while the lock of the entry is held. */
export type LockedClaim = { readonly claim: DirectoryClaim; readonly entry: DirectoryEntry };

/** Finds the claim that a mutation names and locks its entry: claims of one entry move one after the other. */
@Injectable()
export class FindDirectoryClaim {
  constructor(
    private readonly entries: DirectoryEntriesStore,
    private readonly claims: DirectoryClaimsStore,
  ) {}

  /** NOT_FOUND where there is none, or none that `isSeen` lets the caller know of. */
  async run(tx: Tx, id: string, isSeen: (claim: DirectoryClaim) => boolean): Promise<Result<LockedClaim, 'NOT_FOUND'>> {
    const unlocked = isId('entryclaim', id) ? (await this.claims.byIds([id], tx)).get(id) : undefined;
    const hidden = refuse('NOT_FOUND', 'There is no such claim.', 'claimId');
    if (unlocked === undefined || !isSeen(unlocked)) return hidden;
    const entry = await this.entries.lock(tx, unlocked.entryId);
    // Read again: it may have been decided while the lock was waited for.
    const claim = (await this.claims.byIds([id], tx)).get(id);
    return claim && entry ? ok({ claim, entry }) : hidden;
  }
}
