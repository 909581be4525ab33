import { Button, Radio, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { FormDialog } from '../house/form-dialog';
import { useSubmission } from '../graph/submission';
import { Refused } from '../shell/trouble';
import { RemoveCalendarFeed } from './operations';

type Props = { readonly feed: { readonly id: string; readonly name: string } };

/** A calendar goes, and its time with it unless the house says otherwise; so it is asked. */
export function RemoveFeed({ feed }: Props) {
  const remove = useSubmission(RemoveCalendarFeed);
  const [isAsking, setAsking] = useState(false);
  const [what, setWhat] = useState('free');

  async function send() {
    const keepTime = what === 'keep';
    if (!(await remove.send({ feedId: feed.id, keepTime }))) return;
    const message = keepTime ? 'Its time stays kept; release it on the calendar.' : 'Its time is free again.';
    notifications.show({ title: `${feed.name} is removed`, message });
  }

  return (
    <>
      <Button size="compact-sm" variant="default" aria-label={`Remove ${feed.name}`} onClick={() => setAsking(true)}>
        Remove
      </Button>
      <FormDialog title={`Remove ${feed.name}?`} isOpen={isAsking} onClose={() => setAsking(false)}>
        <Stack>
          <Radio.Group label="The time its events keep" value={what} onChange={setWhat}>
            <Stack gap="xs" mt="xs">
              <Radio value="free" label="becomes free again" />
              <Radio value="keep" label="stays kept, as blocks of the house" />
            </Stack>
          </Radio.Group>
          <Refused refusals={remove.refusals} trouble={remove.trouble} />
          <Button variant="outline" color="red" w="fit-content" loading={remove.isSending} onClick={() => void send()}>
            Remove the calendar
          </Button>
        </Stack>
      </FormDialog>
    </>
  );
}
