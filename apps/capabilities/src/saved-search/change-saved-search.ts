import { Injectable } from '@nestjs/common';
import { isId, type Id } from '#kernel/ids';
import { ok, refuse, within, type Result } from '#kernel/result';
import { Audit } from '#service/audit/audit';
import { Clock } from '#service/clock';
import { Transactions } from '#service/database/transactions';
import type { Viewer } from '#service/viewer/viewer';
import type { RawFilter } from '../domain/capacity-filter';
import type { CapacitySort } from '../domain/capacity-order';
import { faultsOf } from '../domain/faults';
import { endOf, firstLetterAt, parseKeeping, type Frequency } from '../domain/saved-search';
import { AlertsStore } from './alerts.store';
import { keeps, SavedSearchesStore, type SavedSearch } from './saved-searches.store';
import { TakeSearch, type Taken } from './take-search';
import { WatchSearch } from './watch-search';

export type ChangeAsk = {
  readonly savedSearchId: string;
  readonly name?: string | null | undefined;
  readonly search?:
    | { readonly filter: RawFilter; readonly sort?: CapacitySort | null | undefined; readonly page: string }
    | null
    | undefined;
  readonly frequency?: Frequency | null | undefined;
  readonly timeZone?: string | null | undefined;
  readonly seen?: boolean | null | undefined;
  readonly idempotencyKey: string;
};

/** Refusal for a saved search that is not there, or somebody else's. */
export const noSuchSearch = (): Result<never> =>
  refuse('NOT_FOUND', 'There is no such saved search, or none of yours.', 'savedSearchId');

/** Mutation `changeSavedSearch`: another name, question or rhythm, or that its news has been seen. */
@Injectable()
export class ChangeSavedSearch {
  constructor(
    private readonly transactions: Transactions,
    private readonly taking: TakeSearch,
    private readonly watching: WatchSearch,
    private readonly searches: SavedSearchesStore,
    private readonly alerts: AlertsStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** By its keeper. It is watched anew when it asks something else, and when it was not watched before. */
  async run(
    viewer: Viewer,
    { idempotencyKey: key, ...ask }: ChangeAsk,
  ): Promise<Result<{ readonly id: Id<'search'> }>> {
    const keyed = { viewer, mutation: 'changeSavedSearch', key, input: ask };
    const kept = await this.transactions.kept<{ readonly id: Id<'search'> }>(keyed);
    if (kept) return kept;
    const before = await this.find(viewer, ask.savedSearchId);
    const anew = before === null ? null : await this.takeAnew(before, ask);
    return this.transactions.once(keyed, async (tx) => {
      if (before === null) return noSuchSearch();
      await this.watching.lock(tx);
      const found = (await this.searches.byIds([before.id], tx, 'for no key update')).get(before.id);
      if (found === undefined) return noSuchSearch();
      const keeping = parseKeeping({ name: ask.name ?? found.name, timeZone: ask.timeZone ?? found.timeZone });
      if (!keeping.ok || anew?.ok === false) return faultsOf(keeping, anew ?? ok(null));
      // Stopped by a letter of it meanwhile: nobody has looked what it finds by now, so the stop is taken for the later of the two.
      const isStopped = found.frequency === 'NEVER' && anew === null;
      const frequency = isStopped ? 'NEVER' : (ask.frequency ?? found.frequency);
      await this.write(tx, found, { ...keeping.value, frequency, seen: ask.seen }, anew?.value ?? null);
      const after = { frequency, isAnew: anew !== null };
      await this.audit.add(tx, { viewer, act: 'changeSavedSearch', subject: found.id, after });
      return ok({ id: found.id });
    });
  }

  private async find(viewer: Viewer, id: string): Promise<SavedSearch | null> {
    const found = isId('search', id) ? (await this.searches.byIds([id])).get(id) : undefined;
    return found !== undefined && keeps(viewer, found) ? found : null;
  }

  /** What it will ask, judged again where that is another question or where nobody has watched it; null: all stays as it is. */
  private async takeAnew(
    before: SavedSearch,
    { search, frequency }: Pick<ChangeAsk, 'search' | 'frequency'>,
  ): Promise<Result<Taken> | null> {
    const next = frequency ?? before.frequency;
    if (search) return within(await this.taking.run(before, search, next), 'search');
    return before.frequency === 'NEVER' && next !== 'NEVER' ? this.taking.run(before, before, next) : null;
  }

  private async write(
    tx: Parameters<SavedSearchesStore['update']>[0],
    before: SavedSearch,
    {
      name,
      timeZone,
      frequency,
      seen,
    }: { readonly name: string; readonly timeZone: string; readonly frequency: Frequency } & Pick<ChangeAsk, 'seen'>,
    anew: Taken | null,
  ): Promise<void> {
    const isOther = frequency !== before.frequency || timeZone !== before.timeZone;
    const now = this.clock.now();
    const asks = anew === null ? before : { ...anew.searched, until: endOf(anew.searched.question) };
    const written = {
      ...{ ...before, filter: asks.filter, sort: asks.sort, page: asks.page, until: asks.until, name, timeZone },
      ...{ frequency, leaves: anew?.leaves ?? null, seenAt: anew?.present.since ?? before.seenAt },
      nextLetterAt: isOther || anew !== null ? firstLetterAt(frequency, timeZone, now) : before.nextLetterAt,
    };
    await this.searches.update(tx, written, anew !== null);
    if (frequency === 'NEVER') await this.alerts.forget(tx, before.id);
    else if (anew !== null) await this.watching.begin(tx, before.id, anew.present);
    if (seen === true) await this.searches.setSeen(tx, before.id);
  }
}
