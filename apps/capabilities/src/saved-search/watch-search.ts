import { Injectable } from '@nestjs/common';
import { ok, refuse, type Result } from '#kernel/result';
import type { Id } from '#kernel/ids';
import type { Instant } from '#kernel/instant';
import type { Tx } from '#service/database/database';
import type { Uuid } from '../domain/market/state';
import { mostKnownHits, type Searched } from '../domain/saved-search';
import { AlertsStore } from './alerts.store';
import { ChangesStore } from './changes.store';
import { FindHits } from './find-hits';
import type { Keeper } from './saved-searches.store';

/** What a search finds when it begins to be watched, read from `since` on. */
export type Present = { readonly since: Instant; readonly known: readonly Uuid[] };

/** From what a search finds already to what it will be told of, with nothing lost and nothing told twice in between. */
@Injectable()
export class WatchSearch {
  constructor(
    private readonly hits: FindHits,
    private readonly changes: ChangesStore,
    private readonly alerts: AlertsStore,
  ) {}

  /**
   * Read outside any transaction: the market waits for facts, and an open transaction would hold those up. `TOO_LARGE` above 5,000
   * hits. Nothing is read for a search that nobody watches.
   */
  async present(search: Searched & Keeper, isWatched: boolean): Promise<Result<Present>> {
    const since = await this.changes.clock();
    if (!isWatched) return ok({ since, known: [] });
    const found = await this.hits.run(search, await this.hits.demandMoment(), { first: mostKnownHits + 1 });
    if (found.length > mostKnownHits)
      return refuse('TOO_LARGE', `It finds over ${mostKnownHits} already; narrow it, or save it with NEVER.`, 'filter');
    return ok({ since, known: found.map(({ resource }) => resource) });
  }

  /**
   * Begins the watch, in the transaction that writes the search and after it was written. What was judged since the market was
   * read did not know of the search, and is judged again; whoever judges just now waits for the lock and finds it.
   */
  async begin(tx: Tx, search: Id<'search'>, { since, known }: Present): Promise<void> {
    await this.changes.judgeAgainSince(tx, since);
    await this.alerts.begin(tx, search, known, since);
  }

  /** Takes the lock of the watch: before a search is written. */
  async lock(tx: Tx): Promise<void> {
    await this.changes.lock(tx);
  }
}
