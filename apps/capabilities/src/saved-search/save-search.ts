import { Injectable } from '@nestjs/common';
import { newId, type Id } from '#kernel/ids';
import { ok, refuse, type Result } from '#kernel/result';
import { Audit } from '#service/audit/audit';
import { Clock } from '#service/clock';
import { Transactions } from '#service/database/transactions';
import type { Viewer } from '#service/viewer/viewer';
import type { RawFilter } from '../domain/capacity-filter';
import type { CapacitySort } from '../domain/capacity-order';
import { faultsOf } from '../domain/faults';
import { endOf, firstLetterAt, mostSavedSearches, parseKeeping, type Frequency } from '../domain/saved-search';
import { SavedSearchesStore } from './saved-searches.store';
import { TakeSearch } from './take-search';
import { WatchSearch } from './watch-search';

export type SaveAsk = {
  readonly name: string;
  readonly filter: RawFilter;
  readonly sort?: CapacitySort | null | undefined;
  readonly page: string;
  readonly frequency: Frequency;
  readonly timeZone?: string | null | undefined;
  readonly idempotencyKey: string;
};

/** Mutation `saveSearch`: keeps a search, and from then on watches for what is new in it. */
@Injectable()
export class SaveSearch {
  constructor(
    private readonly transactions: Transactions,
    private readonly taking: TakeSearch,
    private readonly watching: WatchSearch,
    private readonly searches: SavedSearchesStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** `TOO_LARGE` beyond 200 of one account, and for one that would be told of and finds more than 5,000 already. */
  async run(viewer: Viewer, { idempotencyKey: key, ...ask }: SaveAsk): Promise<Result<{ readonly id: Id<'search'> }>> {
    const keyed = { viewer, mutation: 'saveSearch', key, input: ask };
    const kept = await this.transactions.kept<{ readonly id: Id<'search'> }>(keyed);
    if (kept) return kept;
    const { account, organisation } = viewer;
    if (account === null) throw new Error('whoever saves a search is signed in');
    const keeping = parseKeeping(ask);
    const taken = await this.taking.run({ account, organisation }, ask, ask.frequency);
    return this.transactions.once(keyed, async (tx) => {
      if (!keeping.ok || !taken.ok) return faultsOf(keeping, taken);
      if ((await this.searches.count(tx, account)) >= mostSavedSearches)
        return refuse('TOO_LARGE', `At most ${mostSavedSearches} saved searches; remove one first.`);
      const { searched, leaves, present } = taken.value;
      const now = this.clock.now();
      const id = newId('search', now);
      const { name, timeZone } = keeping.value;
      await this.watching.lock(tx);
      await this.searches.insert(tx, {
        ...{ id, account, organisation, name, timeZone, frequency: ask.frequency, leaves },
        ...{ filter: searched.filter, sort: searched.sort, page: searched.page, until: endOf(searched.question) },
        ...{ savedAt: now, seenAt: present.since, nextLetterAt: firstLetterAt(ask.frequency, timeZone, now) },
      });
      if (ask.frequency !== 'NEVER') await this.watching.begin(tx, id, present);
      await this.audit.add(tx, { viewer, act: 'saveSearch', subject: id, after: { frequency: ask.frequency } });
      return ok({ id });
    });
  }
}
