import { Anchor, Button, Stack, Text, Title } from '@mantine/core';
import { getRouteApi, Link, useLocation } from '@tanstack/react-router';
import type { ResultOf } from 'gql.tada';
import { useQuery } from 'urql';
import { weekWords } from '../hours/week';
import { TakenWith } from '../part/taken-with';
import { Security } from '../assessment/security';
import { Place } from '../facility/place';
import { PriceLines } from '../rate/price-lines';
import { RateList } from '../rate/rate-list';
import { BackToSearch } from '../search/back-to-search';
import { useViewer } from '../session/session';
import { isOf, mayAct } from '../session/viewer';
import { NotFound } from '../shell/not-found.page';
import { PageShape } from '../shell/page-shape';
import { Trouble } from '../shell/trouble';
import { showZone } from '../time/show';
import { SpanText } from '../time/span-text';
import { dateFromToday } from '../time/today';
import { wallClock } from '../time/zone';
import { present } from '../url';
import { FreeOrWhy } from '../why/free-or-why';
import { AskForm } from './ask-form';
import { ClaimsList } from './claims-list';
import { ClassLinks } from './class-links';
import { ResourceDetail } from './operations';
import type { Ask } from './params';
import styles from './resource.module.css';
import { Weeks } from './weeks';
import { countOfUnits, kindWords, placeOf, ratingWords, tierWords } from './words';

const route = getRouteApi('/resources/$id');

type Patch = Partial<{ [K in keyof Ask]: Ask[K] | undefined }>;

type Detail = ResultOf<typeof ResourceDetail>;
type Resource = NonNullable<Detail['resource']>;
type ShownProps = { readonly resource: Resource; readonly schemes: Detail['assessmentSchemes'] };

export function ResourcePage() {
  const { id } = route.useParams();
  const [{ data, error, fetching }, again] = useQuery({ query: ResourceDetail, variables: { id } });
  if (error && !data) return <Trouble error={error} retry={() => again({ requestPolicy: 'network-only' })} />;
  if (data?.resource?.id === id) return <Shown key={id} resource={data.resource} schemes={data.assessmentSchemes} />;
  return fetching || !data ? <PageShape /> : <NotFound what="resource" />;
}

function Shown({ resource, schemes }: ShownProps) {
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
      <BackToSearch found={asked.found} />
      <Stack gap={2} mb="lg">
        <Link
          to="/facilities/$id"
          params={{ id: facility.id }}
          search={present({ found: asked.found })}
          className={styles.house}
        >
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
        {resource.claims[0] && (
          <ClassLinks
            classes={resource.classes}
            capability={resource.claims[0].capability.code}
            span={span}
            zone={zone}
          />
        )}
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
            <Stack gap="sm" mb="md">
              <SpanText span={span} zone={zone} />
              <FreeOrWhy {...{ resourceId: resource.id, span, units, zone }} onTake={(nearest) => change(nearest)} />
              <PriceLines resourceId={resource.id} span={span} units={units} zone={zone} />
            </Stack>
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
          <ClaimsList claims={resource.claims} />
          <RateList rates={resource.rates} />
          <Security facility={facility} schemes={schemes} />
          <section aria-labelledby="place">
            <Title order={2} size="h4" id="place">
              Place
            </Title>
            <Place facility={facility} />
          </section>
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
