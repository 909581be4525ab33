import { cityMapping } from 'city-timezones';
import type { ListedPlace } from '../domain/words/places';

/** Smaller towns are known by the houses in them; their names are those of too many other things. */
const leastPeople = 15_000;

/** The list of places, as its package has it: cities of the world by their English names, and as they are written there. */
export const listedPlaces = (): readonly ListedPlace[] =>
  cityMapping
    .filter(({ pop, iso2 }) => pop >= leastPeople && /^[A-Z]{2}$/.test(iso2))
    .map(({ city, city_ascii, iso2, lat, lng, pop }) => ({
      ...{ name: city, otherName: city_ascii, people: pop },
      ...{ country: iso2, latitude: lat, longitude: lng },
    }));
