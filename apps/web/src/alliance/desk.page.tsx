import { Button, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { SignedIn } from '../session/signed-in';
import { Empty } from '../shell/empty';
import { RowsShape } from '../shell/page-shape';
import { Trouble } from '../shell/trouble';
import styles from './alliance.module.css';
import { DeskEntry } from './desk-entry';
import { Alliances } from './operations';
import { allianceStatuses, type AllianceStatus } from './params';

const route = getRouteApi('/admin/alliances');

const tabs: Readonly<Record<AllianceStatus, string>> = {
  PROPOSED: 'Waiting',
  ACTIVE: 'In force',
  SUSPENDED: 'Suspended',
  DISSOLVED: 'Dissolved',
};

const none: Readonly<Record<AllianceStatus, readonly [string, string]>> = {
  PROPOSED: ['Nothing waits', 'Alliances that houses propose appear here until an admin has decided.'],
  ACTIVE: ['None in force', 'An alliance is in force once a proposal of it was approved.'],
  SUSPENDED: ['None suspended', 'A suspended alliance opens nothing until it is reinstated.'],
  DISSOLVED: ['None dissolved', 'Refused proposals end here.'],
};

export function AllianceDeskPage() {
  return <SignedIn as={['admin']}>{() => <Desk />}</SignedIn>;
}

function Desk() {
  const { status = 'PROPOSED', pages = 1 } = route.useSearch();
  const navigate = useNavigate();
  return (
    <Stack>
      <title>Alliances · Interlock</title>
      <Title order={1}>Alliances</Title>
      <SegmentedControl
        aria-label="Which alliances"
        data={allianceStatuses.map((value) => ({ value, label: tabs[value] }))}
        value={status}
        onChange={(next) => void navigate({ from: '/admin/alliances', search: { status: next }, resetScroll: false })}
        style={{ alignSelf: 'flex-start', maxWidth: '100%' }}
      />
      <ul className={styles.list}>
        <Page
          key={status}
          status={status}
          after={null}
          further={pages - 1}
          onMore={() =>
            void navigate({
              from: '/admin/alliances',
              search: { status, pages: pages + 1 },
              replace: true,
              resetScroll: false,
            })
          }
        />
      </ul>
    </Stack>
  );
}

type PageProps = {
  readonly status: AllianceStatus;
  readonly after: string | null;
  readonly further: number;
  readonly onMore: () => void;
};

function Page({ status, after, further, onMore }: PageProps) {
  const [{ data, error }, again] = useQuery({ query: Alliances, variables: { status: [status], after } });
  const found = data?.alliances;
  if (error && !found) {
    return (
      <li>
        <Trouble error={error} retry={() => again({ requestPolicy: 'network-only' })} />
      </li>
    );
  }
  if (!found) {
    return (
      <li aria-busy="true" aria-label="Loading">
        <RowsShape rows={3} height={120} />
      </li>
    );
  }
  const { hasNextPage, endCursor } = found.pageInfo;
  const [title, text] = none[status];
  return (
    <>
      {after === null && (
        <li>
          <Text size="sm" c="dimmed" pb="xs" aria-live="polite">
            {found.totalCount.toLocaleString('en-GB')} {found.totalCount === 1 ? 'alliance' : 'alliances'}
          </Text>
          {found.totalCount === 0 && <Empty title={title}>{text}</Empty>}
        </li>
      )}
      {found.edges.map(({ node }) => (
        <DeskEntry key={node.id} alliance={node} />
      ))}
      {hasNextPage && endCursor !== null && further > 0 && (
        <Page status={status} after={endCursor} further={further - 1} onMore={onMore} />
      )}
      {hasNextPage && further === 0 && (
        <li>
          <Button variant="default" onClick={onMore}>
            Show more
          </Button>
        </li>
      )}
    </>
  );
}
