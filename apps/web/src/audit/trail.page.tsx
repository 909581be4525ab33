import { Button, Stack, Text, TextInput, Title } from '@mantine/core';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useQuery } from 'urql';
import { SignedIn } from '../session/signed-in';
import { Empty } from '../shell/empty';
import { RowsShape } from '../shell/page-shape';
import { Trouble } from '../shell/trouble';
import styles from './audit.module.css';
import { TrailEntry } from './entry';
import { Trail } from './operations';

const route = getRouteApi('/admin/trail');

export function TrailPage() {
  return <SignedIn as={['admin']}>{() => <WholeTrail />}</SignedIn>;
}

function WholeTrail() {
  const { subject, pages = 1 } = route.useSearch();
  const navigate = useNavigate();
  const show = (id: string) => void navigate({ from: '/admin/trail', search: id ? { subject: id } : {} });
  return (
    <Stack>
      <title>Trail · Interlock</title>
      <div>
        <Title order={1}>Trail</Title>
        <Text size="sm" c="dimmed">
          Every act of all services, latest first. Nothing here can be changed.
        </Text>
      </div>
      <SubjectFilter key={subject ?? ''} subject={subject ?? ''} onShow={show} />
      <ol className={styles.trail} aria-label="Acts">
        <Page subject={subject ?? null} after={null} further={pages - 1} pages={pages} />
      </ol>
    </Stack>
  );
}

function SubjectFilter({ subject, onShow }: { readonly subject: string; readonly onShow: (id: string) => void }) {
  const [typed, setTyped] = useState(subject);
  return (
    <form
      role="search"
      className={styles.filter}
      onSubmit={(event) => {
        event.preventDefault();
        onShow(typed.trim());
      }}
    >
      <TextInput
        label="Only about one thing"
        placeholder="Its id"
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        style={{ flex: '1 1 18rem', maxWidth: '34rem' }}
      />
      <Button type="submit" variant="default">
        Show
      </Button>
      {subject !== '' && (
        <Button variant="subtle" onClick={() => onShow('')}>
          Show everything
        </Button>
      )}
    </form>
  );
}

type PageProps = {
  readonly subject: string | null;
  readonly after: string | null;
  readonly further: number;
  readonly pages: number;
};

function Page({ subject, after, further, pages }: PageProps) {
  const navigate = useNavigate();
  const [{ data, error }, again] = useQuery({ query: Trail, variables: { subjectId: subject, after } });
  const trail = data?.audit;
  if (error && !trail) {
    return (
      <li>
        <Trouble error={error} retry={() => again({ requestPolicy: 'network-only' })} />
      </li>
    );
  }
  if (!trail) {
    return (
      <li aria-busy="true" aria-label="Loading">
        <RowsShape rows={6} />
      </li>
    );
  }
  const { hasNextPage, endCursor } = trail.pageInfo;
  const more = () =>
    void navigate({
      from: '/admin/trail',
      search: { ...(subject !== null && { subject }), pages: pages + 1 },
      resetScroll: false,
    });
  return (
    <>
      {after === null && (
        <li>
          <Text size="sm" c="dimmed" pb="xs" aria-live="polite">
            {trail.totalCount.toLocaleString('en-GB')} {trail.totalCount === 1 ? 'act' : 'acts'}
            {subject !== null && ' about this one thing'}
          </Text>
          {trail.totalCount === 0 && <Empty title="No act found">Check the id, or show everything.</Empty>}
        </li>
      )}
      {trail.edges.map(({ node }) => (
        <TrailEntry key={node.id} entry={node} />
      ))}
      {hasNextPage && endCursor !== null && further > 0 && (
        <Page subject={subject} after={endCursor} further={further - 1} pages={pages} />
      )}
      {hasNextPage && further === 0 && (
        <li>
          <Button variant="default" onClick={more}>
            Show more
          </Button>
        </li>
      )}
    </>
  );
}
