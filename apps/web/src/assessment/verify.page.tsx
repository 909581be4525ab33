import { Button, Stack, Text, Title } from '@mantine/core';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { SignedIn } from '../session/signed-in';
import { Empty } from '../shell/empty';
import { RowsShape } from '../shell/page-shape';
import { Trouble } from '../shell/trouble';
import styles from './assessment.module.css';
import { AssessmentsToVerify, Schemes } from './operations';
import { VerifyEntry } from './verify-entry';

const route = getRouteApi('/admin/assessments');

export function VerifyPage() {
  return (
    <SignedIn as={['admin']}>
      {() => (
        <Stack>
          <title>Assessments to verify · Interlock</title>
          <Title order={1}>Assessments to verify</Title>
          <Queue />
        </Stack>
      )}
    </SignedIn>
  );
}

function Queue() {
  const { pages = 1 } = route.useSearch();
  return (
    <ul className={styles.list}>
      <Page after={null} further={pages - 1} pages={pages} />
    </ul>
  );
}

type PageProps = { readonly after: string | null; readonly further: number; readonly pages: number };

function Page({ after, further, pages }: PageProps) {
  const navigate = useNavigate();
  const [{ data, error }, again] = useQuery({ query: AssessmentsToVerify, variables: { after } });
  const [{ data: taxonomy }] = useQuery({ query: Schemes, requestPolicy: 'cache-first' });
  const labelOf = (code: string) => taxonomy?.assessmentSchemes.find((scheme) => scheme.code === code)?.label ?? code;
  const queue = data?.assessmentsToVerify;
  if (error && !queue) {
    return (
      <li>
        <Trouble error={error} retry={() => again({ requestPolicy: 'network-only' })} />
      </li>
    );
  }
  if (!queue) {
    return (
      <li aria-busy="true" aria-label="Loading">
        <RowsShape rows={3} height={110} />
      </li>
    );
  }
  const { hasNextPage, endCursor } = queue.pageInfo;
  const more = () => void navigate({ from: '/admin/assessments', search: { pages: pages + 1 }, resetScroll: false });
  return (
    <>
      {after === null && (
        <li>
          <Text size="sm" c="dimmed" pb="xs" aria-live="polite">
            {queue.totalCount.toLocaleString('en-GB')} waiting, oldest first. A third party’s word counts in searches
            once you have verified it.
          </Text>
          {queue.totalCount === 0 && (
            <Empty title="Nothing waits">
              Third-party assessments that houses state appear here until an admin has verified them.
            </Empty>
          )}
        </li>
      )}
      {queue.edges.map(({ node }) => (
        <VerifyEntry key={node.id} assessment={node} label={labelOf(node.scheme)} />
      ))}
      {hasNextPage && endCursor !== null && further > 0 && (
        <Page after={endCursor} further={further - 1} pages={pages} />
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
