import { Anchor, Group, Skeleton, Text } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { placeOf } from '../resource/words';
import { useNow } from '../time/clock';
import { showMoment, showZone } from '../time/show';

const Spot = lazy(() => import('../map/spot').then(({ Spot: shown }) => ({ default: shown })));

type Props = {
  readonly facility: {
    readonly city: string | null;
    readonly country: string | null;
    readonly timeZone: string;
    readonly latitude: number | null;
    readonly longitude: number | null;
  };
};

/** Where a house is, what its clock says now, and how it lies. */
export function Place({ facility }: Props) {
  const { latitude, longitude, timeZone } = facility;
  const now = new Date(useNow()).toISOString();
  const place = placeOf(facility.city, facility.country);
  return (
    <>
      <Text size="sm">{place}</Text>
      <Text size="sm">
        {showMoment(now, timeZone)}{' '}
        <Text component="span" inherit c="dimmed">
          now, {showZone(timeZone)} time
        </Text>
      </Text>
      {latitude !== null && longitude !== null && (
        <>
          <Suspense fallback={<Skeleton height={160} my={6} />}>
            <Spot latitude={latitude} longitude={longitude} name={place} />
          </Suspense>
          <Group gap="md">
            <Text size="sm" c="dimmed">
              {degrees(latitude, 'N', 'S')} {degrees(longitude, 'E', 'W')}
            </Text>
            <Anchor
              size="sm"
              href={`https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=14/${latitude}/${longitude}`}
              rel="noreferrer"
            >
              On the map
            </Anchor>
          </Group>
        </>
      )}
    </>
  );
}

const degrees = (value: number, positive: string, negative: string): string =>
  `${Math.abs(value).toFixed(3)}° ${value < 0 ? negative : positive}`;
