import { Anchor, Button, Group, SimpleGrid, Stack, Tabs, Text, Title } from '@mantine/core';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import type { ResultOf } from 'gql.tada';
import { useCallback, useMemo } from 'react';
import { useQuery } from 'urql';
import { SpareTime } from '../capacity/spare-time';
import { Windows } from '../capacity/windows';
import { Claims } from '../claim/claims';
import { TogetherTab } from '../part/together';
import { Rates } from '../rate/rates';
import { CalendarsTab } from '../feed/feeds';
import { HoursTab } from '../hours/hours';
import { countOfUnits, kindWords } from '../resource/words';
import { SignedIn } from '../session/signed-in';
import type { Viewer } from '../session/session';
import { isOf, mayAct } from '../session/viewer';
import { NotFound } from '../shell/not-found.page';
import { PageShape } from '../shell/page-shape';
import { Trouble } from '../shell/trouble';
import { useWhileVisible } from '../time/clock';
import { dateFromToday } from '../time/today';
import { addDays, wallClock, type Span } from '../time/zone';
import { useShown } from '../timeline/shown';
import { HouseOfResource, ManagedResource } from './operations';
import type { ManageParams, Tab } from './params';
import { ResourceCalendar } from './resource-calendar';
import { spanOfDays, useComingYear } from './year';

const route = getRouteApi('/house/resources/$id');

export type Managed = NonNullable<ResultOf<typeof ManagedResource>['resource']>;

export function ManagePage() {
  const { id } = route.useParams();
  return <SignedIn as={['facility']}>{(viewer) => <Manage key={id} id={id} viewer={viewer} />}</SignedIn>;
}

type Props = { readonly id: string; readonly viewer: Viewer };

/** First whose resource it is and on whose clock it runs; the days to ask for follow from that. */
function Manage({ id, viewer }: Props) {
  const [{ data, error }, again] = useQuery({
    query: HouseOfResource,
    variables: { id },
    requestPolicy: 'cache-first',
  });
  const facility = data?.resource?.facility;
  if (error && !data) return <Trouble error={error} retry={() => again({ requestPolicy: 'network-only' })} />;
  if (!data) return <PageShape />;
  if (!facility || !isOf(viewer, facility.organisation.id)) return <NotFound what="resource" />;
  return <Desk id={id} viewer={viewer} zone={facility.timeZone} />;
}

function Desk({ id, viewer, zone }: Props & { readonly zone: string }) {
  const params = route.useSearch();
  const navigate = useNavigate();
  const shown = useShown(params, zone);
  const year = useComingYear(zone);
  const within = useMemo(() => spanOfDays(shown.days, zone), [shown.days, zone]);
  const [{ data, error }, ask] = useQuery({ query: ManagedResource, variables: { id, within, year } });
  const again = useCallback(() => ask({ requestPolicy: 'network-only' }), [ask]);
  useWhileVisible(again, 15);

  const resource = data?.resource;
  if (error && !resource) return <Trouble error={error} retry={again} />;
  if (resource === undefined) return <PageShape />;
  if (resource === null) return <NotFound what="resource" />;

  const mayEdit = mayAct(viewer);
  const tab: Tab = params.tab ?? 'calendar';
  const show = (next: ManageParams) => void navigate({ from: '/house/resources/$id', search: next });
  return (
    <Stack>
      <title>{`${resource.name} · Interlock`}</title>
      <div>
        <Text size="sm">
          <Anchor inherit underline="always" renderRoot={(props) => <Link to="/house" {...props} />}>
            Our house
          </Anchor>{' '}
          / {resource.facility.name}
        </Text>
        <Group justify="space-between" align="flex-end">
          <div>
            <Title order={1}>{resource.name}</Title>
            <Text size="sm" c="dimmed">
              {kindWords[resource.kind] ?? resource.kind} · {countOfUnits(resource.units)}
            </Text>
          </div>
          <Button
            size="xs"
            variant="default"
            renderRoot={(props) => <Link to="/resources/$id" params={{ id }} {...props} />}
          >
            As others see it
          </Button>
        </Group>
      </div>
      <Tabs value={tab} onChange={(next) => show({ ...params, tab: (next ?? 'calendar') as Tab })} keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="calendar">Calendar</Tabs.Tab>
          <Tabs.Tab value="capacity">Capacity ({resource.published.length.toLocaleString('en-GB')})</Tabs.Tab>
          <Tabs.Tab value="hours">Hours</Tabs.Tab>
          <Tabs.Tab value="claims">Claims ({resource.claims.length})</Tabs.Tab>
          <Tabs.Tab value="rates">Rates ({resource.rates.length})</Tabs.Tab>
          <Tabs.Tab value="together">Parts and classes</Tabs.Tab>
          <Tabs.Tab value="calendars">Other calendars</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="calendar">
          <ResourceCalendar
            resource={resource}
            shown={shown}
            isComing={params.date === undefined}
            mayEdit={mayEdit}
            onChange={(view, date) => show({ tab, view, ...(date && { date }) })}
            onPublish={(date) => show({ ...params, tab: 'capacity', date })}
          />
        </Tabs.Panel>
        <Tabs.Panel value="capacity">
          <SimpleGrid cols={{ base: 1, md: 2 }} spacing="xl">
            {mayEdit && (
              <SpareTime resource={resource} zone={zone} from={params.date ?? firstOpenDay(resource.published, zone)} />
            )}
            <Windows windows={resource.published} zone={zone} />
          </SimpleGrid>
        </Tabs.Panel>
        <Tabs.Panel value="hours">
          <HoursTab resourceId={id} zone={zone} mayEdit={mayEdit} />
        </Tabs.Panel>
        <Tabs.Panel value="claims">
          <Claims resourceId={id} claims={resource.claims} mayEdit={mayEdit} />
        </Tabs.Panel>
        <Tabs.Panel value="rates">
          <Rates resourceId={id} rates={resource.rates} mayEdit={mayEdit} />
        </Tabs.Panel>
        <Tabs.Panel value="together">
          <TogetherTab resourceId={id} facilityId={resource.facility.id} mayEdit={mayEdit} />
        </Tabs.Panel>
        <Tabs.Panel value="calendars">
          <CalendarsTab resource={resource} zone={zone} mayEdit={mayEdit} />
        </Tabs.Panel>
      </Tabs>
    </Stack>
  );
}

/** The day after the last published one, or tomorrow: publishing mostly goes on where it stopped. */
function firstOpenDay(windows: readonly { readonly period: Span }[], zone: string): string {
  const last = windows.at(-1);
  const after = last ? addDays(wallClock(last.period.end, zone).date, 1) : '';
  const tomorrow = dateFromToday(1, zone);
  return after > tomorrow ? after : tomorrow;
}
