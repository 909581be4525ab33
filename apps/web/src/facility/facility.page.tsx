import { Anchor, Stack, Text, Title } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ResultOf } from 'gql.tada';
import { useQuery } from 'urql';
import { Security } from '../assessment/security';
import { placeOf, ratingWords } from '../resource/words';
import { BackToSearch } from '../search/back-to-search';
import { useViewer } from '../session/session';
import { isOf } from '../session/viewer';
import { NotFound } from '../shell/not-found.page';
import { PageShape } from '../shell/page-shape';
import { Trouble } from '../shell/trouble';
import { present } from '../url';
import styles from './facility.module.css';
import { FacilityDetail } from './operations';
import { Place } from './place';
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
  const { pages = 1, found } = route.useSearch();
  const navigate = route.useNavigate();
  const viewer = useViewer();
  return (
    <>
      <title>{`${facility.name} · Interlock`}</title>
      <BackToSearch found={found} />
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
            onMore={() =>
              void navigate({ search: present({ found, pages: pages + 1 }), replace: true, resetScroll: false })
            }
            found={found}
          />
        </section>
        <aside className={styles.aside} aria-label="About the house">
          <section aria-labelledby="place">
            <Title order={2} size="h5" id="place">
              Place
            </Title>
            <Place facility={facility} />
          </section>
          <Security facility={facility} schemes={schemes} size="h5" />
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
