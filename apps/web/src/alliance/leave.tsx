import { Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { FormDialog } from '../house/form-dialog';
import { useAct } from '../graph/submission';
import { Refused } from '../shell/trouble';
import { LeaveAlliance } from './acts';

type Props = { readonly allianceId: string; readonly name: string };

/** Leaving cannot be undone by oneself: it is asked once more, and says what it closes. */
export function LeaveButton({ allianceId, name }: Props) {
  const leave = useAct(LeaveAlliance);
  const navigate = useNavigate();
  const [isAsking, setAsking] = useState(false);

  async function send() {
    if (!(await leave.send({ allianceId }))) return;
    setAsking(false);
    notifications.show({ title: `You have left ${name}`, message: 'A steward may invite you again.' });
    void navigate({ to: '/alliances' });
  }

  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        Leave this alliance
      </Button>
      <FormDialog title={`Leave ${name}?`} isOpen={isAsking} onClose={() => setAsking(false)}>
        <Stack>
          <Text size="sm">
            At once you no longer see what its members keep for each other, nor they what you keep for them. Requests
            and bookings that stand are not touched. Only a steward can bring you back.
          </Text>
          <Refused refusals={leave.refusals} trouble={leave.trouble} />
          <Group>
            <Button variant="outline" color="red" loading={leave.isSending} onClick={() => void send()}>
              Leave
            </Button>
            <Button variant="default" onClick={() => setAsking(false)}>
              Stay
            </Button>
          </Group>
        </Stack>
      </FormDialog>
    </>
  );
}
