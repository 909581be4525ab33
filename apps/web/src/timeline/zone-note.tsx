import { Text } from '@mantine/core';
import { useNow } from '../time/clock';
import { clocksDiffer, showTime, showZone } from '../time/show';
import { viewerZone } from '../time/today';

/** In whose clock a timeline is drawn, and what the viewer's own clock says where it differs. */
export function ZoneNote({ zone }: { readonly zone: string }) {
  const now = new Date(useNow(30)).toISOString();
  const own = viewerZone();
  return (
    <Text size="xs" c="dimmed">
      Days and times of {showZone(zone)} ({zone}), where it is {showTime(now, zone)}
      {clocksDiffer(now, zone, own) && `; ${showTime(now, own)} for you in ${showZone(own)}`}
    </Text>
  );
}
