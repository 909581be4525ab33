import { useQuery } from 'urql';
import { AiCategories } from '../taxonomy/operations';
import { toggled } from './facets';
import type { ChangeSearch, SearchParams } from './params';
import styles from './search.module.css';

type Props = { readonly search: SearchParams; readonly onChange: ChangeSearch };

const riskWords: Readonly<Record<string, string>> = {
  assist: 'No AI that assists',
  generate: 'No AI that generates',
  replicate: 'No AI that replicates people',
};

/** What AI is called in a search: a category by its label, a risk by what forbidding it means. */
export function useAi() {
  const [{ data }] = useQuery({ query: AiCategories, requestPolicy: 'cache-first' });
  const categories = data?.aiCategories ?? [];
  const labels = new Map(categories.map(({ code, label }) => [code, label]));
  return {
    categories,
    risks: [...new Set(categories.map(({ risk }) => risk))],
    labelOf: (code: string) => labels.get(code) ?? code,
  };
}

/** What the client does not allow. A house that declares nothing does not pass. */
export function AiField({ search, onChange }: Props) {
  const { categories, risks } = useAi();
  const forbids = search.forbids ?? [];
  const forbid = (code: string) => onChange({ forbids: toggled(forbids, code) });
  const box = (code: string, label: string, isCovered = false) => (
    <label key={code} className={styles.option}>
      <input
        type="checkbox"
        checked={isCovered || forbids.includes(code)}
        disabled={isCovered}
        onChange={() => forbid(code)}
      />
      <span>{label}</span>
    </label>
  );
  return (
    <fieldset className={styles.facet}>
      <legend>AI in the work</legend>
      <label className={styles.option}>
        <input
          type="checkbox"
          checked={search.untrained ?? false}
          onChange={() => onChange({ untrained: search.untrained ? undefined : true })}
        />
        <span>Nothing may learn from the material</span>
      </label>
      {risks.map((risk) => box(risk, riskWords[risk] ?? `No AI: ${risk}`))}
      <details className={styles.need} open={categories.some(({ code }) => forbids.includes(code)) || undefined}>
        <summary>One by one</summary>
        {categories.map(({ code, label, risk }) => box(code, label, forbids.includes(risk)))}
      </details>
    </fieldset>
  );
}
