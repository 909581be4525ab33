import { Inject, Injectable } from '@nestjs/common';
import { uuidOf } from '#kernel/ids';
import { type CursorPart, parseFirst } from '#kernel/page';
import { all, ok, within, type Result } from '#kernel/result';
import { FactReaders } from '#service/facts/fact-readers';
import type { PageOf } from '#service/graphql/connection';
import type { Viewer } from '#service/viewer/viewer';
import { hiddenAlliance, parseFilter, type CapacityQuestion, type RawFilter } from '../domain/capacity-filter';
import type { Match } from '../domain/capacity-match';
import { compareKeys, orderOf, type CapacitySort, type SortKey } from '../domain/capacity-order';
import { faultsOf } from '../domain/faults';
import { facetsOf, type Facet } from '../domain/facets';
import { taxonomy } from '../taxonomy/taxonomy-file';
import { capacityIndexToken, type CapacityIndex } from './capacity-index';

export type SearchAsk = {
  readonly filter: RawFilter;
  readonly sort: CapacitySort | null | undefined;
  readonly first: number | null | undefined;
  readonly after: string | null | undefined;
};

type Found = { readonly match: Match; readonly key: SortKey };

/** One page of matches in the order asked for; totals and facets are those of all matches. */
export type SearchPage = {
  readonly page: PageOf<Found>;
  readonly ask: { readonly first: number; readonly after: unknown };
  readonly facets: readonly Facet[];
  /** Where a match stands in the order asked for. */
  readonly cursorOf: (found: Found) => readonly CursorPart[];
};

/** Spare capacity that a viewer may see. */
@Injectable()
export class SearchCapacity {
  constructor(
    private readonly readers: FactReaders,
    @Inject(capacityIndexToken) private readonly index: CapacityIndex,
  ) {}

  /** Refuses what makes no sense, with its place; alliances the viewer may not see are `NOT_FOUND`. */
  async run(viewer: Viewer, ask: SearchAsk): Promise<Result<SearchPage>> {
    // Who has just published a window, set a rate or joined an alliance finds it.
    await this.readers.catchUp();
    const now = await this.index.now();
    const question = within(parseFilter(ask.filter, taxonomy, now), 'filter');
    const order = orderOf(ask.sort ?? 'BEST', ask.filter.near != null);
    const first = within(parseFirst(ask.first), 'first');
    if (!question.ok || !order.ok || !first.ok) return faultsOf(question, order, first);
    const after = ask.after == null ? ok(null) : within(order.value.parseCursor(ask.after), 'after');
    if (!after.ok) return after;
    const seen = await this.seenAlliances(viewer, question.value);
    if (!seen.ok) return seen;

    const judged = await this.index.find(question.value, viewer, now);
    const matches = judged
      .filter(({ misses }) => misses.length === 0)
      .map((match) => ({ match, key: order.value.keyOf(match) }))
      .sort((a, b) => compareKeys(a.key, b.key));
    const behind = after.value;
    const rest = behind === null ? matches : matches.filter(({ key }) => compareKeys(key, behind) > 0);
    return ok({
      page: { rows: rest, total: matches.length },
      ask: { first: first.value, after: behind },
      facets: facetsOf(judged, taxonomy),
      cursorOf: ({ key }) => order.value.cursorOf(key),
    });
  }

  private async seenAlliances(viewer: Viewer, { alliances }: CapacityQuestion): Promise<Result<unknown>> {
    if (alliances.length === 0) return ok(null);
    const seen = await this.index.visibleAlliances(viewer, alliances.map(uuidOf));
    return within(all(alliances.map((id, at) => (seen.has(uuidOf(id)) ? ok(null) : hiddenAlliance(at)))), 'filter');
  }
}
