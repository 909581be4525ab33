import { Button, Group, Skeleton, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
import { useQuery } from 'urql';
import { countOfUnits, kindWords, placeOf } from '../resource/words';
import { Empty } from '../shell/empty';
import { Trouble } from '../shell/trouble';
import { useWhileVisible } from '../time/clock';
import type { LocalDate } from '../time/date';
import { DayPanel } from '../timeline/day-panel';
import type { TimelineParams } from '../timeline/params';
import { useShown, type Shown } from '../timeline/shown';
import { stretchesOf } from '../timeline/stretches';
import { Timeline, type DrawnRow, type TimelineRow } from '../timeline/timeline';
import { ZoneNote } from '../timeline/zone-note';
import styles from './house.module.css';
import { FacilityTimeline } from './operations';
import { spanOfDays } from './year';

type Facility = {
  readonly id: string;
  readonly name: string;
  readonly city: string | null;
  readonly country: string | null;
  readonly timeZone: string;
};

type Props = {
  readonly facility: Facility;
  readonly resources: number;
  readonly params: TimelineParams;
  readonly mayEdit: boolean;
  readonly onAddResource: () => void;
};

/** One site: where it is, what it has, and what is offered and taken in the days shown. */
export function FacilitySection({ facility, resources, params, mayEdit, onAddResource }: Props) {
  const shown = useShown(params, facility.timeZone);
  const heading = `facility-${facility.id}`;
  return (
    <section className={styles.facility} aria-labelledby={heading}>
      <Group justify="space-between" align="flex-end">
        <div>
          <Title order={2} size="h3" id={heading}>
            <Link to="/facilities/$id" params={{ id: facility.id }} className={styles.quiet}>
              {facility.name}
            </Link>
          </Title>
          <Text size="sm" c="dimmed">
            {placeOf(facility.city, facility.country)} · {resources.toLocaleString('en-GB')}{' '}
            {resources === 1 ? 'resource' : 'resources'}
          </Text>
        </div>
        {mayEdit && (
          <Button size="xs" variant="default" aria-label={`Add a resource to ${facility.name}`} onClick={onAddResource}>
            Add a resource
          </Button>
        )}
      </Group>
      {resources === 0 ? (
        <Empty
          title="No resources yet"
          step={mayEdit && <Button onClick={onAddResource}>Add the first resource</Button>}
        >
          A resource is what you can lend: a grading suite, a Foley stage, render nodes, a licence, a person.
        </Empty>
      ) : (
        <>
          <ZoneNote zone={facility.timeZone} />
          <Part facility={facility} shown={shown} after={null} rows={resources} mayEdit={mayEdit} />
        </>
      )}
    </section>
  );
}

type PartProps = {
  readonly facility: Facility;
  readonly shown: Shown;
  readonly after: string | null;
  /** About how many are coming, so that the page keeps its shape. */
  readonly rows: number;
  readonly mayEdit: boolean;
};

/** A hundred resources of a site; the next hundred follow when asked for. */
function Part({ facility, shown, after, rows, mayEdit }: PartProps) {
  const { view, days } = shown;
  const within = useMemo(() => spanOfDays(days, facility.timeZone), [days, facility.timeZone]);
  const [{ data, error }, ask] = useQuery({ query: FacilityTimeline, variables: { id: facility.id, within, after } });
  const [isOpen, setOpen] = useState(false);
  const again = useCallback(() => ask({ requestPolicy: 'network-only' }), [ask]);
  useWhileVisible(again, 15);

  const connection = data?.facility?.resources;
  const drawn = useMemo(
    () =>
      (connection?.edges ?? []).map(({ node }): TimelineRow => ({
        id: node.id,
        name: node.name,
        title: (
          <Link to="/house/resources/$id" params={{ id: node.id }}>
            {node.name}
          </Link>
        ),
        detail: `${kindWords[node.kind] ?? node.kind} · ${countOfUnits(node.units)}`,
        stretches: stretchesOf(node.capacity, node.commitments),
      })),
    [connection],
  );

  if (error && !connection) return <Trouble error={error} retry={again} />;
  if (!connection) return <Skeleton height={Math.min(rows, 12) * 56 + 42} aria-label="Loading the timeline" />;
  const { hasNextPage, endCursor } = connection.pageInfo;
  const left = connection.totalCount - connection.edges.length;
  return (
    <>
      <Timeline
        label={`Calendar of ${facility.name}`}
        rows={drawn}
        view={view}
        days={days}
        zone={facility.timeZone}
        onDay={(row, day) => <Day row={row} day={day} shown={shown} zone={facility.timeZone} mayEdit={mayEdit} />}
      />
      {hasNextPage && !isOpen && (
        <Button variant="default" onClick={() => setOpen(true)}>
          Show more resources
        </Button>
      )}
      {hasNextPage && isOpen && endCursor !== null && (
        <Part facility={facility} shown={shown} after={endCursor} rows={left} mayEdit={mayEdit} />
      )}
    </>
  );
}

type DayProps = {
  readonly row: DrawnRow;
  readonly day: LocalDate;
  readonly shown: Shown;
  readonly zone: string;
  readonly mayEdit: boolean;
};

function Day({ row, day, shown, zone, mayEdit }: DayProps) {
  return (
    <DayPanel name={row.name} bars={row.bars} day={day} days={shown.days} zone={zone}>
      <Group gap="xs">
        <Button
          size="xs"
          variant="default"
          renderRoot={(props) => (
            <Link
              to="/house/resources/$id"
              params={{ id: row.id }}
              search={{ view: shown.view, date: day }}
              {...props}
            />
          )}
        >
          Open {row.name}
        </Button>
        {mayEdit && (
          <Button
            size="xs"
            variant="default"
            renderRoot={(props) => (
              <Link
                to="/house/resources/$id"
                params={{ id: row.id }}
                search={{ tab: 'capacity', date: day }}
                {...props}
              />
            )}
          >
            Publish from this day
          </Button>
        )}
      </Group>
    </DayPanel>
  );
}
