import { Anchor, Button, Stack, Text, Title } from '@mantine/core';
import { getRouteApi, Link, useLocation } from '@tanstack/react-router';
import type { ResultOf } from 'gql.tada';
import { useQuery } from 'urql';
import { weekWords } from '../hours/week';
import { TakenWith } from '../part/taken-with';
import { RateList } from '../rate/rate-list';
import { useViewer } from '../session/session';
import { isOf, mayAct } from '../session/viewer';
import { NotFound } from '../shell/not-found.page';
import { PageShape } from '../shell/page-shape';
import { Trouble } from '../shell/trouble';
import { showZone } from '../time/show';
import { dateFromToday } from '../time/today';
import { wallClock } from '../time/zone';
import { present } from '../url';
import { FreeOrWhy } from '../why/free-or-why';
import { AskForm } from './ask-form';
import { ClaimsList } from './claims-list';
import { ResourceDetail } from './operations';
import type { Ask } from './params';
import styles from './resource.module.css';
import { Weeks } from './weeks';
import { countOfUnits, kindWords, placeOf, ratingWords, tierWords } from './words';

const route = getRouteApi('/resources/$id');

type Patch = Partial<{ [K in keyof Ask]: Ask[K] | undefined }>;

type Resource = NonNullable<ResultOf<typeof ResourceDetail>['resource']>;

export function ResourcePage() {
  const { id } = route.useParams();
  const [{ data, error, fetching }, again] = useQuery({ query: ResourceDetail, variables: { id } });
  if (error && !data) return <Trouble error={error} retry={() => again({ requestPolicy: 'network-only' })} />;
  if (data?.resource?.id === id) return <Shown key={id} resource={data.resource} />;
  return fetching || !data ? <PageShape /> : <NotFound what="resource" />;
}

function Shown({ resource }: { readonly resource: Resource }) {
  const { facility } = resource;
  const zone = facility.timeZone;
  const asked = route.useSearch();
  const navigate = route.useNavigate();
  const span = asked.start && asked.end ? { start: asked.start, end: asked.end } : null;
  const units = asked.units ?? 1;
  const week = asked.week ?? (span ? wallClock(span.start, zone).date : dateFromToday(0, zone));

  const viewer = useViewer();
  // Whoever may ask reads it in the form.
  const asks = viewer !== null && mayAct(viewer) && !isOf(viewer, facility.organisation.id);

  const change = (patch: Patch) =>
    void navigate({
      search: (before): Ask => present({ ...before, week, ...patch }),
      replace: true,
      resetScroll: false,
    });

  return (
    <>
      <title>{`${resource.name} · ${facility.name} · Interlock`}</title>
      <Stack gap={2} mb="lg">
        <Link to="/facilities/$id" params={{ id: facility.id }} className={styles.house}>
          {facility.name}
        </Link>
        <Title order={1} size="h2">
          {resource.name}
        </Title>
        <Text c="dimmed">
          {kindWords[resource.kind] ?? resource.kind} · {countOfUnits(resource.units)} ·{' '}
          {placeOf(facility.city, facility.country)} · {tierWords[facility.securityTier] ?? facility.securityTier} ·{' '}
          {ratingWords(facility.rating)}
        </Text>
        <TakenWith parts={resource.parts} partOf={resource.partOf} />
        {resource.hours?.week && (
          <Text c="dimmed">
            Open {weekWords(resource.hours.week)}, {showZone(zone)} time
          </Text>
        )}
      </Stack>
      <div className={styles.page}>
        <div className={styles.weeksPart}>
          <Weeks
            resourceId={resource.id}
            zone={zone}
            units={resource.units}
            open={resource.hours?.week ?? null}
            week={week}
            chosen={span}
            onWeek={(date) => change({ week: date })}
            onChoose={({ start, end }) => change({ start, end })}
          />
        </div>
        <aside className={styles.ask} aria-label="Ask for this resource">
          {span && !asks && (
            <FreeOrWhy {...{ resourceId: resource.id, span, units, zone }} onTake={(nearest) => change(nearest)} />
          )}
          <Asking resource={resource}>
            <AskForm
              resource={resource}
              zone={zone}
              span={span}
              units={units}
              onChange={({ span: { start, end }, units: some }) =>
                change({ start, end, units: some > 1 ? some : undefined })
              }
            />
          </Asking>
        </aside>
        <div className={styles.rest}>
          <RateList rates={resource.rates} />
          <ClaimsList claims={resource.claims} />
        </div>
      </div>
    </>
  );
}

/** The form for who may ask; for others, what it takes. */
function Asking({ resource, children }: { readonly resource: Resource; readonly children: React.ReactNode }) {
  const viewer = useViewer();
  const { href } = useLocation();
  if (!viewer) {
    return (
      <Stack gap="sm">
        <Text fw={600}>Sign in to ask for this time</Text>
        <Text size="sm">The time you have chosen is kept.</Text>
        <Button renderRoot={(props) => <Link to="/sign-in" search={{ next: href }} {...props} />}>Sign in</Button>
        <Button variant="default" renderRoot={(props) => <Link to="/sign-up" search={{ next: href }} {...props} />}>
          Sign up
        </Button>
      </Stack>
    );
  }
  if (isOf(viewer, resource.facility.organisation.id)) {
    return (
      <Stack gap="sm">
        <Text fw={600}>This is your own</Text>
        <Anchor renderRoot={(props) => <Link to="/house/resources/$id" params={{ id: resource.id }} {...props} />}>
          Calendar, capacity, claims and rates
        </Anchor>
      </Stack>
    );
  }
  if (!mayAct(viewer)) {
    return (
      <Text size="sm">
        {viewer.organisation
          ? 'Your role may look but not ask. An owner of your organisation can.'
          : 'Requests are sent for an organisation, and this account has none.'}
      </Text>
    );
  }
  return children;
}
