import { SimpleGrid, Stack, Text, Title } from '@mantine/core';
import type { ResultOf } from 'gql.tada';
import { useCallback } from 'react';
import { useQuery } from 'urql';
import { Empty } from '../shell/empty';
import { RowsShape } from '../shell/page-shape';
import { Trouble } from '../shell/trouble';
import { useWhileVisible } from '../time/clock';
import { ZoneNote } from '../timeline/zone-note';
import { AddFeed } from './add-feed';
import { FeedItem } from './feed-item';
import styles from './feed.module.css';
import { Links } from './links';
import { CalendarsElsewhere } from './operations';

export type Elsewhere = NonNullable<ResultOf<typeof CalendarsElsewhere>['resource']>;
export type Feed = Elsewhere['calendarFeeds'][number];

type Props = {
  readonly resource: { readonly id: string; readonly units: number };
  readonly zone: string;
  readonly mayEdit: boolean;
};

/** What a resource exchanges with calendars elsewhere: those that keep its time, and links under which others read it. */
export function CalendarsTab({ resource: { id, units }, zone, mayEdit }: Props) {
  const [{ data, error }, ask] = useQuery({ query: CalendarsElsewhere, variables: { id } });
  const again = useCallback(() => ask({ requestPolicy: 'network-only' }), [ask]);
  useWhileVisible(again, 5);
  const resource = data?.resource;
  if (error && !resource) return <Trouble error={error} retry={again} />;
  if (!resource) return <RowsShape rows={3} />;
  const { calendarFeeds: feeds, facility } = resource;
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="xl" verticalSpacing="xl">
      <Stack>
        <div>
          <Title order={2} size="h4">
            Calendars that keep its time
          </Title>
          <Text size="sm" c="dimmed">
            An event there is time you keep here. It never breaks a promise: where one is in its way, you are told.
          </Text>
        </div>
        {feeds.length > 0 && <ZoneNote zone={zone} />}
        {feeds.length === 0 ? (
          <Empty title="None yet">
            Where {resource.name} is kept in another calendar too, Google, Outlook, a booking system, let it be read
            here, and nobody books it twice.
          </Empty>
        ) : (
          <ul className={styles.list} aria-label="Calendars">
            {feeds.map((feed) => (
              <FeedItem key={feed.id} feed={feed} zone={zone} mayEdit={mayEdit} />
            ))}
          </ul>
        )}
        {mayEdit && <AddFeed resourceId={id} units={units} />}
      </Stack>
      <Links resource={resource} facility={facility} zone={zone} mayEdit={mayEdit} />
    </SimpleGrid>
  );
}
