import { useState } from 'react';
import type { Facet, FacetValue } from './facets';

type Seen = { readonly capability: string; readonly latest: readonly Facet[]; readonly facets: readonly Facet[] };

/**
 * Every value that a facet has shown since this capability was chosen, those of the latest answer with their count and
 * the others with none: a value that stops hitting turns grey and stays where it can be found.
 */
export function useSeen(capability: string, latest: readonly Facet[]): readonly Facet[] {
  const [seen, setSeen] = useState<Seen>(() => ({ capability, latest, facets: latest }));
  if (seen.capability !== capability) {
    const fresh = { capability, latest, facets: latest };
    setSeen(fresh);
    return fresh.facets;
  }
  if (seen.latest === latest) return seen.facets;
  const facets = merged(seen.facets, latest);
  setSeen({ capability, latest, facets });
  return facets;
}

function merged(before: readonly Facet[], latest: readonly Facet[]): readonly Facet[] {
  const fields = new Set([...latest, ...before].map(({ field }) => field));
  const valuesIn = (facets: readonly Facet[], field: string): readonly FacetValue[] =>
    facets.find((facet) => facet.field === field)?.values ?? [];
  return [...fields].map((field) => {
    const now = valuesIn(latest, field);
    const gone = valuesIn(before, field).filter(({ value }) => !now.some((one) => one.value === value));
    return { field, values: [...now, ...gone.map((value) => ({ ...value, count: 0 }))] };
  });
}
