import { Anchor, Stack, Text, Title } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ResultOf } from 'gql.tada';
import { useQuery } from 'urql';
import { placeOf } from '../resource/words';
import { NotFound } from '../shell/not-found.page';
import { PageShape } from '../shell/page-shape';
import { Trouble } from '../shell/trouble';
import { ClaimBox } from './claim-box';
import { Credit } from './credit';
import styles from './directory.module.css';
import { DirectoryEntry } from './operations';
import { Standing } from './standing';
import { webAddress } from './web-address';

const route = getRouteApi('/directory/$id');

type Found = NonNullable<ResultOf<typeof DirectoryEntry>['node']>;
type Entry = Extract<Found, { readonly __typename?: 'DirectoryEntry' } & { readonly registryCode: string }>;

const isEntry = (node: Found | null | undefined): node is Entry => node != null && 'registryCode' in node;

export function EntryPage() {
  const { id } = route.useParams();
  const [{ data, error, fetching }, again] = useQuery({ query: DirectoryEntry, variables: { id } });
  if (error && !data) return <Trouble error={error} retry={() => again({ requestPolicy: 'network-only' })} />;
  if (isEntry(data?.node) && data.node.id === id) return <Shown key={id} entry={data.node} />;
  return fetching || !data ? <PageShape /> : <NotFound what="house in the directory" />;
}

function Shown({ entry }: { readonly entry: Entry }) {
  const address = webAddress(entry.url);
  return (
    <>
      <title>{`${entry.name} · Directory · Interlock`}</title>
      <Stack gap={2} mb="lg">
        <Anchor size="sm" renderRoot={(props) => <Link to="/directory" {...props} />}>
          Directory
        </Anchor>
        <Title order={1} size="h2" style={{ overflowWrap: 'anywhere' }}>
          {entry.name}
        </Title>
        <Standing {...entry} />
      </Stack>
      <div className={styles.page}>
        <Stack gap="lg">
          <section aria-labelledby="listed">
            <Title order={2} size="h4" mb="xs" id="listed">
              As the registry lists it
            </Title>
            <dl className={styles.facts}>
              <dt>Code</dt>
              <dd>{entry.registryCode}</dd>
              <dt>Place</dt>
              <dd>{placeOf(entry.city, entry.country)}</dd>
              <dt>Web</dt>
              <dd>
                {address ? (
                  <Anchor inherit href={address.href} rel="noreferrer nofollow">
                    {address.shown}
                  </Anchor>
                ) : (
                  'Not stated'
                )}
              </dd>
            </dl>
            <Text size="sm" c="dimmed" mt="sm" maw="46rem">
              A listing says that the house has made digital cinema packages. It says nothing of what it can do, when or
              for how much.
            </Text>
          </section>
          {entry.claimedBy && <House house={entry.claimedBy} />}
          <Credit credits={[entry.credit]} />
        </Stack>
        <ClaimBox entry={entry} />
      </div>
    </>
  );
}

/** Where a claimed entry leads: the sites of the house, as far as this viewer sees them. */
function House({ house }: { readonly house: NonNullable<Entry['claimedBy']> }) {
  const { edges, totalCount } = house.facilities;
  return (
    <section aria-labelledby="house">
      <Title order={2} size="h4" mb="xs" id="house">
        On Interlock: {house.name}
      </Title>
      {totalCount === 0 && (
        <Text size="sm" c="dimmed">
          It has joined, and offers you nothing yet.
        </Text>
      )}
      <ul className={styles.list}>
        {edges.map(({ node: { id, name, city, country } }) => (
          <li key={id} className={styles.entry}>
            <Link to="/facilities/$id" params={{ id }} className={styles.name}>
              {name}
            </Link>
            <Text size="sm" c="dimmed" className={styles.end ?? ''}>
              {placeOf(city, country)}
            </Text>
          </li>
        ))}
      </ul>
      {totalCount > edges.length && (
        <Text size="sm" c="dimmed">
          And {(totalCount - edges.length).toLocaleString('en-GB')} sites more.
        </Text>
      )}
    </section>
  );
}
