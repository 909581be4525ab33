/**
 * Where the matches are, for a map: one place for each city, with how many there are.
 */
import type { Match } from './capacity-match';
import type { Place } from './market/answer';

const mostPlaces = 500;

/**
 * Houses that say the same city and country share a place, in the middle of those that have a match; houses of which nobody knows where
 * they are have none. Most matches first, then by country and city, what is not said last; at most 500.
 */
export function placesOf(matches: readonly Match[]): readonly Place[] {
  const byCity = Map.groupBy(matches.filter(isPlaced), ({ candidate: { facility } }) =>
    JSON.stringify([facility.country, facility.city]),
  );
  return [...byCity.values()]
    .flatMap((own) => placeOf(own) ?? [])
    .sort((a, b) => b.count - a.count || byName(a.country, b.country) || byName(a.city, b.city))
    .slice(0, mostPlaces);
}

function placeOf(matches: readonly Match[]): Place | null {
  const houses = [...new Map(matches.map(({ candidate: { facility } }) => [facility.id, facility])).values()];
  const [first] = houses.sort((a, b) => (a.id < b.id ? -1 : 1));
  if (first === undefined) return null;
  return {
    latitude: houses.reduce((sum, { latitude }) => sum + (latitude ?? 0), 0) / houses.length,
    longitude: houses.reduce((sum, { longitude }) => sum + (longitude ?? 0), 0) / houses.length,
    city: first.city,
    country: first.country,
    count: matches.length,
  };
}

const isPlaced = ({ candidate: { facility } }: Match): boolean =>
  facility.latitude !== null && facility.longitude !== null;

function byName(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  return b === null || a < b ? -1 : 1;
}
