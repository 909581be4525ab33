import { Button, Group, SegmentedControl, Text } from '@mantine/core';
import type { LocalDate } from '../time/date';
import { nameOfView } from './day-words';
import { stepView } from './layout';
import { views, type View } from './params';
import type { Shown } from './shown';
import styles from './timeline.module.css';

type Props = {
  readonly shown: Shown;
  /** No date is asked for: what comes from this week on. */
  readonly isComing: boolean;
  readonly onChange: (view: View, date: LocalDate | undefined) => void;
};

const choices = views.map((view) => ({ value: view, label: view.charAt(0).toUpperCase() + view.slice(1) }));

/** Which stretch of time is on screen; without a date it follows the present day. */
export function TimelineControls({ shown: { view, date, days }, isComing, onChange }: Props) {
  return (
    <div className={styles.controls}>
      <SegmentedControl
        size="xs"
        aria-label="How much time to show"
        data={choices}
        value={view}
        onChange={(chosen) => onChange(chosen, isComing ? undefined : date)}
      />
      <Group gap={4} wrap="nowrap">
        <Button
          size="xs"
          variant="default"
          aria-label={`The ${view} before`}
          onClick={() => onChange(view, stepView(view, date, -1))}
        >
          ‹
        </Button>
        <Button size="xs" variant="default" onClick={() => onChange(view, undefined)}>
          Today
        </Button>
        <Button
          size="xs"
          variant="default"
          aria-label={`The ${view} after`}
          onClick={() => onChange(view, stepView(view, date, 1))}
        >
          ›
        </Button>
      </Group>
      <Text className={styles.name} aria-live="polite">
        {nameOfView(view, days)}
      </Text>
    </div>
  );
}
