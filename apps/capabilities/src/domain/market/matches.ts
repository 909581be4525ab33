/** Which hits are matches: those that miss nothing, of houses that answer every need. For a facet, one filter is left out of account. */
import type { Hits } from './hits';
import { misses, type Plan } from './plan';

/** The hits that match with the filters of these misses left out; a column and how much of it counts. */
export type Matches = { readonly hits: Uint32Array; readonly count: number };

export function matchesOf(plan: Plan, hits: Hits, besides: number): Matches {
  const found = new Uint32Array(hits.count);
  let count = 0;
  for (let hit = 0; hit < hits.count; hit++) {
    const isOne = hits.needs[hit] !== 0 && ((hits.verdict[hit] ?? 0) & misses & ~besides) === 0;
    found[count] = hit;
    count += isOne ? 1 : 0;
  }
  const needs = plan.question.needs.length;
  return needs === 1 ? { hits: found, count } : answering(plan, hits, { hits: found, count }, needs);
}

/** Those of houses that answer all of so many needs with what is found of them together. */
function answering({ market }: Plan, hits: Hits, matches: Matches, needs: number): Matches {
  const all = 2 ** needs - 1;
  const met = new Uint32Array(market.facilities.uuids.rows);
  for (let n = 0; n < matches.count; n++) {
    const hit = matches.hits[n] ?? 0;
    const house = hits.facility[hit] ?? 0;
    met[house] = (met[house] ?? 0) | (hits.needs[hit] ?? 0);
  }
  let count = 0;
  for (let n = 0; n < matches.count; n++) {
    const hit = matches.hits[n] ?? 0;
    matches.hits[count] = hit;
    count += met[hits.facility[hit] ?? 0] === all ? 1 : 0;
  }
  return { hits: matches.hits, count };
}
