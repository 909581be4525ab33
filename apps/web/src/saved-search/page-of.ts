/** The address of a search, and the search in an address. */
import { filterOf, type Filter } from '../search/filter';
import { readSearch, sortOf, withDefaults, type Defaults, type SearchParams } from '../search/params';
import { dateFromToday, viewerZone } from '../time/today';
import { parseSearch, present, stringifySearch } from '../url';

type Searched = { readonly filter: Filter; readonly sort: ReturnType<typeof sortOf>; readonly page: string };

/** What is saved of a search: its dates are written out, so that it asks the same tomorrow; what is only on screen is left out. */
export function searchedOf(search: SearchParams & Defaults, filter: Filter): Searched {
  const { from, to, zone, ...rest } = search;
  const kept = present({ ...rest, from, to, zone, pages: undefined, hit: undefined, pick: undefined });
  return { filter, sort: sortOf(search), page: `/search${stringifySearch(kept)}` };
}

/** The search that an address of the search page holds. */
export const searchIn = (page: string): SearchParams => readSearch(parseSearch(page.slice(page.indexOf('?') + 1)));

/** What would be saved of the search at an address; null when it asks nothing any more. */
export function searchedAt(page: string): Searched | null {
  const search = withDefaults(searchIn(page), { from: dateFromToday(1), to: dateFromToday(30), zone: viewerZone() });
  const filter = filterOf(search);
  return filter && searchedOf(search, filter);
}
