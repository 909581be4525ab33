/** "within 300 km of Lyon", "im Umkreis von 50 km um Berlin", "near Lyon", "Lyon": a circle around a city. */
import { countryName } from './names-of-the-world';
import { readNumber } from './numbers';
import type { Found, NearPlace, Place, Reading, Surroundings } from './reading';
import { isSign, keyOf, type Token } from './tokens';
import { joiners } from './vocabulary';

/** Of a city that is named without a distance: the city and what people reach within an hour. */
const usualKm = 50;
const longestName = 5;

const kmOf: ReadonlyMap<string, number> = new Map([
  ...['km', 'kms', 'kilometer', 'kilometers', 'kilometre', 'kilometres', 'kilometern', 'kilometros'].map(
    (word): [string, number] => [word, 1],
  ),
  ...['mile', 'miles', 'mi', 'meilen', 'millas'].map((word): [string, number] => [word, 1.609344]),
]);

/** Words that may stand before a distance, and those between it and the city. */
const leads = new Set(
  'within less than under up to no more in im umkreis von weniger als dans un rayon de moins a menos radio un maximum max bis zu hasta'.split(
    ' ',
  ),
);
const links = new Set(
  'of from around near to de d du des la le um von der dem rund autour entfernt alrededor a'.split(' '),
);
const nearWords = new Set('near around bei nahe um pres autour de d cerca in en a by close to'.split(' '));

export function readPlace(tokens: readonly Token[], at: number, { placesNamed }: Surroundings): Found | null {
  return (
    distanceThenCity(tokens, at, placesNamed) ??
    cityThenDistance(tokens, at, placesNamed) ??
    cityAlone(tokens, at, placesNamed)
  );
}

type PlacesNamed = Surroundings['placesNamed'];
type City = { readonly length: number; readonly places: readonly Place[] };

function distanceThenCity(tokens: readonly Token[], at: number, placesNamed: PlacesNamed): Found | null {
  const start = skip(tokens, at, leads);
  const distance = readDistance(tokens, start);
  if (distance === null) return null;
  const next = skip(tokens, start + distance.length, links);
  const city = readCity(tokens, next, placesNamed);
  return city && found(next + city.length - at, city, distance.km);
}

function cityThenDistance(tokens: readonly Token[], at: number, placesNamed: PlacesNamed): Found | null {
  const city = readCity(tokens, at, placesNamed);
  if (city === null) return null;
  const start = skip(tokens, at + city.length, leads);
  const distance = readDistance(tokens, start);
  // A second city behind the distance claims it.
  if (distance === null || readCity(tokens, skip(tokens, start + distance.length, links), placesNamed)) return null;
  return found(start + distance.length - at, city, distance.km);
}

function cityAlone(tokens: readonly Token[], at: number, placesNamed: PlacesNamed): Found | null {
  const start = skip(tokens, at, nearWords);
  const city = readCity(tokens, start, placesNamed);
  return city && found(start + city.length - at, city, usualKm);
}

const found = (length: number, { places }: City, withinKm: number): Found => ({
  length,
  readings: places.slice(0, 6).map((place) => nearReading({ place, withinKm })),
});

/** The circle as it is shown. */
export const nearReading = (near: NearPlace): Reading => ({
  part: 'NEAR',
  label: `within ${Math.round(near.withinKm)} km of ${near.place.name}${near.place.country === null ? '' : `, ${countryName(near.place.country)}`}`,
  near,
});

function readDistance(tokens: readonly Token[], at: number): { readonly length: number; readonly km: number } | null {
  const number = readNumber(tokens, at);
  if (number === null) return null;
  const factor = kmOf.get(tokens[at + number.length]?.word ?? '');
  if (factor === undefined) return null;
  return { length: number.length + 1, km: Math.round(number.value * factor * 10) / 10 };
}

/** The longest name of a city that begins here. */
function readCity(tokens: readonly Token[], at: number, placesNamed: PlacesNamed): City | null {
  for (let length = Math.min(longestName, tokens.length - at); length > 0; length--) {
    const run = tokens.slice(at, at + length);
    if (run.some(({ word }) => word === ',') || isSign(run[length - 1] as Token)) continue;
    const [only] = run;
    if (length === 1 && only && joiners.has(only.word) && !only.isCapitals) continue;
    const places = placesNamed(keyOf(run, 'word'));
    if (places.length > 0) return { length, places };
  }
  return null;
}

function skip(tokens: readonly Token[], at: number, words: ReadonlySet<string>): number {
  let next = at;
  while (words.has(tokens[next]?.word ?? '')) next++;
  return next;
}
