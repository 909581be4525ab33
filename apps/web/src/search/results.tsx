import { Button, Group, Loader } from '@mantine/core';
import type { VariablesOf } from 'gql.tada';
import { useQuery } from 'urql';
import { RowsShape } from '../shell/page-shape';
import { Trouble } from '../shell/trouble';
import { MoreCapacity, type SearchCapacity } from './operations';
import { Result, type Match } from './result';

type Asked = VariablesOf<typeof SearchCapacity>;

type PageProps = {
  readonly asked: Asked;
  readonly matches: readonly Match[];
  readonly next: string | null;
  /** Pages still to open after this one. */
  readonly further: number;
  readonly duration: string | undefined;
  readonly onMore: () => void;
};

/** A page of the list, and those that were opened after it: the address says how many, so going back restores them. */
export function ResultPages({ asked, matches, next, further, duration, onMore }: PageProps) {
  return (
    <>
      {matches.map((match) => (
        <Result key={match.resource.id} match={match} units={asked.filter.units ?? 1} duration={duration} />
      ))}
      {next !== null && further > 0 && (
        <FurtherPage asked={asked} after={next} further={further - 1} duration={duration} onMore={onMore} />
      )}
      {next !== null && further === 0 && (
        <li>
          <Group justify="center" py="md">
            <Button variant="default" onClick={onMore}>
              Show more
            </Button>
          </Group>
        </li>
      )}
    </>
  );
}

type FurtherProps = Omit<PageProps, 'matches' | 'next'> & { readonly after: string };

function FurtherPage({ asked, after, further, duration, onMore }: FurtherProps) {
  const [{ data, error }, again] = useQuery({
    query: MoreCapacity,
    variables: { ...asked, after },
    requestPolicy: 'cache-first',
  });
  if (error) {
    return (
      <li>
        <Trouble error={error} retry={() => again({ requestPolicy: 'network-only' })} />
      </li>
    );
  }
  if (!data) {
    return (
      <li>
        <Loader size="sm" aria-label="Loading more" />
        <RowsShape rows={4} />
      </li>
    );
  }
  const { edges, pageInfo } = data.searchCapacity;
  return (
    <ResultPages
      asked={asked}
      matches={edges.map(({ node }) => node)}
      next={pageInfo.hasNextPage ? pageInfo.endCursor : null}
      further={further}
      duration={duration}
      onMore={onMore}
    />
  );
}
