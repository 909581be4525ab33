import { Button, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useQuery } from 'urql';
import { SignedIn } from '../session/signed-in';
import type { Viewer } from '../session/session';
import { Empty } from '../shell/empty';
import { RowsShape } from '../shell/page-shape';
import { Trouble } from '../shell/trouble';
import { useWhileVisible } from '../time/clock';
import { Requests } from './operations';
import type { Direction, RequestsParams, Status } from './params';
import styles from './request.module.css';
import { RequestRow } from './request-row';
import { StatusFilter } from './status-filter';

const route = getRouteApi('/requests');

export function RequestsPage() {
  return <SignedIn as={['facility', 'producer']}>{(viewer) => <OwnRequests viewer={viewer} />}</SignedIn>;
}

const directionWords = [
  { value: 'INCOMING', label: 'Asked of us' },
  { value: 'OUTGOING', label: 'Asked by us' },
];

function OwnRequests({ viewer }: { readonly viewer: Viewer }) {
  const params = route.useSearch();
  const navigate = useNavigate();
  const isHouse = viewer.organisation?.kind === 'FACILITY';
  const direction: Direction = isHouse ? (params.direction ?? 'INCOMING') : 'OUTGOING';
  const status = params.status ?? [];
  const show = (next: RequestsParams) => void navigate({ from: '/requests', search: next, resetScroll: false });
  const pages = params.pages ?? 1;

  return (
    <Stack>
      <title>Requests · Interlock</title>
      <Title order={1}>Requests</Title>
      {isHouse && (
        <SegmentedControl
          aria-label="Whose requests"
          data={directionWords}
          value={direction}
          onChange={(next) => show({ direction: next as Direction })}
          style={{ alignSelf: 'flex-start' }}
        />
      )}
      <StatusFilter
        direction={direction}
        chosen={status}
        onChange={(next) => show({ ...(params.direction && { direction }), ...(next.length > 0 && { status: next }) })}
      />
      <Page
        key={`${direction}:${status.join()}`}
        viewer={viewer}
        direction={direction}
        status={status}
        after={null}
        further={pages - 1}
        onMore={() => show({ ...params, pages: pages + 1 })}
      />
    </Stack>
  );
}

type PageProps = {
  readonly viewer: Viewer;
  readonly direction: Direction;
  readonly status: readonly Status[];
  readonly after: string | null;
  readonly further: number;
  readonly onMore: () => void;
};

function Page({ viewer, direction, status, after, further, onMore }: PageProps) {
  const [{ data, error }, ask] = useQuery({
    query: Requests,
    variables: { direction, status: status.length > 0 ? [...status] : null, after },
  });
  const again = useCallback(() => ask({ requestPolicy: 'network-only' }), [ask]);
  useWhileVisible(again, 5);
  const found = data?.partnershipRequests;
  if (error && !found) return <Trouble error={error} retry={again} />;
  if (!found) return <RowsShape rows={5} />;
  const { hasNextPage, endCursor } = found.pageInfo;
  return (
    <>
      {after === null && (
        <Text size="sm" c="dimmed" aria-live="polite">
          {found.totalCount.toLocaleString('en-GB')} {found.totalCount === 1 ? 'request' : 'requests'}, latest first
        </Text>
      )}
      {after === null && found.totalCount === 0 && <Nothing direction={direction} isFiltered={status.length > 0} />}
      {found.edges.length > 0 && (
        <ul className={styles.list} aria-label={after === null ? 'Requests' : 'Earlier requests'}>
          {found.edges.map(({ node }) => (
            <RequestRow key={node.id} request={node} viewer={viewer} />
          ))}
        </ul>
      )}
      {hasNextPage && endCursor !== null && further > 0 && (
        <Page
          viewer={viewer}
          direction={direction}
          status={status}
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

function Nothing({ direction, isFiltered }: { readonly direction: Direction; readonly isFiltered: boolean }) {
  if (isFiltered) return <Empty title="None in these statuses">Choose other statuses, or none to see all.</Empty>;
  if (direction === 'INCOMING') {
    return (
      <Empty
        title="Nobody has asked yet"
        step={<Button renderRoot={(props) => <Link to="/house" {...props} />}>Our house</Button>}
      >
        Clients find what has a capability, published time and a rate.
      </Empty>
    );
  }
  return (
    <Empty
      title="You have not asked anyone yet"
      step={<Button renderRoot={(props) => <Link to="/search" {...props} />}>Find capacity</Button>}
    >
      Find a room, a machine or a person, pencil it, and follow the answer here.
    </Empty>
  );
}
