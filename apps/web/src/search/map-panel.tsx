import { Skeleton, Text } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useQuery } from 'urql';
import type { Place } from '../map/clusters';
import { MapLegend } from '../map/legend';
import { PlaceList } from '../map/place-list';
import { parseView, writeView } from '../map/view';
import { placeOf } from '../resource/words';
import { Trouble } from '../shell/trouble';
import type { ChangeSearch, SearchParams } from './params';
import { usualKm, type Filter } from './filter';
import { SearchPlaces } from './operations';
import styles from './search.module.css';
import { useSeenPlaces } from './seen-places';
import { useTyped } from './typed';

const WorldMap = lazy(() => import('../map/world-map').then(({ WorldMap: shown }) => ({ default: shown })));

type Props = { readonly search: SearchParams; readonly filter: Filter; readonly onChange: ChangeSearch };

const none: readonly never[] = [];

/** Where what is searched for could be had, whatever place was chosen: choosing one searches around it. */
export function MapPanel({ search, filter: { near: _, ...anywhere }, onChange }: Props) {
  const [{ data, error, fetching }, again] = useQuery({ query: SearchPlaces, variables: { filter: anywhere } });
  const found = data?.searchCapacity.places ?? none;
  const seen = useSeenPlaces(
    anywhere.capability ?? anywhere.deliverySpec ?? '',
    found.map(({ latitude, longitude, city, country, count }) => ({
      ...{ key: `${latitude} ${longitude}`, name: placeOf(city, country), latitude, longitude, count },
    })),
  );
  const [at, setAt] = useTyped(search.at ?? '', (text) => onChange({ at: text || undefined }, true));

  const { lat, lon } = search;
  const chosen = lat !== undefined && lon !== undefined ? `${lat} ${lon}` : null;
  function choose({ key, name, latitude, longitude }: Place) {
    const view = { at: at || undefined };
    if (key === chosen) onChange({ ...view, lat: undefined, lon: undefined, km: undefined, place: undefined });
    else onChange({ ...view, lat: latitude, lon: longitude, place: name, km: search.km ?? usualKm });
  }

  if (error && !data) return <Trouble error={error} retry={() => again({ requestPolicy: 'network-only' })} />;
  return (
    <section aria-label="Where it was found" className={styles.map} aria-busy={fetching}>
      <Suspense fallback={<Skeleton className={styles.mapShape} />}>
        <WorldMap
          places={seen}
          chosen={chosen}
          circle={
            lat !== undefined && lon !== undefined ? { latitude: lat, longitude: lon, km: search.km ?? usualKm } : null
          }
          view={parseView(at)}
          onView={(view) => setAt(view ? writeView(view) : '')}
          onChoose={choose}
        />
      </Suspense>
      <MapLegend />
      <Text size="xs" c="dimmed" mt={4} mb="xs">
        {seen.length.toLocaleString('en-GB')} {seen.length === 1 ? 'place' : 'places'}; houses that do not say where
        they are stand only in the list. Outlines: Natural Earth.
      </Text>
      <PlaceList places={seen} chosen={chosen} onChoose={choose} />
    </section>
  );
}
