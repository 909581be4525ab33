import { Button, Group, Skeleton, Text, Title } from '@mantine/core';
import { useQuery } from 'urql';
import type { Week } from '../hours/week';
import { Trouble } from '../shell/trouble';
import { StateBadge } from '../state/state-badge';
import { MomentText, SpanText } from '../time/span-text';
import { showZone } from '../time/show';
import { dateFromToday } from '../time/today';
import { addDays, startOfDay, type Span } from '../time/zone';
import { mondayOf } from './half-days';
import { ResourceWeeks } from './operations';
import { WeekRow } from './week-row';
import styles from './resource.module.css';
import { countOfUnits } from './words';

type Props = {
  readonly resourceId: string;
  readonly zone: string;
  readonly units: number;
  /** The hours at which it is open. */
  readonly open: Week;
  /** Any day of the first week shown. */
  readonly week: string;
  readonly chosen: Span | null;
  readonly onWeek: (date: string) => void;
  readonly onChoose: (span: Span) => void;
};

const shownWeeks = 4;

/** Four weeks in half days: what is offered, and how much of it is still free. */
export function Weeks({ resourceId, zone, units, open, week, chosen, onWeek, onChoose }: Props) {
  const first = mondayOf(week);
  const thisMonday = mondayOf(dateFromToday(0, zone));
  const mondays = Array.from({ length: shownWeeks }, (_, index) => addDays(first, 7 * index));
  const within = { start: startOfDay(first, zone), end: startOfDay(addDays(first, 7 * shownWeeks), zone) };
  const [{ data, error }, again] = useQuery({ query: ResourceWeeks, variables: { id: resourceId, within } });
  const resource = data?.resource;
  const taken = (resource?.commitments ?? []).filter(({ state }) => shownStates.includes(state));

  return (
    <section aria-labelledby="weeks">
      <Group justify="space-between" align="baseline" mb={4}>
        <Title order={2} size="h4" id="weeks">
          What is free
        </Title>
        <Group gap={6}>
          <Button
            size="compact-sm"
            variant="default"
            disabled={first <= thisMonday}
            onClick={() => onWeek(laterOf(addDays(first, -7 * shownWeeks), thisMonday))}
          >
            Earlier
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => onWeek(addDays(first, 7 * shownWeeks))}>
            Later
          </Button>
        </Group>
      </Group>
      <Text size="sm" c="dimmed" mb="xs">
        Half days, morning above afternoon, {showZone(zone)} time. Choose one to ask for it, and a later one to extend
        the period.
      </Text>
      {error && <Trouble error={error} retry={() => again({ requestPolicy: 'network-only' })} />}
      <div className={styles.weeks}>
        {mondays.map((monday) =>
          resource ? (
            <WeekRow
              key={monday}
              resourceId={resourceId}
              monday={monday}
              windows={resource.capacity.map(({ period }) => period)}
              open={open}
              zone={zone}
              units={units}
              chosen={chosen}
              onChoose={onChoose}
            />
          ) : (
            <Skeleton key={monday} height={108} />
          ),
        )}
      </div>
      <ul className={styles.key} aria-label="What the patterns mean">
        <li>
          <StateBadge state="OFFERED" /> with the units free
        </li>
        <li>
          <span className={styles.takenSwatch} aria-hidden="true" /> Taken; you can ask to wait in line
        </li>
      </ul>
      {taken.length > 0 && (
        <>
          <Title order={3} size="h5" mt="md" mb={4}>
            Pencils and bookings you may see: {taken.length}
          </Title>
          <ul className={styles.taken}>
            {taken.map(({ id, state, rank, units: some, period, expiresAt }) => (
              <li key={id}>
                <StateBadge state={state} rank={rank} /> <SpanText span={period} zone={zone} />
                <Text component="span" size="sm" c="dimmed">
                  {' '}
                  · {countOfUnits(some)}
                  {expiresAt && (
                    <>
                      {' '}
                      · until <MomentText at={expiresAt} zone={zone} />
                    </>
                  )}
                </Text>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

// Dates as text sort as dates.
const laterOf = (one: string, other: string): string => (one > other ? one : other);

const shownStates: readonly string[] = ['HELD', 'WAITING', 'BOOKED', 'BLOCKED'];
