import { Button, Group, Progress, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import styles from './team.module.css';

/** What the server gives itself, for all objectives together. */
export const longestLook = 6000;

type Props = {
  /** In milliseconds. */
  readonly startedAt: number;
  /** The search goes on; only watching it ends. */
  readonly onLeave: () => void;
};

/** How much of its time the search for teams has used: all that is known of it while it runs. */
export function Looking({ startedAt, onLeave }: Props) {
  const [now, setNow] = useState(startedAt);
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), 200);
    return () => window.clearInterval(timer);
  }, []);
  const passed = now - startedAt;
  const seconds = Math.floor(passed / 1000);
  return (
    <div className={styles.looking} role="status" aria-label="Looking for teams">
      <Group justify="space-between" gap="sm">
        <div>
          <Text fw={650}>Looking for teams</Text>
          <Text size="sm" c="dimmed">
            {passed < longestLook
              ? 'Every house you can see, every start that its calendar allows. At most 6 seconds; the best found by then is shown, with how far from best it can be.'
              : 'Writing down what was found…'}
          </Text>
        </div>
        <Button variant="default" onClick={onLeave}>
          Do not wait
        </Button>
      </Group>
      <Progress
        mt="sm"
        size="sm"
        value={Math.min(100, (passed / longestLook) * 100)}
        aria-label={`Time used: ${Math.min(seconds, 6)} of 6 seconds`}
      />
    </div>
  );
}
