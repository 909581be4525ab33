import { Group, Paper, Progress, Stack, Text, Title, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './step-list.module.css';

export type ShownStep = {
  readonly name: string;
  readonly title: string;
  readonly words: string;
  readonly isDone: boolean;
  /** The title as the way to the step, most often a link. */
  readonly way: ReactNode;
};

type Props = {
  readonly steps: readonly ShownStep[];
  /** What may come beside them, and is not counted. */
  readonly children?: ReactNode;
};

/** First steps that tick themselves; it goes away once every one has been taken. */
export function StepList({ steps, children }: Props) {
  const done = steps.filter(({ isDone }) => isDone).length;
  if (done === steps.length) return null;
  const next = steps.find(({ isDone }) => !isDone);
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="first-steps">
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h4" id="first-steps">
          First steps
        </Title>
        <Text size="sm" c="dimmed">
          {done} of {steps.length} done
        </Text>
      </Group>
      <Progress value={(done / steps.length) * 100} size="xs" mb="sm" aria-label="First steps done" />
      <ol className={styles.steps}>
        {steps.map((step) => (
          <li key={step.name} className={styles.step} data-done={step.isDone || undefined}>
            <span className={styles.tick} aria-hidden="true">
              {step.isDone ? '✓' : ''}
            </span>
            <Stack gap={0}>
              <Text component="span" size="sm" fw={step === next ? 650 : 500}>
                {step.isDone ? step.title : step.way}
                {step.isDone && <VisuallyHidden>, done</VisuallyHidden>}
              </Text>
              <Text component="span" size="xs" c="dimmed">
                {step.words}
              </Text>
            </Stack>
          </li>
        ))}
      </ol>
      {children && (
        <Text size="sm" c="dimmed" mt="sm">
          {children}
        </Text>
      )}
    </Paper>
  );
}
