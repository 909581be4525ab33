import { Button, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { SignedIn } from '../session/signed-in';
import { Empty } from '../shell/empty';
import { RowsShape } from '../shell/page-shape';
import { Trouble } from '../shell/trouble';
import { ClaimRow } from './claim-row';
import styles from './directory.module.css';
import { DirectoryClaims } from './operations';
import { claimStatuses, type ClaimStatus } from './params';

const route = getRouteApi('/admin/claims');

const tabs: Readonly<Record<ClaimStatus, string>> = {
  OPEN: 'Open',
  ACCEPTED: 'Accepted',
  REFUSED: 'Refused',
  WITHDRAWN: 'Withdrawn',
};

const none: Readonly<Record<ClaimStatus, readonly [string, string]>> = {
  OPEN: ['Nothing waits', 'Claims of houses to entries of the directory appear here until an admin has decided.'],
  ACCEPTED: ['None accepted', 'An accepted claim makes its entry lead to the house.'],
  REFUSED: ['None refused', 'Refused claims stay here with their reason.'],
  WITHDRAWN: ['None withdrawn', 'A house may take its claim back while nobody has decided.'],
};

export function ClaimsPage() {
  return <SignedIn as={['admin']}>{() => <Claims />}</SignedIn>;
}

function Claims() {
  const { status = 'OPEN', pages = 1 } = route.useSearch();
  const navigate = route.useNavigate();
  const more = () => void navigate({ search: { status, pages: pages + 1 }, replace: true, resetScroll: false });
  return (
    <Stack>
      <title>Claims to the directory · Interlock</title>
      <Title order={1}>Claims to the directory</Title>
      <SegmentedControl
        aria-label="Which claims"
        data={claimStatuses.map((value) => ({ value, label: tabs[value] }))}
        value={status}
        onChange={(next) => void navigate({ search: { status: next }, resetScroll: false })}
        style={{ alignSelf: 'flex-start', maxWidth: '100%' }}
      />
      <ul className={styles.list} aria-label="Claims">
        <Page key={status} status={status} after={null} further={pages - 1} onMore={more} />
      </ul>
    </Stack>
  );
}

type PageProps = {
  readonly status: ClaimStatus;
  readonly after: string | null;
  readonly further: number;
  readonly onMore: () => void;
};

function Page({ status, after, further, onMore }: PageProps) {
  const [{ data, error }, again] = useQuery({ query: DirectoryClaims, variables: { status, after } });
  const found = data?.directoryClaims;
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
            {found.totalCount.toLocaleString('en-GB')} {found.totalCount === 1 ? 'claim' : 'claims'}, oldest first
          </Text>
          {found.totalCount === 0 && <Empty title={title}>{text}</Empty>}
        </li>
      )}
      {found.edges.map(({ node }) => (
        <ClaimRow key={node.id} claim={node} />
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
