import { Anchor, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { RequestsOfHouse } from './operations';

/** Leads to the request that a pencil or booking belongs to; to all of them where it is not among the latest. */
export function RequestLink({ commitmentId }: { readonly commitmentId: string }) {
  const [{ data, fetching }] = useQuery({ query: RequestsOfHouse, requestPolicy: 'cache-first' });
  if (fetching && !data) return null;
  const request = data?.partnershipRequests.edges.find(({ node }) =>
    node.lines.some(({ commitment }) => commitment?.id === commitmentId),
  )?.node;
  if (!request) {
    return (
      <Anchor size="sm" underline="always" renderRoot={(props) => <Link to="/requests" {...props} />}>
        Find its request
      </Anchor>
    );
  }
  return (
    <Text size="sm" component="span">
      {request.requester.name} ·{' '}
      <Anchor
        inherit
        underline="always"
        renderRoot={(props) => <Link to="/requests/$id" params={{ id: request.id }} {...props} />}
      >
        Open its request
      </Anchor>
    </Text>
  );
}
