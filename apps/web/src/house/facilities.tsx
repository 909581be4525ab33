import { Button } from '@mantine/core';
import type { ResultOf } from 'gql.tada';
import { useState } from 'react';
import { useQuery } from 'urql';
import { RowsShape } from '../shell/page-shape';
import { Trouble } from '../shell/trouble';
import type { TimelineParams } from '../timeline/params';
import { FacilitySection } from './facility-section';
import { House } from './operations';

type Organisation = NonNullable<NonNullable<ResultOf<typeof House>['me']>['organisation']>;

export type FacilityPage = Organisation['facilities'];

type Props = {
  readonly page: FacilityPage;
  readonly params: TimelineParams;
  readonly mayEdit: boolean;
  readonly onAddResource: (facilityId: string) => void;
};

/** Sites of the house, a page of them at a time. */
export function Facilities(props: Props) {
  const { page, params, mayEdit, onAddResource } = props;
  const [isOpen, setOpen] = useState(false);
  const { hasNextPage, endCursor } = page.pageInfo;
  return (
    <>
      {page.edges.map(({ node }) => (
        <FacilitySection
          key={node.id}
          facility={node}
          resources={node.resources.totalCount}
          params={params}
          mayEdit={mayEdit}
          onAddResource={() => onAddResource(node.id)}
        />
      ))}
      {hasNextPage && !isOpen && (
        <Button variant="default" onClick={() => setOpen(true)}>
          Show more facilities
        </Button>
      )}
      {hasNextPage && isOpen && endCursor !== null && <Further {...props} after={endCursor} />}
    </>
  );
}

function Further({ after, ...props }: Props & { readonly after: string }) {
  const [{ data, error }, again] = useQuery({ query: House, variables: { after } });
  const page = data?.me?.organisation?.facilities;
  if (error && !page) return <Trouble error={error} retry={() => again({ requestPolicy: 'network-only' })} />;
  return page ? <Facilities {...props} page={page} /> : <RowsShape rows={4} />;
}
