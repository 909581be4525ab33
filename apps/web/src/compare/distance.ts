export type Degrees = { readonly latitude: number; readonly longitude: number };

const earthKm = 6371.0088;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Along the surface of a round Earth, as the search measures it (haversine). */
export function kmBetween(one: Degrees, other: Degrees): number {
  const [north, east] = [radians(other.latitude - one.latitude), radians(other.longitude - one.longitude)];
  const [from, to] = [radians(one.latitude), radians(other.latitude)];
  const half = Math.sin(north / 2) ** 2 + Math.cos(from) * Math.cos(to) * Math.sin(east / 2) ** 2;
  return 2 * earthKm * Math.asin(Math.min(1, Math.sqrt(half)));
}
