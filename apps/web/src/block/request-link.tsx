import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';

/** Leads to the request that a pencil or a booking belongs to. */
export const RequestLink = ({ requestId }: { readonly requestId: string }) => (
  <Anchor
    size="sm"
    underline="always"
    renderRoot={(props) => <Link to="/requests/$id" params={{ id: requestId }} {...props} />}
  >
    Open its request
  </Anchor>
);
