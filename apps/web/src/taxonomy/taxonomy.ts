import type { ResultOf } from 'gql.tada';
import { useMemo } from 'react';
import { useQuery } from 'urql';
import { AttributesOfDiscipline, Taxonomy } from './operations';

type Found = ResultOf<typeof Taxonomy>;

export type Leaf = Found['capabilities'][number];
export type Branch = Found['taxonomyBranches'][number];
export type Attribute = ResultOf<typeof AttributesOfDiscipline>['capabilities'][number]['attributes'][number];

export type TaxonomyNames = {
  readonly isLoading: boolean;
  readonly leaves: readonly Leaf[];
  readonly branches: readonly Branch[];
  /** The label of a leaf, branch or discipline; its code while that is unknown. */
  readonly labelOf: (code: string) => string;
};

export function useTaxonomy(): TaxonomyNames {
  const [{ data, fetching }] = useQuery({ query: Taxonomy, requestPolicy: 'cache-first' });
  return useMemo(() => {
    const leaves = data?.capabilities ?? [];
    const branches = data?.taxonomyBranches ?? [];
    const labels = new Map([...branches, ...leaves].map(({ code, label }) => [code, label]));
    return { isLoading: fetching, leaves, branches, labelOf: (code: string) => labels.get(code) ?? code };
  }, [data, fetching]);
}

/** What can be said of a leaf, or of any leaf below a branch or discipline; each attribute once. */
export function useAttributes(code: string | undefined): {
  readonly isLoading: boolean;
  readonly attributes: readonly Attribute[];
} {
  const [discipline = ''] = (code ?? '').split('.');
  const [{ data, fetching }] = useQuery({
    query: AttributesOfDiscipline,
    variables: { discipline },
    pause: discipline === '',
    requestPolicy: 'cache-first',
  });
  return useMemo(() => {
    const below = (data?.capabilities ?? []).filter((leaf) => leaf.code === code || leaf.code.startsWith(`${code}.`));
    const found = new Map(below.flatMap((leaf) => leaf.attributes.map((attribute) => [attribute.code, attribute])));
    return { isLoading: fetching, attributes: [...found.values()] };
  }, [data, fetching, code]);
}
