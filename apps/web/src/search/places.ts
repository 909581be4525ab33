/** Cities where post houses stand thick, to search around by name; any other place can be given in degrees. */
import { countryName } from '../resource/words';
import { matching } from '../taxonomy/match';

export type Place = { readonly label: string; readonly latitude: number; readonly longitude: number };

const listed = `Albuquerque US 35.08 -106.65;Amsterdam NL 52.37 4.90;Athens GR 37.98 23.73;Atlanta US 33.75 -84.39;Austin US 30.27 -97.74;
Auckland NZ -36.85 174.76;Bangkok TH 13.76 100.50;Barcelona ES 41.39 2.17;Belfast GB 54.60 -5.93;Belgrade RS 44.79 20.45;Berlin DE 52.52 13.41;Bogotá CO 4.71 -74.07;
Boston US 42.36 -71.06;Brisbane AU -27.47 153.03;Bristol GB 51.45 -2.59;Brussels BE 50.85 4.35;Bucharest RO 44.43 26.10;
Budapest HU 47.50 19.04;Buenos Aires AR -34.60 -58.38;Burbank US 34.18 -118.31;Cape Town ZA -33.92 18.42;Cardiff GB 51.48 -3.18;Chicago US 41.88 -87.63;Cologne DE 50.94 6.96;
Copenhagen DK 55.68 12.57;Dubai AE 25.20 55.27;Dublin IE 53.35 -6.26;Edinburgh GB 55.95 -3.19;Geneva CH 46.20 6.14;Ghent BE 51.05 3.72;Glasgow GB 55.86 -4.25;
Hamburg DE 53.55 9.99;Helsinki FI 60.17 24.94;Hilversum NL 52.22 5.17;Hong Kong HK 22.32 114.17;Istanbul TR 41.01 28.98;Johannesburg ZA -26.20 28.05;Kraków PL 50.06 19.95;Kyiv UA 50.45 30.52;
Leeds GB 53.80 -1.55;Lisbon PT 38.72 -9.14;London GB 51.51 -0.13;Los Angeles US 34.05 -118.24;Lyon FR 45.76 4.84;Madrid ES 40.42 -3.70;
Manchester GB 53.48 -2.24;Melbourne AU -37.81 144.96;Mexico City MX 19.43 -99.13;Miami US 25.76 -80.19;Milan IT 45.46 9.19;Montréal CA 45.50 -73.57;Mumbai IN 19.08 72.88;
Munich DE 48.14 11.58;New Orleans US 29.95 -90.07;New York US 40.71 -74.01;Oslo NO 59.91 10.75;Paris FR 48.86 2.35;Portland US 45.52 -122.68;Porto PT 41.16 -8.63;
Prague CZ 50.08 14.44;Reykjavík IS 64.15 -21.94;Rio de Janeiro BR -22.91 -43.17;Rome IT 41.90 12.50;San Francisco US 37.77 -122.42;Santiago CL -33.45 -70.67;São Paulo BR -23.55 -46.63;Seoul KR 37.57 126.98;
Singapore SG 1.35 103.82;Sofia BG 42.70 23.32;Stockholm SE 59.33 18.07;Stuttgart DE 48.78 9.18;Sydney AU -33.87 151.21;Taipei TW 25.03 121.57;Tallinn EE 59.44 24.75;Tel Aviv IL 32.09 34.78;Tokyo JP 35.68 139.69;
Toronto CA 43.65 -79.38;Vancouver CA 49.28 -123.12;Vienna AT 48.21 16.37;Vilnius LT 54.69 25.28;Warsaw PL 52.23 21.01;Wellington NZ -41.29 174.78;Zagreb HR 45.82 15.98;Zurich CH 47.38 8.54`;

export const places: readonly Place[] = listed.split(/;\s*/).flatMap((line) => {
  const found = /^(.+) ([A-Z]{2}) (\S+) (\S+)$/.exec(line);
  if (!found) return [];
  const [, city = '', country = '', latitude, longitude] = found;
  return [{ label: `${city}, ${countryName(country)}`, latitude: Number(latitude), longitude: Number(longitude) }];
});

const degrees = /^\s*(-?\d{1,2}(?:\.\d+)?)\s*[,;\s]\s*(-?\d{1,3}(?:\.\d+)?)\s*$/;

/** Places that a text may mean, best first: listed cities, or the one point it gives in degrees (`51.51, -0.13`). */
export function placesFor(text: string): readonly Place[] {
  const [, latitude, longitude] = degrees.exec(text) ?? [];
  if (latitude === undefined || longitude === undefined) {
    return matching(
      places.map((place) => ({ ...place, code: place.label })),
      text,
    );
  }
  const point = { latitude: Number(latitude), longitude: Number(longitude) };
  return Math.abs(point.latitude) <= 90 && Math.abs(point.longitude) <= 180 ? [{ ...point, label: nameOf(point) }] : [];
}

/** The name of a listed place, else its degrees. */
export function nameOf(point: Omit<Place, 'label'>): string {
  const place = places.find((one) => one.latitude === point.latitude && one.longitude === point.longitude);
  return place?.label ?? `${point.latitude.toFixed(2)}, ${point.longitude.toFixed(2)}`;
}
