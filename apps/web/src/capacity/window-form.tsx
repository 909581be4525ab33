import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { messageAt } from '../graph/refusals';
import { useSubmission } from '../graph/submission';
import { Refused } from '../shell/trouble';
import { showZone } from '../time/show';
import type { Stretch } from '../timeline/layout';
import { InTheWay } from './in-the-way';
import { MoveWindow } from './operations';
import { localSpanOf, PeriodFields, spanOfLocal } from './period-fields';
import type { Done } from './time-form';

type Props = {
  readonly offer: Stretch;
  readonly zone: string;
  readonly onDone: (change: Done | null) => void;
};

/** Puts a window elsewhere in time, makes it longer or shorter, or offers more or fewer units in it. */
export function WindowForm({ offer, zone, onDone }: Props) {
  const move = useSubmission(MoveWindow);
  const [local, setLocal] = useState(() => localSpanOf(offer.period, zone));
  const [units, setUnits] = useState(String(offer.units));
  const period = spanOfLocal(local, zone);

  async function send() {
    if (period === null) return;
    const payload = await move.send({ windowId: offer.id, period, units: Number(units) });
    if (payload) onDone(payload.change);
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Stack gap="sm">
        <PeriodFields span={local} onChange={setLocal} refusals={move.refusals} />
        <TextInput
          label="Units"
          inputMode="numeric"
          value={units}
          error={messageAt(move.refusals, 'units')}
          onChange={({ currentTarget }) => setUnits(currentTarget.value.replaceAll(/\D/g, '').slice(0, 7))}
        />
        <Text size="xs" c="dimmed">
          Times are {showZone(zone)} time. Nothing is offered any more in the time it leaves; in the time it takes, this
          is what is offered.
        </Text>
        <Refused refusals={move.refusals} trouble={move.trouble} shown={['period.start', 'period.end', 'units']} />
        <InTheWay title="In the way:" promises={promisesOf(move.answer)} zone={zone} />
        <Group>
          <Button type="submit" loading={move.isSending} disabled={period === null || units === ''}>
            Save the window
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Those that an answer names as in the way. */
export const promisesOf = <P,>(answer: { readonly promises: readonly P[] } | null) =>
  (answer?.promises ?? []).map((promise) => ({ promise }));
