import { Anchor, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ResultOf } from 'gql.tada';
import { useCallback, type ReactNode } from 'react';
import { useQuery } from 'urql';
import { useWhileVisible } from '../time/clock';
import { showSpan } from '../time/show';
import styles from './feed.module.css';
import { ToLookAfter } from './operations';

type Props = { readonly facility: { readonly id: string; readonly name: string; readonly timeZone: string } };

const mostShown = 5;
/** The API tells no more of either. */
const mostTold = 100;

/** What calendars of elsewhere want somebody to see: those that cannot be read, and events where something is promised already. */
export function Attention({ facility }: Props) {
  const [{ data }, ask] = useQuery({ query: ToLookAfter, variables: { id: facility.id } });
  const again = useCallback(() => ask({ requestPolicy: 'network-only' }), [ask]);
  useWhileVisible(again, 60);
  const { troubledFeeds = [], eventCollisions = [] } = data?.facility ?? {};
  const lines = [
    ...troubledFeeds.map((feed) => <TroubledFeed key={feed.id} feed={feed} />),
    ...eventCollisions.map((event) => <Collision key={event.id} event={event} zone={facility.timeZone} />),
  ];
  const isAll = troubledFeeds.length < mostTold && eventCollisions.length < mostTold;
  if (lines.length === 0) return null;
  return (
    <section aria-label={`To look after at ${facility.name}`} className={styles.attention}>
      <Text size="sm" fw={600}>
        To look after
      </Text>
      <ul className={styles.plain}>{lines.slice(0, mostShown)}</ul>
      {lines.length > mostShown && (
        <Text size="sm">
          and {isAll ? '' : 'at least '}
          {(lines.length - mostShown).toLocaleString('en-GB')} more on the resources themselves
        </Text>
      )}
    </section>
  );
}

type Facility = NonNullable<ResultOf<typeof ToLookAfter>['facility']>;

function TroubledFeed({ feed }: { readonly feed: Facility['troubledFeeds'][number] }) {
  return (
    <Line resource={feed.resource}>
      {feed.name} {feed.isPaused ? 'is not read any more' : 'could not be read'}
    </Line>
  );
}

function Collision({ event, zone }: { readonly event: Facility['eventCollisions'][number]; readonly zone: string }) {
  const count = event.collisions.length;
  return (
    <Line resource={event.resource}>
      {event.note ? `“${event.note}”` : 'An event'}, {showSpan(event.period, zone)}, collides with{' '}
      {count === 1 ? 'a promise' : `${count.toLocaleString('en-GB')} promises`}
    </Line>
  );
}

type LineProps = { readonly resource: { readonly id: string; readonly name: string }; readonly children: ReactNode };

const Line = ({ resource, children }: LineProps) => (
  <li>
    <Text size="sm" component="span">
      <Anchor
        inherit
        underline="always"
        renderRoot={(props) => (
          <Link to="/house/resources/$id" params={{ id: resource.id }} search={{ tab: 'calendars' }} {...props} />
        )}
      >
        {resource.name}
      </Anchor>
      : {children}
    </Text>
  </li>
);
