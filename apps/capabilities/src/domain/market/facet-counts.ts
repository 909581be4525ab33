/** How many matches each further choice would leave, counted by code; only what is asked for. */
import { isNumeric } from '../attribute-value';
import { attributePrefix, facetOf, type Facet } from '../facets';
import { ClaimCounts } from './claim-counts';
import { tierAt } from './facilities';
import type { Hits } from './hits';
import { missesCountry, missesTier, tierBits } from './houses';
import { kinds } from './kept';
import { matchesOf, type Matches } from './matches';
import { hasFacet, missesKind, type Plan } from './plan';
import { resource } from './resources';
import { Tally } from './tally';

/** The facets asked for, in the order of all: the six of every search, then those of attributes that have values. */
export function countFacets(plan: Plan, hits: Hits, matches: Matches): readonly Facet[] {
  const { taxonomy } = plan.market;
  const facets = simpleFacets(plan, hits, matches)
    .filter(({ field }) => hasFacet(plan.ask, field))
    .map(({ field, counts }) => facetOf(field, counts(), taxonomy));
  const described = [...taxonomy.attributes.values()].filter(
    (attribute) => !isNumeric(attribute) && hasFacet(plan.ask, `${attributePrefix}${attribute.code}`),
  );
  const asksCapability = hasFacet(plan.ask, 'capability');
  if (!asksCapability && described.length === 0) return facets;
  const claims = new ClaimCounts(plan.market, hits);
  claims.count(matches);
  const capability = facetOf('capability', claims.capabilities, taxonomy);
  const attributes = described.flatMap(({ code }) => {
    const counts = claims.attributes.get(code);
    return counts === undefined || counts.size === 0 ? [] : [facetOf(`${attributePrefix}${code}`, counts, taxonomy)];
  });
  return [...facets, ...(asksCapability ? [capability] : []), ...attributes];
}

type Counted = { readonly field: string; readonly counts: () => ReadonlyMap<string, number> };

function simpleFacets(plan: Plan, hits: Hits, matches: Matches): readonly Counted[] {
  const { texts, facilities, resources } = plan.market;
  const { countries, cities, currencies } = texts;
  const besides = (miss: number): Matches => ((plan.neighbours & miss) === 0 ? matches : matchesOf(plan, hits, miss));
  const counted = (
    field: string,
    of: () => Matches,
    size: number,
    codeOf: (hit: number) => number,
    nameOf: (code: number) => string | null,
  ): Counted => ({
    field,
    counts: () => {
      const tally = new Tally(size);
      const { hits: own, count } = of();
      for (let n = 0; n < count; n++) tally.add(codeOf(own[n] ?? 0));
      return tally.named(nameOf);
    },
  });
  const all = (): Matches => matches;
  return [
    counted(
      'kind',
      () => besides(missesKind),
      kinds.length,
      (hit) => resources.get(hits.resource[hit] ?? 0, resource.kind),
      (code) => kinds[code] ?? null,
    ),
    counted(
      'country',
      () => besides(missesCountry),
      countries.count,
      (hit) => facilities.countryOf(hits.facility[hit] ?? 0),
      (code) => countries.textOf(code),
    ),
    counted(
      'city',
      all,
      cities.count,
      (hit) => facilities.city[hits.facility[hit] ?? 0] ?? 0,
      (code) => cities.textOf(code),
    ),
    counted(
      'securityTier',
      () => besides(missesTier),
      tierBits + 1,
      (hit) => (hits.verdict[hit] ?? 0) & tierBits,
      tierAt,
    ),
    counted(
      'currency',
      all,
      currencies.count,
      (hit) => currencyOf(plan, hits, hit),
      (code) => currencies.textOf(code),
    ),
  ];
}

/** Of most resources all rates have one currency; else it is that of the price. */
function currencyOf({ pricesAll, market, prices, question }: Plan, hits: Hits, hit: number): number {
  if (pricesAll || hits.odd.has(hit)) return hits.currency[hit] ?? 0;
  const one = market.resources.postings.currency[hits.claim[hit] ?? 0] ?? 0;
  if (one !== 0) return one;
  return prices.find(hits.resource[hit] ?? 0, hits.facility[hit] ?? 0, hits.periodOf(hit, question)).currency;
}
