import { Button, Group, Skeleton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ResultOf } from 'gql.tada';
import { useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { useQuery } from 'urql';
import { BulkBar, useActing } from '../capacity/acting';
import { countOfUnits, kindWords } from '../resource/words';
import { Trouble } from '../shell/trouble';
import { useWhileVisible } from '../time/clock';
import type { LocalDate } from '../time/date';
import type { Span } from '../time/zone';
import { DayPanel } from '../timeline/day-panel';
import type { Bar } from '../timeline/layout';
import { remembered } from '../timeline/remembered';
import type { Shown } from '../timeline/shown';
import { stretchesOf } from '../timeline/stretches';
import { Timeline, type DrawnRow, type TimelineRow } from '../timeline/timeline';
import { FacilityTimeline } from './calendar-operations';
import { useResources, type Listed } from './site-resources';
import { spanOfDays } from './year';

type Facility = { readonly id: string; readonly name: string; readonly timeZone: string };

type Props = {
  readonly facility: Facility;
  readonly shown: Shown;
  /** About how many are coming, so that the page keeps its shape. */
  readonly resources: number;
  readonly mayEdit: boolean;
};

/**
 * All resources of a site as one calendar. Their names come first, all of them; what stands on their days is asked for by
 * pages of fifty, as far as they are near the screen, and only those are kept fresh.
 */
export function SiteCalendar({ facility, shown, resources, mayEdit }: Props) {
  const { view, days } = shown;
  const zone = facility.timeZone;
  const within = useMemo(() => spanOfDays(days, zone), [days, zone]);
  const { pages, trouble, again } = useResources(facility.id, resources);
  const listed = useMemo(() => pages.flatMap(({ nodes }) => nodes), [pages]);
  const [calendars, setCalendars] = useState<ReadonlyMap<string, Calendar>>(new Map());
  const onLoaded = useCallback((nodes: readonly Lent[], asked: Span) => {
    const loaded = nodes.map((node) => [node.id, { node, within: asked }] as const);
    setCalendars((before) => new Map([...before, ...loaded]));
  }, []);
  const rows = useMemo(
    () =>
      listed.map((one) => {
        const calendar = calendars.get(one.id);
        return calendar?.within === within ? rowOf(calendar.node) : comingRowOf(one);
      }),
    [listed, calendars, within],
  );
  const [near, setNear] = useState({ first: 0, last: 0 });
  const onNear = useCallback((first: number, last: number) => setNear({ first, last }), []);
  const { acts, onRate, onBar, notice } = useActing(zone, listed);

  if (trouble && pages.length === 0) return <Trouble error={trouble} retry={again} />;
  if (pages.length === 0)
    return <Skeleton height={Math.min(resources, 12) * 56 + 42} aria-label="Loading the timeline" />;
  return (
    <>
      {mayEdit && <BulkBar acts={acts} onRate={onRate} days={days} />}
      {mayEdit && notice}
      <Timeline
        label={`Calendar of ${facility.name}`}
        rows={rows}
        view={view}
        days={days}
        zone={zone}
        onNear={onNear}
        {...(mayEdit && { acts, onBar })}
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
      {pages
        .filter(({ at, nodes }) => at <= near.last && at + nodes.length > near.first)
        .map(({ after }) => (
          <Batch key={after ?? ''} facility={facility} within={within} after={after} onLoaded={onLoaded} />
        ))}
    </>
  );
}

type Lent = NonNullable<ResultOf<typeof FacilityTimeline>['facility']>['resources']['edges'][number]['node'];
/** What stands on a resource in the time that was asked for. */
type Calendar = { readonly node: Lent; readonly within: Span };

const namesOf = ({ id, name, kind, units }: Listed) => ({
  id,
  name,
  title: (
    <Link to="/house/resources/$id" params={{ id }}>
      {name}
    </Link>
  ),
  detail: `${kindWords[kind] ?? kind} · ${countOfUnits(units)}`,
});

const comingRowOf = remembered((one: Listed): TimelineRow => ({ ...namesOf(one), stretches: [], isComing: true }));

const rowOf = remembered((node: Lent): TimelineRow => ({
  ...namesOf(node),
  week: node.hours?.week ?? null,
  stretches: stretchesOf(node.capacity, node.commitments, node.blocks, node.units),
}));

type BatchProps = {
  readonly facility: Facility;
  readonly within: Span;
  readonly after: string | null;
  readonly onLoaded: (nodes: readonly Lent[], within: Span) => void;
};

/** Asks what stands on fifty resources, and now and then again; it shows nothing itself. */
function Batch({ facility, within, after, onLoaded }: BatchProps) {
  const [{ data, error, operation }, ask] = useQuery({
    query: FacilityTimeline,
    variables: { id: facility.id, within, after },
  });
  const again = useCallback(() => ask({ requestPolicy: 'network-only' }), [ask]);
  useWhileVisible(again, 15);
  const loaded = data?.facility?.resources;
  const asked = operation?.variables.within;
  useEffect(() => {
    if (loaded && asked === within)
      onLoaded(
        loaded.edges.map(({ node }) => node),
        within,
      );
  }, [loaded, asked, within, onLoaded]);
  return error && !loaded ? <Trouble error={error} retry={again} /> : null;
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
