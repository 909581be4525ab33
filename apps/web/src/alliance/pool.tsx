import { Anchor, Button, Skeleton, Stack, Text, Title } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ResultOf } from 'gql.tada';
import { useMemo } from 'react';
import { useQuery } from 'urql';
import { spanOfDays } from '../house/year';
import { showMoney } from '../money/money';
import { countOfUnits, kindWords, perWords, placeOf } from '../resource/words';
import type { Viewer } from '../session/session';
import { isOf, mayAct } from '../session/viewer';
import { Empty } from '../shell/empty';
import { Trouble } from '../shell/trouble';
import { StateLegend } from '../state/state-badge';
import type { LocalDate } from '../time/date';
import { viewerZone } from '../time/today';
import { addDays, type Span } from '../time/zone';
import { TimelineControls } from '../timeline/controls';
import { DayPanel } from '../timeline/day-panel';
import { useShown, type Shown } from '../timeline/shown';
import { stretchesOf } from '../timeline/stretches';
import { Timeline, type TimelineRow } from '../timeline/timeline';
import { ZoneNote } from '../timeline/zone-note';
import { PooledCapacity } from './operations';

const route = getRouteApi('/alliances/$id');

type Props = { readonly allianceId: string; readonly name: string; readonly viewer: Viewer };

/** What the houses of the alliance have spare in the days shown, house by house. */
export function Pool({ allianceId, name, viewer }: Props) {
  const params = route.useSearch();
  const navigate = route.useNavigate();
  const shown = useShown(params, viewerZone());
  const { pages = 1 } = params;
  return (
    <section aria-labelledby="pool">
      <Stack gap="sm">
        <div>
          <Title order={2} size="h4" id="pool">
            Pooled capacity
          </Title>
          <Text size="sm" c="dimmed">
            What its houses have free, as far as a rate of theirs includes you.
          </Text>
        </div>
        <TimelineControls
          shown={shown}
          isComing={params.date === undefined}
          onChange={(view, date) =>
            void navigate({ search: { view, ...(date && { date }) }, replace: true, resetScroll: false })
          }
        />
        <StateLegend states={['OFFERED']} />
        <Page
          allianceId={allianceId}
          name={name}
          viewer={viewer}
          shown={shown}
          after={null}
          further={pages - 1}
          onMore={() => void navigate({ search: { ...params, pages: pages + 1 }, replace: true, resetScroll: false })}
        />
      </Stack>
    </section>
  );
}

type PageProps = Props & {
  readonly shown: Shown;
  readonly after: string | null;
  readonly further: number;
  readonly onMore: () => void;
};

type Resources = Extract<NonNullable<ResultOf<typeof PooledCapacity>['node']>, { resources: unknown }>['resources'];
type Pooled = Resources['edges'][number]['node'];

function Page({ allianceId, name, viewer, shown, after, further, onMore }: PageProps) {
  const within = useMemo(() => spanWithMargin(shown.days), [shown.days]);
  const [{ data, error }, again] = useQuery({
    query: PooledCapacity,
    variables: { id: allianceId, within, after },
  });
  const alliance = data?.node;
  const resources = alliance && 'resources' in alliance ? alliance.resources : null;
  const sites = useMemo(() => sitesOf(resources?.edges.map(({ node }) => node) ?? [], viewer), [resources, viewer]);
  if (error && !resources) return <Trouble error={error} retry={() => again({ requestPolicy: 'network-only' })} />;
  if (!resources) return <Skeleton height={240} aria-label="Loading the pooled capacity" />;
  if (resources.totalCount === 0) {
    return (
      <Empty
        title="Nothing is pooled yet"
        step={
          mayAct(viewer) && <Button renderRoot={(props) => <Link to="/house" {...props} />}>To your resources</Button>
        }
      >
        A house pools a resource by giving it a rate for {name}.
        {mayAct(viewer) && ' Begin with one of yours: open it, then Rates.'}
      </Empty>
    );
  }
  const { hasNextPage, endCursor } = resources.pageInfo;
  return (
    <>
      {after === null && (
        <Text size="sm" c="dimmed" aria-live="polite">
          {resources.totalCount.toLocaleString('en-GB')} {resources.totalCount === 1 ? 'resource' : 'resources'}, by
          site
        </Text>
      )}
      {sites.map(([site, rows]) => (
        <Site
          key={site.id}
          site={site}
          rows={rows}
          shown={shown}
          allianceId={allianceId}
          isOwn={isOf(viewer, site.organisation.id)}
        />
      ))}
      {hasNextPage && endCursor !== null && further > 0 && (
        <Page
          allianceId={allianceId}
          name={name}
          viewer={viewer}
          shown={shown}
          after={endCursor}
          further={further - 1}
          onMore={onMore}
        />
      )}
      {hasNextPage && further === 0 && (
        <Button variant="default" onClick={onMore}>
          Show more
        </Button>
      )}
    </>
  );
}

/** The days shown, and one more on each side: wherever a house is, its own days lie in it. */
function spanWithMargin(days: readonly LocalDate[]): Span {
  const [first = '', last = first] = [days[0], days.at(-1)];
  return spanOfDays([addDays(first, -1), addDays(last, 1)], 'UTC');
}

type PooledSite = readonly [Pooled['facility'], readonly Pooled[]];

/** Resources by their site, in the order they came but for the viewer's own, which they know: those stand last. */
function sitesOf(resources: readonly Pooled[], viewer: Viewer): readonly PooledSite[] {
  const bySite = Map.groupBy(resources, ({ facility }) => facility.id);
  const sites = [...bySite.values()].flatMap((at): PooledSite[] => (at[0] ? [[at[0].facility, at]] : []));
  const isOwn = ([site]: PooledSite) => isOf(viewer, site.organisation.id);
  return [...sites.filter((site) => !isOwn(site)), ...sites.filter(isOwn)];
}

/** What its house asks of the alliance, or else of the viewer. */
function priceIn(allianceId: string, rates: Pooled['rates']): string {
  const allied = rates.find(({ audienceId }) => audienceId === allianceId);
  const rate = allied ?? rates[0];
  if (!rate) return '';
  return `${showMoney(rate.amount)} ${perWords[rate.per] ?? rate.per}${allied ? ', allied' : ''}`;
}

type SiteProps = {
  readonly site: Pooled['facility'];
  readonly rows: readonly Pooled[];
  readonly shown: Shown;
  readonly allianceId: string;
  readonly isOwn: boolean;
};

function Site({ site, rows, shown, allianceId, isOwn }: SiteProps) {
  const drawn = useMemo(
    () =>
      rows.map(({ id, name, kind, units, rates, free }): TimelineRow => ({
        id,
        name,
        title: (
          <Link to={isOwn ? '/house/resources/$id' : '/resources/$id'} params={{ id }}>
            {name}
          </Link>
        ),
        detail: `${kindWords[kind] ?? kind} · ${countOfUnits(units)}`,
        price: priceIn(allianceId, rates),
        stretches: stretchesOf(
          free.map((stretch) => ({ id: stretch.period.start, ...stretch })),
          [],
        ),
      })),
    [rows, allianceId, isOwn],
  );
  return (
    <div>
      <Title order={3} size="h5">
        <Anchor
          inherit
          c="var(--mantine-color-text)"
          renderRoot={(props) => <Link to="/facilities/$id" params={{ id: site.id }} {...props} />}
        >
          {site.name}
        </Anchor>
      </Title>
      <Text size="sm" c="dimmed">
        {site.organisation.name}
        {isOwn && ' (you)'} · {placeOf(site.city, site.country)}
      </Text>
      <ZoneNote zone={site.timeZone} />
      <Timeline
        label={`What is free at ${site.name}`}
        rows={drawn}
        view={shown.view}
        days={shown.days}
        zone={site.timeZone}
        onDay={(row, day) => (
          <DayPanel name={row.name} bars={row.bars} day={day} days={shown.days} zone={site.timeZone}>
            <Button
              size="xs"
              variant="default"
              style={{ alignSelf: 'flex-start' }}
              renderRoot={(props) => (
                <Link to={isOwn ? '/house/resources/$id' : '/resources/$id'} params={{ id: row.id }} {...props} />
              )}
            >
              {isOwn ? `Open ${row.name}` : `Ask for ${row.name}`}
            </Button>
          </DayPanel>
        )}
      />
    </div>
  );
}
