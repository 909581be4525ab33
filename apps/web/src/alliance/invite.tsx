import { Button, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { messageAt } from '../graph/refusals';
import { useSubmission } from '../graph/submission';
import { PartnerPicker } from '../organisation/partner-picker';
import { useViewer } from '../session/session';
import { Refused } from '../shell/trouble';
import { InviteMember } from './acts';

/** A steward asks another house in. */
export function InviteForm({ allianceId }: { readonly allianceId: string }) {
  const viewer = useViewer();
  const invite = useSubmission(InviteMember);
  const [organisationId, setOrganisationId] = useState('');
  const [isTried, setTried] = useState(false);

  async function send() {
    setTried(true);
    if (organisationId === '') return;
    const payload = await invite.send({ allianceId, organisationId });
    if (!payload?.membership) return;
    setOrganisationId('');
    setTried(false);
    notifications.show({
      title: 'Invited',
      message: `The owner of ${payload.membership.organisation.name} finds it under Alliances.`,
    });
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Stack gap="xs">
        <PartnerPicker
          label="Invite a house"
          kind="FACILITY"
          value={organisationId}
          without={viewer?.organisation?.id ?? ''}
          onChange={setOrganisationId}
          error={
            (isTried && organisationId === '' ? 'Choose a house.' : null) ??
            messageAt(invite.refusals, 'organisationId')
          }
        />
        <Refused refusals={invite.refusals} trouble={invite.trouble} shown={['organisationId']} />
        <Button type="submit" variant="default" loading={invite.isSending} style={{ alignSelf: 'flex-start' }}>
          Invite
        </Button>
      </Stack>
    </form>
  );
}
