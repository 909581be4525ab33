import { Button, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { messageAt } from '../graph/refusals';
import { useSubmission } from '../graph/submission';
import { Refused } from '../shell/trouble';
import { showZone } from '../time/show';
import type { Stretch } from '../timeline/layout';
import { localSpanOf, PeriodFields, spanOfLocal } from '../capacity/period-fields';
import type { Done } from '../capacity/time-form';
import { MoveBlock } from './operations';

type Props = {
  readonly block: Stretch;
  readonly zone: string;
  readonly onDone: (change: Done | null) => void;
};

/** Puts a block elsewhere in time, or changes what is kept and why. */
export function BlockForm({ block, zone, onDone }: Props) {
  const move = useSubmission(MoveBlock);
  const [local, setLocal] = useState(() => localSpanOf(block.period, zone));
  const [units, setUnits] = useState(block.keptUnits === null ? '' : String(block.keptUnits));
  const [note, setNote] = useState(block.note ?? '');
  const period = spanOfLocal(local, zone);

  async function send() {
    if (period === null) return;
    const payload = await move.send({
      blockId: block.id,
      period,
      units: units === '' ? null : Number(units),
      note: note.trim() || null,
    });
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
          description="Empty: all there are"
          inputMode="numeric"
          value={units}
          error={messageAt(move.refusals, 'units')}
          onChange={({ currentTarget }) => setUnits(currentTarget.value.replaceAll(/\D/g, '').slice(0, 7))}
        />
        <Textarea
          label="Note"
          description="Only your house reads it"
          maxLength={2000}
          autosize
          value={note}
          error={messageAt(move.refusals, 'note')}
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
        />
        <Text size="xs" c="dimmed">
          Times are {showZone(zone)} time.
        </Text>
        <Refused
          refusals={move.refusals}
          trouble={move.trouble}
          shown={['period.start', 'period.end', 'units', 'note']}
        />
        <Group>
          <Button type="submit" loading={move.isSending} disabled={period === null}>
            Save the block
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
