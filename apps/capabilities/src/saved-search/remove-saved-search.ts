import { Injectable } from '@nestjs/common';
import { isId, type Id } from '#kernel/ids';
import { ok, type Result } from '#kernel/result';
import { Audit } from '#service/audit/audit';
import { Transactions } from '#service/database/transactions';
import type { Viewer } from '#service/viewer/viewer';
import { noSuchSearch } from './change-saved-search';
import { keeps, SavedSearchesStore } from './saved-searches.store';

/** Mutation `removeSavedSearch`. */
@Injectable()
export class RemoveSavedSearch {
  constructor(
    private readonly transactions: Transactions,
    private readonly searches: SavedSearchesStore,
    private readonly audit: Audit,
  ) {}

  /** By its keeper. What was found for it goes with it. */
  run(
    viewer: Viewer,
    { savedSearchId, idempotencyKey: key }: { readonly savedSearchId: string; readonly idempotencyKey: string },
  ): Promise<Result<{ readonly id: Id<'search'> }>> {
    const keyed = { viewer, mutation: 'removeSavedSearch', key, input: { savedSearchId } };
    return this.transactions.once(keyed, async (tx) => {
      if (!isId('search', savedSearchId)) return noSuchSearch();
      const found = (await this.searches.byIds([savedSearchId], tx, 'for no key update')).get(savedSearchId);
      if (found === undefined || !keeps(viewer, found)) return noSuchSearch();
      await this.searches.remove(tx, found.id);
      await this.audit.add(tx, { viewer, act: 'removeSavedSearch', subject: found.id });
      return ok({ id: found.id });
    });
  }
}
