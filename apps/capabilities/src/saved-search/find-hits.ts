import { Injectable } from '@nestjs/common';
import type { QuotedRate } from '#kernel/exchange';
import { uuidOf, type Id } from '#kernel/ids';
import type { Instant } from '#kernel/instant';
import { Transactions } from '#service/database/transactions';
import { FactReaders } from '#service/facts/fact-readers';
import { type Viewer, visitor } from '#service/viewer/viewer';
import { parseFilter } from '../domain/capacity-filter';
import type { Row } from '../domain/market/answer';
import type { Uuid } from '../domain/market/state';
import type { Searched } from '../domain/saved-search';
import { MarketIndex } from '../market/market-index';
import { ExchangeRatesStore, weighed } from '../search/exchange-rates.store';
import { visibleAlliances } from '../sight/sight.store';
import { ChangesStore } from './changes.store';
import { taxonomy } from '../taxonomy/taxonomy-file';
import type { Keeper } from './saved-searches.store';

/** What is looked for: everything, or these resources alone. */
type Scope = { readonly first: number; readonly only?: readonly Uuid[] };

/** A moment at which any number of searches may be asked, and what currencies are worth then. */
export type Moment = { readonly now: Instant; readonly rates: readonly QuotedRate[] };

/** What a saved search finds at a moment, as its keeper sees it then. */
@Injectable()
export class FindHits {
  constructor(
    private readonly transactions: Transactions,
    private readonly readers: FactReaders,
    private readonly changes: ChangesStore,
    private readonly market: MarketIndex,
    private readonly rates: ExchangeRatesStore,
  ) {}

  /** The moment up to which all that was published can be found; for who only looks, an earlier one where that takes too long. */
  async moment(): Promise<Moment> {
    const [now] = await Promise.all([this.market.caughtUp(), this.readers.catchUp('alliances')]);
    return { now, rates: await this.rates.latest(now) };
  }

  /** The same for who acts on what is found: a fault where it took too long, and whoever asks tries again. */
  async demandMoment(): Promise<Moment> {
    const [now] = await Promise.all([this.market.demandCaughtUp(), this.readers.demandCaughtUp('alliances')]);
    return { now, rates: await this.rates.latest(now) };
  }

  /**
   * In the order of the search. None when its time is over, and when it names an alliance that its keeper may not see any more.
   * Where several needs must be met in one house, one resource can bring others in: with `only`, all of those houses are answered.
   * Waits for no facts.
   */
  async run(search: Searched & Keeper, { now, rates }: Moment, scope: Scope): Promise<readonly Row[]> {
    const question = parseFilter(search.filter, taxonomy, now);
    if (!question.ok) return [];
    const { alliances } = question.value;
    if ((await this.seen(search, alliances)).size < new Set(alliances).size) return [];
    const organisation = search.organisation === null ? null : uuidOf(search.organisation);
    const asked = question.value.needs.length > 1 ? await this.ofHouses(scope) : scope;
    const ask = { order: search.sort, after: null, totals: false, facets: false, places: false, ...asked };
    return (await this.market.search(weighed(question.value, rates), { organisation }, now, ask, 'WATCH')).rows;
  }

  private async ofHouses({ first, only }: Scope): Promise<Scope> {
    if (only === undefined) return { first };
    const whole = await this.changes.sameHouses(only);
    return { first: whole.length, only: whole };
  }

  /** Bare uuids of those of these alliances that the keeper may see. */
  async visibleAlliances(keeper: Keeper, alliances: readonly Id<'alliance'>[]): Promise<ReadonlySet<Uuid>> {
    if (alliances.length > 0) await this.readers.demandCaughtUp('alliances');
    return this.seen(keeper, alliances);
  }

  private async seen(keeper: Keeper, alliances: readonly Id<'alliance'>[]): Promise<ReadonlySet<Uuid>> {
    if (alliances.length === 0) return new Set();
    return visibleAlliances(this.transactions.reading, alliances.map(uuidOf), viewerOf(keeper));
  }
}

/** Who keeps it, as far as sight goes. Only platform admins act for no organisation. */
const viewerOf = ({ account, organisation }: Keeper): Viewer => ({
  ...{ ...visitor, account, organisation, isAdmin: organisation === null },
});
