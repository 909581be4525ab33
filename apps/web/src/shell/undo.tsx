import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';

type Done = { readonly title: string; readonly message: string; readonly undo: () => void };

/** Says what was done, and offers for a while to take it back. */
export function offerUndo({ title, message, undo }: Done): void {
  const id = crypto.randomUUID();
  const takeBack = () => {
    notifications.hide(id);
    undo();
  };
  notifications.show({
    id,
    autoClose: 15_000,
    title,
    message: (
      <Group justify="space-between">
        {message}
        <Button size="xs" variant="default" onClick={takeBack}>
          Undo
        </Button>
      </Group>
    ),
  });
}
