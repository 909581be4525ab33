import { Badge, Button, Group, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useSubmission } from '../graph/submission';
import { countOfUnits } from '../resource/words';
import { Refused } from '../shell/trouble';
import { StateBadge } from '../state/state-badge';
import { showMoment, showSpan } from '../time/show';
import type { Feed } from './feeds';
import styles from './feed.module.css';
import { SyncCalendarFeed } from './operations';
import { RemoveFeed } from './remove-feed';
import { countWords, statusOf } from './status';

type Props = { readonly feed: Feed; readonly zone: string; readonly mayEdit: boolean };

/** One calendar: how it is doing, what collides with promises, and what can be done. */
export function FeedItem({ feed, zone, mayEdit }: Props) {
  const sync = useSubmission(SyncCalendarFeed);
  const { word, isFailing, text } = statusOf(feed, (instant) => showMoment(instant, zone));

  async function readNow() {
    if (await sync.send({ feedId: feed.id }))
      notifications.show({ title: 'It is being read', message: `${feed.name} is up to date in a moment.` });
  }

  return (
    <li className={styles.item}>
      <Group gap="xs">
        <Title order={3} size="h5">
          {feed.name}
        </Title>
        <Badge variant="outline" radius="sm" color={isFailing ? 'red' : 'gray'}>
          {word}
        </Badge>
      </Group>
      {feed.host && (
        <Text size="xs" c="dimmed">
          from {feed.host}
        </Text>
      )}
      <Text size="sm" {...(isFailing && { c: 'var(--mantine-color-error)' })}>
        {text}
      </Text>
      <Text size="sm">
        {countWords(feed)}
        {feed.eventCount > 0 && ` Each takes ${feed.units === null ? 'all there is' : countOfUnits(feed.units)}.`}
      </Text>
      {feed.leftOut.length > 0 && (
        <details>
          <summary>What could not be read</summary>
          <ul>
            {feed.leftOut.map((why) => (
              <li key={why}>
                <Text size="sm">{why}</Text>
              </li>
            ))}
          </ul>
        </details>
      )}
      {feed.collisions.length > 0 && <Collisions feed={feed} zone={zone} />}
      {feed.promisesLeft.length > 0 && <PromisesLeft feed={feed} zone={zone} />}
      <Refused refusals={sync.refusals} trouble={sync.trouble} />
      {mayEdit && (
        <Group gap="xs">
          {feed.host && (
            <Button
              size="compact-sm"
              variant="default"
              aria-label={`Read it now: ${feed.name}`}
              loading={sync.isSending}
              onClick={() => void readNow()}
            >
              Read it now
            </Button>
          )}
          <RemoveFeed feed={feed} />
        </Group>
      )}
    </li>
  );
}

/** The API tells no more of them. */
const mostTold = 100;

function countOf(events: number): string {
  if (events === 1) return 'One event collides';
  return events < mostTold ? `${events} events collide` : `At least ${events} events collide`;
}

/** Both sides of each collision: the event, and what is promised there. */
function Collisions({ feed, zone }: { readonly feed: Feed; readonly zone: string }) {
  return (
    <section aria-label={`Collisions of ${feed.name}`}>
      <Text size="sm" fw={600} mb={4}>
        {countOf(feed.collisions.length)} with promises
      </Text>
      <ul className={styles.plain}>
        {feed.collisions.map(({ id, note, period, collisions }) => (
          <li key={id} className={styles.collision}>
            <div>
              There: {note ? `“${note}”, ` : ''}
              {showSpan(period, zone)}
            </div>
            {collisions.map((promise) => (
              <OurPromise key={promise.id} promise={promise} zone={zone} />
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Time the calendar offered once: it cannot be taken back while it is promised. */
function PromisesLeft({ feed, zone }: { readonly feed: Feed; readonly zone: string }) {
  return (
    <section aria-label={`Promises in time that ${feed.name} offers no more`}>
      <Text size="sm" fw={600} mb={4}>
        Promised in time that it offers no more
      </Text>
      {feed.promisesLeft.map((promise) => (
        <OurPromise key={promise.id} promise={promise} zone={zone} />
      ))}
    </section>
  );
}

function OurPromise({ promise, zone }: { readonly promise: Feed['promisesLeft'][number]; readonly zone: string }) {
  return (
    <div className={styles.promise}>
      Here: <StateBadge state={promise.state} rank={promise.rank} />
      <span>
        {showSpan(promise.period, zone)}, {countOfUnits(promise.units)}
      </span>
    </div>
  );
}
