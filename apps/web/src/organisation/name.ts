import { useQuery } from 'urql';
import { NameOf } from './operations';

/** The name of an organisation or alliance that only its id is known of; null while it is asked for, or when it may not be seen. */
export function useName(id: string | null): string | null {
  const [{ data }] = useQuery({
    query: NameOf,
    variables: { id: id ?? '' },
    pause: id === null,
    requestPolicy: 'cache-first',
  });
  const node = data?.node;
  return node && 'name' in node ? node.name : null;
}
