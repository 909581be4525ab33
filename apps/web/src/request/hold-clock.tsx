import { Text } from '@mantine/core';
import { Clock } from '../state/state-badge';
import { useNow } from '../time/clock';
import { showRemaining } from '../time/show';
import { MomentText } from '../time/span-text';

type Props = { readonly until: string; readonly zone: string };

const soon = 6 * 3_600_000;

/** Until when the pencils of a request hold, and how long that still is. */
export function HoldClock({ until, zone }: Props) {
  const now = useNow(10);
  const end = Date.parse(until);
  const left = showRemaining(now, end);
  return (
    <Text component="span" size="sm">
      <Clock /> {left === null ? 'The pencils have run out: ' : 'Pencils hold until '}
      <MomentText at={until} zone={zone} />
      {left !== null && (
        <Text component="strong" inherit fw={650} {...(end - now < soon && { c: 'var(--mantine-color-error)' })}>
          {' '}
          · {left} left
        </Text>
      )}
    </Text>
  );
}
