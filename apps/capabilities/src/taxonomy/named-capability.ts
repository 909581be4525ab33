import { leavesBelow, type Capability, type Taxonomy } from '../domain/taxonomy';

/** What a code names: a leaf; or a branch or discipline, which stands for all its leaves; null for what the taxonomy does not have. */
export function namedCapability(taxonomy: Taxonomy, code: string): Capability | null {
  const leaves = leavesBelow(taxonomy, code);
  const [first] = leaves;
  if (!first) return null;
  if (first.code === code) return first;
  const branch = [...taxonomy.disciplines, ...taxonomy.branches].find((one) => one.code === code);
  return {
    ...first,
    code,
    label: branch?.label ?? code,
    unit: [...new Set(leaves.map(({ unit }) => unit))].join(', '),
    attributes: [...new Set(leaves.flatMap(({ attributes }) => attributes))],
    synonyms: [],
  };
}
