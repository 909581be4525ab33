/** Places that stand so close on the screen that their dots would hide each other are one dot. */
import { onScreen, type Point, type Size, type View } from './view';

export type Place = {
  readonly key: string;
  readonly name: string;
  readonly latitude: number;
  readonly longitude: number;
  /** How many were found there; 0 where there were some before. */
  readonly count: number;
};

export type Placed = { readonly place: Place; readonly at: Point };

export type Cluster = { readonly at: Point; readonly places: readonly Place[]; readonly count: number };

/** Radius of a dot in pixels: its area grows with how many it stands for. */
export const radiusOf = (count: number): number => Math.min(5 + 2 * Math.sqrt(count), 22);

const gap = 2;

/** Greatest first, each taking in the smaller ones its dot would touch; only what is on the screen. */
export function clustersOf(placed: readonly Placed[], view: View, size: Size): readonly Cluster[] {
  const clusters: { readonly at: Point; readonly places: Place[]; count: number }[] = [];
  const bySize = [...placed].sort((one, other) => other.place.count - one.place.count);
  for (const { place, at } of bySize) {
    const here = onScreen(at, view, size);
    if (here.x < 0 || here.y < 0 || here.x > size.width || here.y > size.height) continue;
    const reach = radiusOf(place.count) + gap;
    const near = clusters.find(
      (cluster) => Math.hypot(cluster.at.x - here.x, cluster.at.y - here.y) < radiusOf(cluster.count) + reach,
    );
    if (near) {
      near.places.push(place);
      near.count += place.count;
    } else clusters.push({ at: here, places: [place], count: place.count });
  }
  return clusters;
}

/** `Lyon, France: 12 found`, or `Lyon, France and 3 more places: 40 found`. */
export function wordsOfCluster({ places, count }: Cluster): string {
  const [first, ...others] = places;
  const more = others.length === 0 ? '' : ` and ${others.length} more ${others.length === 1 ? 'place' : 'places'}`;
  return `${first?.name ?? ''}${more}: ${count === 0 ? 'none now' : `${count.toLocaleString('en-GB')} found`}`;
}
