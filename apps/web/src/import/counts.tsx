import styles from './import.module.css';
import type { Table } from './report';

/** What the rows come to; before they are committed, what they would come to. */
export function Counts({ table: { state, rows, added, changed, same, refused } }: { readonly table: Table }) {
  const isBefore = state === 'CHECKED';
  const counts = [
    [isBefore ? 'would be new' : 'new', added],
    [isBefore ? 'would change' : 'changed', changed],
    [isBefore ? 'as it is already' : 'as it was already', same],
    ['refused', refused],
  ] as const;
  return (
    <dl className={styles.counts} aria-label={`Of ${rows.toLocaleString('en-GB')} rows`}>
      {counts.map(([word, count]) => (
        <div key={word} className={styles.count} data-refused={(word === 'refused' && count > 0) || undefined}>
          <dt>{word}</dt>
          <dd>{count.toLocaleString('en-GB')}</dd>
        </div>
      ))}
    </dl>
  );
}
