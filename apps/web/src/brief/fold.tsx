import { useState, type ReactNode } from 'react';
import styles from './brief.module.css';

type Props = {
  readonly title: ReactNode;
  readonly isOpen?: boolean;
  /** Made when it is first opened, and kept from then on. */
  readonly children: () => ReactNode;
};

/** Something folded away until it is wanted; it costs nothing before. */
export function Fold({ title, isOpen = false, children }: Props) {
  const [wasOpened, setOpened] = useState(isOpen);
  return (
    <details
      className={styles.fold}
      open={isOpen || undefined}
      onToggle={({ currentTarget }) => {
        if (currentTarget.open) setOpened(true);
      }}
    >
      <summary>{title}</summary>
      {wasOpened && children()}
    </details>
  );
}
