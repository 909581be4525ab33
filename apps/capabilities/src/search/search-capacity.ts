import { Injectable } from '@nestjs/common';
import { idOf, uuidOf } from '#kernel/ids';
import { type CursorPart, parseFirst } from '#kernel/page';
import { all, ok, within, type Result } from '#kernel/result';
import { Transactions } from '#service/database/transactions';
import { FactReaders } from '#service/facts/fact-readers';
import type { PageOf } from '#service/graphql/connection';
import type { Viewer } from '#service/viewer/viewer';
import { hidden, parseFilter, type CapacityQuestion, type RawFilter } from '../domain/capacity-filter';
import { orderOf, type CapacitySort } from '../domain/capacity-order';
import { faultsOf } from '../domain/faults';
import type { Facet } from '../domain/facets';
import type { Place, Row } from '../domain/market/answer';
import type { Hit } from '../domain/match-notes';
import { MarketIndex } from '../market/market-index';
import { visibleAlliances } from '../sight/sight.store';
import { taxonomy } from '../taxonomy/taxonomy-file';
import { ExchangeRatesStore } from './exchange-rates.store';

export type SearchAsk = {
  readonly filter: RawFilter;
  readonly sort: CapacitySort | null | undefined;
  readonly first: number | null | undefined;
  readonly after: string | null | undefined;
  /** What of a search is wanted besides the page; the rest is not worked out. */
  readonly wants: { readonly totals: boolean; readonly facets: boolean; readonly places: boolean };
};

type Found = { readonly hit: Hit; readonly key: Row['key'] };

/** One page of hits in the order asked for; total, facets and places are those of all matches, empty where not wanted. */
export type SearchPage = {
  readonly question: CapacityQuestion;
  readonly page: PageOf<Found>;
  readonly ask: { readonly first: number; readonly after: unknown };
  readonly facets: readonly Facet[];
  readonly places: readonly Place[];
  /** Where a hit stands in the order asked for. */
  readonly cursorOf: (found: Found) => readonly CursorPart[];
};

/** Spare capacity that a viewer may see. */
@Injectable()
export class SearchCapacity {
  constructor(
    private readonly market: MarketIndex,
    private readonly readers: FactReaders,
    private readonly rates: ExchangeRatesStore,
    private readonly transactions: Transactions,
  ) {}

  /** Refuses what makes no sense, with its place; alliances the viewer may not see are `NOT_FOUND`. */
  async run(viewer: Viewer, ask: SearchAsk): Promise<Result<SearchPage>> {
    // Who has just published a window, set a rate or joined an alliance finds it.
    const now = await this.market.caughtUp();
    const parsed = within(parseFilter(ask.filter, taxonomy, now), 'filter');
    const sort = ask.sort ?? 'BEST';
    const order = orderOf(sort, ask.filter.near != null);
    const first = within(parseFirst(ask.first), 'first');
    if (!parsed.ok || !order.ok || !first.ok) return faultsOf(parsed, order, first);
    const after = ask.after == null ? ok(null) : within(order.value.parseCursor(ask.after), 'after');
    if (!after.ok) return after;
    const seen = await this.seenAlliances(viewer, parsed.value);
    if (!seen.ok) return seen;
    const question = await this.rates.withCeilings(parsed.value, now);

    const organisation = viewer.organisation === null ? null : uuidOf(viewer.organisation);
    const { rows, total, facets, places } = await this.market.search(question, { organisation }, now, {
      // One more than the page holds: where there is one, there is a next page.
      ...{ order: sort, first: first.value + 1, after: after.value, ...ask.wants },
    });
    return ok({
      question,
      page: { rows: rows.map((row) => ({ hit: hitOf(row), key: row.key })), total: total ?? 0 },
      ask: { first: first.value, after: after.value },
      facets,
      places,
      cursorOf: ({ key }) => order.value.cursorOf(key),
    });
  }

  private async seenAlliances(viewer: Viewer, { alliances }: CapacityQuestion): Promise<Result<unknown>> {
    if (alliances.length === 0) return ok(null);
    await this.readers.catchUp('alliances');
    const seen = await visibleAlliances(this.transactions.reading, alliances.map(uuidOf), viewer);
    return within(
      all(alliances.map((id, at) => (seen.has(uuidOf(id)) ? ok(null) : hidden('alliances', at)))),
      'filter',
    );
  }
}

const hitOf = ({ resource, facility, claims, ...row }: Row): Hit => ({
  ...{ ...row, resourceId: idOf('resource', resource), facilityId: idOf('facility', facility), capabilities: claims },
});
