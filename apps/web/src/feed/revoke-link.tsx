import { Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { FormDialog } from '../house/form-dialog';
import { useSubmission } from '../graph/submission';
import { Refused } from '../shell/trouble';
import { RevokeCalendarLink } from './operations';

type Props = { readonly link: { readonly id: string; readonly name: string } };

/** A revoked address never works again, so it is asked once more. */
export function RevokeLink({ link }: Props) {
  const revoke = useSubmission(RevokeCalendarLink);
  const [isAsking, setAsking] = useState(false);

  async function send() {
    if (!(await revoke.send({ linkId: link.id }))) return;
    notifications.show({ title: `${link.name} is revoked`, message: 'Nobody can read the calendar by it any more.' });
  }

  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        w="fit-content"
        aria-label={`Revoke ${link.name}`}
        onClick={() => setAsking(true)}
      >
        Revoke
      </Button>
      <FormDialog title={`Revoke ${link.name}?`} isOpen={isAsking} onClose={() => setAsking(false)}>
        <Stack>
          <Text size="sm">
            Programs that read it stop seeing this calendar at once. The address cannot be brought back; you can make a
            new one.
          </Text>
          <Refused refusals={revoke.refusals} trouble={revoke.trouble} />
          <Group>
            <Button variant="outline" color="red" loading={revoke.isSending} onClick={() => void send()}>
              Revoke the link
            </Button>
            <Button variant="default" onClick={() => setAsking(false)}>
              Keep it
            </Button>
          </Group>
        </Stack>
      </FormDialog>
    </>
  );
}
