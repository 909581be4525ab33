import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import { useAct } from '../graph/submission';
import { UndoChange } from './operations';
import type { Done } from './time-form';

/** Says what was done and offers to undo it; why it could not be undone is in `refusals`. */
export function useUndo() {
  const { send, refusals, trouble, isSending } = useAct(UndoChange);

  const undo = useCallback(
    async (changeId: string): Promise<void> => {
      if (await send({ changeId })) notifications.show({ title: 'Undone', message: 'It is as it was before.' });
    },
    [send],
  );

  const tell = useCallback(
    (change: Done | null) => {
      if (!change) return;
      const id = `change-${change.id}`;
      notifications.show({
        id,
        autoClose: 15_000,
        title: 'Done',
        message: (
          <Group justify="space-between">
            {change.summary}
            <Button
              size="xs"
              variant="default"
              onClick={() => {
                notifications.hide(id);
                void undo(change.id);
              }}
            >
              Undo
            </Button>
          </Group>
        ),
      });
    },
    [undo],
  );

  return { tell, undo, refusals, trouble, isSending };
}
