import { useDebouncedValue } from '@mantine/hooks';
import { useMemo } from 'react';
import { useQuery } from 'urql';
import type { Facet } from '../search/facets';
import type { PackageDraft } from './draft';
import { Supply } from './operations';
import { noFilter, supplyFilter } from './supply-filter';

export type SupplyFound = {
  readonly isAsked: boolean;
  readonly count: number | null;
  readonly facets: readonly Facet[];
};

/** How many places could do a package by itself; asked again a moment after it was last changed. */
export function useSupply(one: PackageDraft, currency: string, zone: string): SupplyFound {
  const written = JSON.stringify(supplyFilter(one, currency, zone));
  const [asked] = useDebouncedValue(written, 400);
  const filter = useMemo(() => JSON.parse(asked) as ReturnType<typeof supplyFilter>, [asked]);
  const [{ data, fetching }] = useQuery({
    query: Supply,
    variables: { filter: filter ?? noFilter },
    pause: filter === null,
    requestPolicy: 'cache-first',
  });
  const isFresh = written === asked && filter !== null && !fetching;
  return {
    isAsked: filter !== null,
    count: isFresh && data ? chargingIn(currency, data.searchCapacity.facets) : null,
    facets: filter ? (data?.searchCapacity.facets ?? []) : [],
  };
}

/** A team is priced in one currency: a search compares others with it by exchange rates, a team leaves them out. */
const chargingIn = (currency: string, facets: readonly Facet[]): number =>
  facets.find(({ field }) => field === 'currency')?.values.find(({ value }) => value === currency)?.count ?? 0;
