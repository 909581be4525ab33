import { Button, Group, Loader } from '@mantine/core';
import type { VariablesOf } from 'gql.tada';
import { useEffect } from 'react';
import { useQuery } from 'urql';
import { RowsShape } from '../shell/page-shape';
import { Trouble } from '../shell/trouble';
import type { Span } from '../time/zone';
import { FreeOfHits, MoreCapacity, type SearchCapacity } from './operations';
import type { SearchParams } from './params';
import type { Pick } from './pick';
import { Result, type FreeOfHit, type Match } from './result';

type Asked = VariablesOf<typeof SearchCapacity>;

type PageProps = {
  readonly asked: Asked;
  /** Where this page begins; null for the first. */
  readonly after: string | null;
  readonly matches: readonly Match[];
  readonly next: string | null;
  /** Pages still to open after this one. */
  readonly further: number;
  /** The days that are shown of each hit. */
  readonly within: Span;
  readonly search: SearchParams;
  readonly onPick: (pick: Pick) => void;
  readonly onDrawn: () => void;
  readonly onMore: () => void;
};

/** A page of the list, and those that were opened after it: the address says how many, so going back restores them. */
export function ResultPages({ matches, next, further, ...page }: PageProps) {
  const { asked, after, within, search, onPick, onDrawn, onMore } = page;
  const { free, isAsked } = useFree(asked, after, within);
  useEffect(onDrawn);
  return (
    <>
      {matches.map((match) => (
        <Result
          key={match.resource.id}
          match={match}
          free={free.get(match.resource.id) ?? null}
          isFreeAsked={isAsked}
          within={within}
          search={search}
          onPick={onPick}
        />
      ))}
      {next !== null && further > 0 && <FurtherPage {...page} after={next} further={further - 1} />}
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

/** What is free of each hit of a page: one question for all of them, after the hits themselves are there. */
function useFree(asked: Asked, after: string | null, within: Span) {
  const [{ data, fetching }] = useQuery({ query: FreeOfHits, variables: { ...asked, after, within } });
  const edges = data?.searchCapacity.edges ?? [];
  return {
    isAsked: fetching,
    free: new Map<string, FreeOfHit>(edges.map(({ node: { resource } }) => [resource.id, resource])),
  };
}

function FurtherPage(props: Omit<PageProps, 'matches' | 'next' | 'after'> & { readonly after: string }) {
  const { asked, after } = props;
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
        <RowsShape rows={4} height={132} />
      </li>
    );
  }
  const { edges, pageInfo } = data.searchCapacity;
  return (
    <ResultPages
      {...props}
      matches={edges.map(({ node }) => node)}
      next={pageInfo.hasNextPage ? pageInfo.endCursor : null}
    />
  );
}
