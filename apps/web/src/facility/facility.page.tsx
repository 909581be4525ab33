import { Anchor, Group, Stack, Text, Title } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ResultOf } from 'gql.tada';
import { useQuery } from 'urql';
import { standingOf } from '../assessment/standing';
import { placeOf, ratingWords, tierWords } from '../resource/words';
import { useViewer } from '../session/session';
import { isOf } from '../session/viewer';
import { NotFound } from '../shell/not-found.page';
import { PageShape } from '../shell/page-shape';
import { Trouble } from '../shell/trouble';
import { useNow } from '../time/clock';
import { showDate, showMoment, showZone } from '../time/show';
import { dateFromToday } from '../time/today';
import styles from './facility.module.css';
import { FacilityDetail } from './operations';
import { ResourcePages } from './resources';

const route = getRouteApi('/facilities/$id');

type Detail = ResultOf<typeof FacilityDetail>;
type Facility = NonNullable<Detail['facility']>;

export function FacilityPage() {
  const { id } = route.useParams();
  const [{ data, error, fetching }, again] = useQuery({ query: FacilityDetail, variables: { id } });
  if (error && !data) return <Trouble error={error} retry={() => again({ requestPolicy: 'network-only' })} />;
  if (data?.facility?.id === id) return <Shown key={id} facility={data.facility} schemes={data.assessmentSchemes} />;
  return fetching || !data ? <PageShape /> : <NotFound what="house" />;
}

type ShownProps = { readonly facility: Facility; readonly schemes: Detail['assessmentSchemes'] };

function Shown({ facility, schemes }: ShownProps) {
  const { pages = 1 } = route.useSearch();
  const navigate = route.useNavigate();
  const viewer = useViewer();
  return (
    <>
      <title>{`${facility.name} · Interlock`}</title>
      <Stack gap={2} mb="lg">
        <Title order={1} size="h2">
          {facility.name}
        </Title>
        <Text c="dimmed">
          A site of {facility.organisation.name} · {placeOf(facility.city, facility.country)}
        </Text>
        {isOf(viewer, facility.organisation.id) && (
          <Anchor size="sm" renderRoot={(props) => <Link to="/house" {...props} />}>
            This is your own: calendar and resources
          </Anchor>
        )}
      </Stack>
      <div className={styles.page}>
        <section aria-labelledby="resources">
          <Title order={2} size="h4" id="resources">
            What it lends
          </Title>
          <ResourcePages
            facilityId={facility.id}
            after={null}
            further={pages - 1}
            onMore={() => void navigate({ search: { pages: pages + 1 }, replace: true, resetScroll: false })}
          />
        </section>
        <aside className={styles.aside} aria-label="About the house">
          <Place facility={facility} />
          <Security facility={facility} schemes={schemes} />
          <section aria-labelledby="record">
            <Title order={2} size="h5" id="record">
              Record
            </Title>
            <Text size="sm">{ratingWords(facility.rating)}</Text>
          </section>
        </aside>
      </div>
    </>
  );
}

function Place({ facility }: { readonly facility: Facility }) {
  const { latitude, longitude, timeZone } = facility;
  const now = new Date(useNow()).toISOString();
  return (
    <section aria-labelledby="place">
      <Title order={2} size="h5" id="place">
        Place
      </Title>
      <Text size="sm">{placeOf(facility.city, facility.country)}</Text>
      <Text size="sm">
        {showMoment(now, timeZone)}{' '}
        <Text component="span" inherit c="dimmed">
          now, {showZone(timeZone)} time
        </Text>
      </Text>
      {latitude !== null && longitude !== null && (
        <Group gap="md">
          <Text size="sm" c="dimmed">
            {degrees(latitude, 'N', 'S')} {degrees(longitude, 'E', 'W')}
          </Text>
          <Anchor
            size="sm"
            href={`https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=14/${latitude}/${longitude}`}
            rel="noreferrer"
          >
            On the map
          </Anchor>
        </Group>
      )}
    </section>
  );
}

const degrees = (value: number, positive: string, negative: string): string =>
  `${Math.abs(value).toFixed(3)}° ${value < 0 ? negative : positive}`;

function Security({ facility, schemes }: ShownProps) {
  const today = dateFromToday(0, facility.timeZone);
  const labels = new Map(schemes.map(({ code, label }) => [code, label]));
  return (
    <section aria-labelledby="security">
      <Title order={2} size="h5" id="security">
        Security
      </Title>
      <Text size="sm">{tierWords[facility.securityTier] ?? facility.securityTier} today</Text>
      <ul className={styles.assessments}>
        {facility.assessments.map((assessment) => {
          const { word, counts } = standingOf(assessment, today);
          return (
            <li key={assessment.id}>
              <Text size="sm" fw={600}>
                {labels.get(assessment.scheme) ?? assessment.scheme}
              </Text>
              <Text size="xs" {...(!counts && { c: 'dimmed' })}>
                {word}
              </Text>
              <Text size="xs" c="dimmed">
                {showDate(assessment.issuedOn)} – {assessment.expiresOn ? showDate(assessment.expiresOn) : 'no end'}
              </Text>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
