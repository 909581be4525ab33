import { Text } from '@mantine/core';
import { showDuration } from '../time/duration';
import type { Rate } from './draft';
import { scaleWords } from './scale-words';

type Props = { readonly rate: Omit<Rate, 'id' | 'audience' | 'audienceId' | 'amount'> };

/** What goes with the amount of a rate: minimum, notice, dearer times, cancelling. */
export function Conditions({ rate: { minimum, leadTime, weekendUplift, overtimeUplift, cancellation } }: Props) {
  const conditions = [
    minimum && `charged for at least ${showDuration(minimum)}`,
    leadTime && `${showDuration(leadTime)} notice`,
    weekendUplift > 0 && `weekends ${weekendUplift} % more`,
    overtimeUplift > 0 && `overtime ${overtimeUplift} % more`,
  ].filter(Boolean);
  return (
    <Text size="xs" c="dimmed">
      {conditions.join(' · ') || 'no minimum, no notice'}
      <br />
      {scaleWords(cancellation)}
    </Text>
  );
}
