import { Stack, Title } from '@mantine/core';
import { useState } from 'react';
import { Refused } from '../shell/trouble';
import type { LocalDate } from '../time/date';
import { addDays } from '../time/zone';
import { TimeForm, type Lent } from './time-form';
import { useUndo } from './undo';

type Props = {
  readonly resource: Lent;
  readonly zone: string;
  /** Where the form begins. */
  readonly from: LocalDate;
};

/** Four weeks at first, on working days: as spare time is mostly published. */
export function SpareTime({ resource, zone, from }: Props) {
  const [done, setDone] = useState(0);
  const { tell, refusals, trouble } = useUndo();
  return (
    <Stack gap="xs">
      <Title order={2} size="h4">
        Publish spare time
      </Title>
      <Refused refusals={refusals} trouble={trouble} />
      <TimeForm
        key={`${from}:${done}`}
        selected={{ resourceIds: [resource.id], first: from, last: addDays(from, 27) }}
        resources={[resource]}
        zone={zone}
        when="pattern"
        onDone={(change) => {
          tell(change);
          setDone(done + 1);
        }}
      />
    </Stack>
  );
}
