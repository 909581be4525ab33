import { VisuallyHidden } from '@mantine/core';
import styles from './import.module.css';

const steps = [
  ['file', 'File'],
  ['columns', 'Columns'],
  ['check', 'Check'],
  ['report', 'Report'],
] as const;

type Props = { readonly at: (typeof steps)[number][0] };

/** How far one is. */
export function Steps({ at }: Props) {
  const reached = steps.findIndex(([step]) => step === at);
  return (
    <ol className={styles.steps} aria-label="Steps">
      {steps.map(([step, title], index) => (
        <li key={step} className={styles.step} {...(step === at && { 'aria-current': 'step' })}>
          <span className={styles.mark} aria-hidden="true">
            {index < reached ? '✓' : index + 1}
          </span>
          {title}
          {index < reached && <VisuallyHidden>, done</VisuallyHidden>}
        </li>
      ))}
    </ol>
  );
}
