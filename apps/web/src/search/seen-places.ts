import { useState } from 'react';
import type { Place } from '../map/clusters';

type Seen = { readonly wanted: string; readonly told: string; readonly places: readonly Place[] };

const written = (places: readonly Place[]): string => places.map(({ key, count }) => `${key}:${count}`).join();

/** Every place that has shown since this was wanted; those where nothing is found any more with none, at the end. */
export function useSeenPlaces(wanted: string, latest: readonly Place[]): readonly Place[] {
  const told = written(latest);
  const [seen, setSeen] = useState<Seen>(() => ({ wanted, told, places: latest }));
  if (seen.wanted === wanted && seen.told === told) return seen.places;
  const before = seen.wanted === wanted ? seen.places : [];
  const gone = before.filter(({ key }) => !latest.some((one) => one.key === key));
  const places = [...latest, ...gone.map((place) => ({ ...place, count: 0 }))];
  setSeen({ wanted, told, places });
  return places;
}
