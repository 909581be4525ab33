import { Title } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';
import styles from './import.module.css';

/** The heading of a step that took another's place; whoever uses the keyboard goes on from here. */
export function StepTitle({ children }: { readonly children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <Title order={2} size="h4" ref={heading} tabIndex={-1} className={styles.title}>
      {children}
    </Title>
  );
}
