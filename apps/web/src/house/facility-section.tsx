import { Button, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ResultOf } from 'gql.tada';
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useQuery } from 'urql';
import { BulkBar, useActing } from '../capacity/acting';
import { Changes } from '../capacity/changes';
import { BusinessHours } from '../challenge/business-hours';
import { countOfUnits, kindWords, placeOf } from '../resource/words';
import { Empty } from '../shell/empty';
import { Trouble } from '../shell/trouble';
import { useWhileVisible } from '../time/clock';
import type { LocalDate } from '../time/date';
import { DayPanel } from '../timeline/day-panel';
import type { Bar } from '../timeline/layout';
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
          <Group gap="xs">
            <BusinessHours facility={facility} />
            <Button
              size="xs"
              variant="default"
              aria-label={`Add a resource to ${facility.name}`}
              onClick={onAddResource}
            >
              Add a resource
            </Button>
          </Group>
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
          <SiteCalendar facility={facility} shown={shown} resources={resources} mayEdit={mayEdit} />
          {mayEdit && <RecentlyChanged facility={facility} />}
        </>
      )}
    </section>
  );
}

function RecentlyChanged({ facility }: { readonly facility: Facility }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Stack gap="xs">
      <Button
        size="xs"
        variant="default"
        w="fit-content"
        aria-label={`Recent changes of ${facility.name}`}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        Recent changes
      </Button>
      {isOpen && <Changes facilityId={facility.id} zone={facility.timeZone} />}
    </Stack>
  );
}

type RowsProps = {
  readonly facility: Facility;
  readonly shown: Shown;
  /** About how many are coming, so that the page keeps its shape. */
  readonly resources: number;
  readonly mayEdit: boolean;
};

/** All resources of a site as one calendar; fifty more are asked for when its end comes near the screen. */
function SiteCalendar({ facility, shown, resources, mayEdit }: RowsProps) {
  const { view, days } = shown;
  const zone = facility.timeZone;
  const [cursors, setCursors] = useState<readonly (string | null)[]>([null]);
  const [batches, setBatches] = useState<ReadonlyMap<string | null, Connection>>(new Map());
  const onLoaded = useCallback(
    (after: string | null, loaded: Connection) => setBatches((before) => new Map(before).set(after, loaded)),
    [],
  );
  const lent = useMemo(
    () => cursors.flatMap((cursor) => batches.get(cursor)?.edges.map(({ node }) => node) ?? []),
    [cursors, batches],
  );
  const rows = useMemo(() => lent.map(rowOf), [lent]);
  const { acts, onBar, notice } = useActing(zone, lent);
  const last = batches.get(cursors.at(-1) ?? null);
  const endCursor = last?.pageInfo.hasNextPage ? last.pageInfo.endCursor : null;
  const more = useCallback(() => {
    if (endCursor !== null) setCursors((before) => (before.includes(endCursor) ? before : [...before, endCursor]));
  }, [endCursor]);

  return (
    <>
      {rows.length > 0 && (
        <>
          {mayEdit && <BulkBar acts={acts} days={days} />}
          {mayEdit && notice}
          <Timeline
            label={`Calendar of ${facility.name}`}
            rows={rows}
            view={view}
            days={days}
            zone={zone}
            {...(mayEdit && { acts })}
            onDay={(row, day) => (
              <Day
                row={row}
                day={day}
                shown={shown}
                zone={zone}
                {...(mayEdit && {
                  onBar,
                  onChange: () => acts.onTime({ resourceIds: [row.id], first: day, last: day }),
                })}
              />
            )}
          />
        </>
      )}
      {cursors.map((cursor) => (
        <Batch
          key={cursor ?? ''}
          facility={facility}
          days={days}
          after={cursor}
          rows={resources - rows.length}
          onLoaded={onLoaded}
        />
      ))}
      {endCursor !== null && <More key={endCursor} shown={rows.length} resources={resources} onMore={more} />}
    </>
  );
}

type Connection = NonNullable<ResultOf<typeof FacilityTimeline>['facility']>['resources'];

const rowOf = ({ id, name, kind, units, ...node }: Connection['edges'][number]['node']): TimelineRow => ({
  id,
  name,
  title: (
    <Link to="/house/resources/$id" params={{ id }}>
      {name}
    </Link>
  ),
  detail: `${kindWords[kind] ?? kind} · ${countOfUnits(units)}`,
  week: node.hours?.week ?? null,
  stretches: stretchesOf(node.capacity, node.commitments, node.blocks, units),
});

type BatchProps = {
  readonly facility: Facility;
  readonly days: readonly LocalDate[];
  readonly after: string | null;
  readonly rows: number;
  readonly onLoaded: (after: string | null, loaded: Connection) => void;
};

/** Asks for fifty resources, and now and then again; it shows nothing but that they are on their way. */
function Batch({ facility, days, after, rows, onLoaded }: BatchProps) {
  const within = useMemo(() => spanOfDays(days, facility.timeZone), [days, facility.timeZone]);
  const [{ data, error }, ask] = useQuery({ query: FacilityTimeline, variables: { id: facility.id, within, after } });
  const again = useCallback(() => ask({ requestPolicy: 'network-only' }), [ask]);
  useWhileVisible(again, 15);
  const loaded = data?.facility?.resources;
  useEffect(() => {
    if (loaded) onLoaded(after, loaded);
  }, [after, loaded, onLoaded]);
  if (error && !loaded) return <Trouble error={error} retry={again} />;
  return loaded ? null : <Skeleton height={Math.min(rows, 12) * 56 + 42} aria-label="Loading the timeline" />;
}

type MoreProps = { readonly shown: number; readonly resources: number; readonly onMore: () => void };

/** Goes on by itself when it comes near the screen. */
function More({ shown, resources, onMore }: MoreProps) {
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!end.current) return undefined;
    const watcher = new IntersectionObserver(([entry]) => entry?.isIntersecting && onMore(), {
      rootMargin: '1200px 0px',
    });
    watcher.observe(end.current);
    return () => watcher.disconnect();
  }, [onMore]);
  return (
    <Group ref={end} gap="sm">
      <Text size="sm" c="dimmed">
        {shown.toLocaleString('en-GB')} of {resources.toLocaleString('en-GB')} resources
      </Text>
      <Button size="xs" variant="default" onClick={onMore}>
        Show more resources
      </Button>
    </Group>
  );
}

type DayProps = {
  readonly row: DrawnRow;
  readonly day: LocalDate;
  readonly shown: Shown;
  readonly zone: string;
  /** Only for who may change it. */
  readonly onBar?: (bar: Bar) => ReactNode;
  readonly onChange?: () => void;
};

function Day({ row, day, shown, zone, onBar, onChange }: DayProps) {
  return (
    <DayPanel name={row.name} bars={row.bars} day={day} days={shown.days} zone={zone} {...(onBar && { onBar })}>
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
        {onChange && (
          <Button size="xs" variant="default" onClick={onChange}>
            Change this day
          </Button>
        )}
      </Group>
    </DayPanel>
  );
}
