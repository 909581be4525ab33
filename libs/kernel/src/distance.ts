import { all, ok, refuse, type Result } from './result';

/** A place on Earth: WGS 84, in degrees, north and east positive. */
export type Point = { readonly latitude: number; readonly longitude: number };

/** Mean radius of the Earth (IUGG): distances are on a sphere of this size (domain.md, exact meaning 8). */
const earthRadiusKm = 6371.0088;

const radians = (degrees: number): number => (degrees * Math.PI) / 180;
const haversine = (angle: number): number => Math.sin(angle / 2) ** 2;

/** Great-circle distance in kilometres, by the haversine formula. */
export function distanceKm(a: Point, b: Point): number {
  const latitudes = Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude));
  const h = haversine(radians(b.latitude - a.latitude)) + latitudes * haversine(radians(b.longitude - a.longitude));
  return 2 * earthRadiusKm * Math.asin(Math.sqrt(Math.min(1, h))); // rounding may lift h above 1 for opposite points
}

/** A point with a latitude of -90 to 90 and a longitude of -180 to 180; each fault is named. */
export function parsePoint(raw: Point): Result<Point, 'OUT_OF_RANGE'> {
  const { latitude, longitude } = raw;
  const parts = all<number, 'OUT_OF_RANGE'>([
    Math.abs(latitude) <= 90 ? ok(latitude) : refuse('OUT_OF_RANGE', 'A latitude is -90 to 90 degrees.', 'latitude'),
    Math.abs(longitude) <= 180
      ? ok(longitude)
      : refuse('OUT_OF_RANGE', 'A longitude is -180 to 180 degrees.', 'longitude'),
  ]);
  return parts.ok ? ok({ latitude, longitude }) : parts;
}
