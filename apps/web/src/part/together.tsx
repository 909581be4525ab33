import { SimpleGrid } from '@mantine/core';
import type { ResultOf } from 'gql.tada';
import { useQuery } from 'urql';
import { RowsShape } from '../shell/page-shape';
import { Trouble } from '../shell/trouble';
import { Classes } from './classes';
import { Composition } from './composition';
import { TogetherOf } from './operations';
import { useChoices } from './use-choices';

export type Together = NonNullable<ResultOf<typeof TogetherOf>['resource']>;

type Props = { readonly resourceId: string; readonly facilityId: string; readonly mayEdit: boolean };

/** What a resource is taken with, and what it can be taken instead of. */
export function TogetherTab({ resourceId, facilityId, mayEdit }: Props) {
  const [{ data, error }, again] = useQuery({ query: TogetherOf, variables: { id: resourceId } });
  const choices = useChoices(facilityId);
  const resource = data?.resource;
  if (error && !resource) return <Trouble error={error} retry={() => again({ requestPolicy: 'network-only' })} />;
  if (!resource) return <RowsShape rows={3} />;
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="xl" verticalSpacing="xl">
      <Composition resource={resource} choices={choices} mayEdit={mayEdit} />
      <Classes resource={resource} choices={choices} mayEdit={mayEdit} />
    </SimpleGrid>
  );
}
