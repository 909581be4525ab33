import type { Instant } from '#kernel/instant';
import type { CapacityQuestion } from '../capacity-filter';
import type { Answer, Ask } from './answer';
import { countFacets } from './facet-counts';
import { findHits } from './find';
import { Hits } from './hits';
import { placesOf } from './map-places';
import type { Market } from './market';
import { matchesOf } from './matches';
import { findOdd } from './odd-hits';
import { planOf } from './plan';
import { Ranking } from './ranking';
import { rowsOf } from './rows';
import { Scratch } from './scratch';
import type { MarketViewer } from './state';

const scratches = new WeakMap<Market, { readonly scratch: Scratch; readonly hits: Hits }>();

/**
 * Answers a question on the market as it is, for a viewer, at a moment: what its rates open to it, by the rules of the domain and
 * in the order asked for. Pure, but for what it remembers of the market to be quicker the next time.
 */
export function search(
  market: Market,
  question: CapacityQuestion,
  viewer: MarketViewer,
  now: Instant,
  ask: Ask,
): Answer {
  const { scratch, hits } = scratches.get(market) ?? { scratch: new Scratch(), hits: new Hits() };
  scratches.set(market, { scratch, hits });
  hits.clear();
  const plan = planOf(market, question, viewer, now, ask, scratch);
  findHits(plan, scratch, hits);
  findOdd(plan, hits);
  const matches = matchesOf(plan, hits, 0);
  const ranking = new Ranking(plan, hits);
  const page = ranking.first(matches.hits, matches.count, ask.first + 1);
  return {
    rows: rowsOf(plan, hits, ranking, page.slice(0, ask.first)),
    hasMore: page.length > ask.first,
    total: ask.totals ? matches.count : null,
    facets: ask.facets === false ? [] : countFacets(plan, hits, matches),
    places: ask.places ? placesOf(plan, hits, matches) : [],
  };
}
