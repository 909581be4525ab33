import type { ResultOf } from 'gql.tada';
import { useQuery } from 'urql';
import { DeliverySpecs } from './operations';

export type Spec = ResultOf<typeof DeliverySpecs>['deliverySpecs'][number];

const none: readonly Spec[] = [];

/** All delivery specifications, in the order of the taxonomy. */
export function useSpecs(): { readonly isLoading: boolean; readonly specs: readonly Spec[] } {
  const [{ data, fetching }] = useQuery({ query: DeliverySpecs, requestPolicy: 'cache-first' });
  return { isLoading: fetching, specs: data?.deliverySpecs ?? none };
}
