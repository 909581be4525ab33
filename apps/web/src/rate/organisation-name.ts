import { useQuery } from 'urql';
import { OrganisationName } from './operations';

/** The name of an organisation that only its id is known of; null while it is asked for, or when it may not be seen. */
export function useOrganisationName(id: string | null): string | null {
  const [{ data }] = useQuery({
    query: OrganisationName,
    variables: { id: id ?? '' },
    pause: id === null,
    requestPolicy: 'cache-first',
  });
  const node = data?.node;
  return node && 'name' in node ? node.name : null;
}
