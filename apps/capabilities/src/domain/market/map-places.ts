import type { Place } from './answer';
import type { Hits } from './hits';
import type { Matches } from './matches';
import type { Plan } from './plan';

const mostPlaces = 500;

/**
 * Where the matches are: houses that say the same city and country share a place, at the mean of where those with a match are, each
 * house once. Most matches first, then by country and city, what is not said last.
 */
export function placesOf({ market }: Plan, hits: Hits, matches: Matches): readonly Place[] {
  const { facilities, texts } = market;
  const byHouse = new Map<number, number>();
  for (let n = 0; n < matches.count; n++) {
    const house = hits.facility[matches.hits[n] ?? 0] ?? 0;
    if (!Number.isNaN(facilities.latitude[house])) byHouse.set(house, (byHouse.get(house) ?? 0) + 1);
  }
  // Sums are in the order of ids, so that the same houses have the same mean.
  const houses = [...byHouse.keys()].sort((a, b) => facilities.uuids.compare(a, b));
  const byCity = Map.groupBy(houses, (house) => facilities.countryOf(house) * 2 ** 24 + (facilities.city[house] ?? 0));
  const mean = (column: Float64Array, own: readonly number[]): number =>
    own.reduce((sum, house) => sum + (column[house] ?? 0), 0) / own.length;
  return [...byCity.values()]
    .map((own): Place => {
      const [house = 0] = own;
      return {
        latitude: mean(facilities.latitude, own),
        longitude: mean(facilities.longitude, own),
        city: texts.cities.textOf(facilities.city[house] ?? 0),
        country: texts.countries.textOf(facilities.countryOf(house)),
        count: own.reduce((sum, one) => sum + (byHouse.get(one) ?? 0), 0),
      };
    })
    .sort((a, b) => b.count - a.count || byName(a.country, b.country) || byName(a.city, b.city))
    .slice(0, mostPlaces);
}

function byName(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  return b === null || a < b ? -1 : 1;
}
