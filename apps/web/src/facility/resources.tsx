import { Button, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ResultOf } from 'gql.tada';
import { useQuery } from 'urql';
import { showMoney } from '../money/money';
import { countOfUnits, kindWords, perWords } from '../resource/words';
import { Empty } from '../shell/empty';
import { RowsShape } from '../shell/page-shape';
import { Trouble } from '../shell/trouble';
import { present } from '../url';
import styles from './facility.module.css';
import { FacilityResources } from './operations';

type Resources = NonNullable<ResultOf<typeof FacilityResources>['facility']>['resources'];
type Resource = Resources['edges'][number]['node'];

type Props = {
  readonly facilityId: string;
  readonly after: string | null;
  /** Pages still to open after this one. */
  readonly further: number;
  readonly onMore: () => void;
  /** The search that led here. */
  readonly found: string | undefined;
};

/** A page of what the house lends, and those that were opened after it. */
export function ResourcePages({ facilityId, after, further, onMore, found }: Props) {
  const [{ data, error }, again] = useQuery({ query: FacilityResources, variables: { id: facilityId, after } });
  if (error) return <Trouble error={error} retry={() => again({ requestPolicy: 'network-only' })} />;
  const resources = data?.facility?.resources;
  if (!resources) return <RowsShape rows={4} height={64} />;
  const { edges, pageInfo, totalCount } = resources;
  if (totalCount === 0)
    return <Empty title="Nothing here is open to you">The house shows what some rate includes you in.</Empty>;
  return (
    <>
      {after === null && (
        <Text size="sm" c="dimmed" mb="xs">
          {totalCount.toLocaleString('en-GB')} {totalCount === 1 ? 'resource' : 'resources'} open to you
        </Text>
      )}
      <ul className={styles.resources}>
        {edges.map(({ node }) => (
          <Row key={node.id} resource={node} found={found} />
        ))}
      </ul>
      {pageInfo.hasNextPage && further > 0 && (
        <ResourcePages {...{ facilityId, onMore, found }} after={pageInfo.endCursor} further={further - 1} />
      )}
      {pageInfo.hasNextPage && further === 0 && (
        <Button variant="default" mt="md" onClick={onMore}>
          Show more
        </Button>
      )}
    </>
  );
}

function Row({ resource, found }: { readonly resource: Resource; readonly found: string | undefined }) {
  const [rate, ...others] = resource.rates;
  return (
    <li className={styles.resource}>
      <div>
        <Link to="/resources/$id" params={{ id: resource.id }} search={present({ found })} className={styles.name}>
          {resource.name}
        </Link>
        <Text component="span" size="sm" c="dimmed">
          {' '}
          · {kindWords[resource.kind] ?? resource.kind} · {countOfUnits(resource.units)}
        </Text>
        <Text size="sm" c="dimmed">
          {resource.claims.map(({ capability }) => capability.label).join(', ') || 'No capability stated'}
        </Text>
      </div>
      {rate && (
        <div className={styles.rate}>
          {showMoney(rate.amount)}
          <Text size="xs" c="dimmed" fw={400}>
            {perWords[rate.per] ?? rate.per}
            {others.length > 0 && `, and ${others.length} more ${others.length === 1 ? 'rate' : 'rates'}`}
          </Text>
        </div>
      )}
    </li>
  );
}
