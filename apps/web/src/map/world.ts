/** The outline of the land and its countries (Natural Earth, 1:110 million, public domain), as paths on the square world. */
import { geoCircle, geoMercator, geoPath } from 'd3-geo';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import atlas from 'world-atlas/countries-110m.json';
import type { Point } from './view';

/** Paths are drawn this many units wide: coordinates stay short, and are exact where the map is nearest. */
export const drawnWidth = 1000;

const projection = geoMercator()
  .scale(drawnWidth / (2 * Math.PI))
  .translate([drawnWidth / 2, drawnWidth / 2]);
const path = geoPath(projection).digits(2);

const topology = atlas as unknown as Topology<{
  readonly land: GeometryCollection;
  readonly countries: GeometryCollection;
}>;

export const landPath = path(feature(topology, topology.objects.land)) ?? '';

/** Only borders between two countries: coasts are drawn by the land. */
export const borderPath = path(mesh(topology, topology.objects.countries, (one, other) => one !== other)) ?? '';

/** Where degrees lie on the square world. */
export function pointAt({ latitude, longitude }: { readonly latitude: number; readonly longitude: number }): Point {
  const [x, y] = projection([longitude, latitude]) ?? [0, 0];
  return { x: x / drawnWidth, y: y / drawnWidth };
}

const kmPerDegree = 111.195;

/** The circle of so many kilometres around a point, as it looks on this map. */
export function circlePath(centre: { readonly latitude: number; readonly longitude: number }, km: number): string {
  const circle = geoCircle().center([centre.longitude, centre.latitude]);
  return path(circle.radius(Math.min(km / kmPerDegree, 90))()) ?? '';
}
