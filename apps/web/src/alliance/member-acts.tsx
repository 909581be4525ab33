import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { messageAt } from '../graph/refusals';
import { useAct } from '../graph/submission';
import { FormDialog } from '../house/form-dialog';
import { Refused } from '../shell/trouble';
import type { Membership } from './members';
import { AppointSteward, ReinstateMember, SuspendMember } from './acts';

const acts = ['SUSPEND', 'REINSTATE', 'APPOINT'] as const;
type Act = (typeof acts)[number];

const words: Readonly<Record<Act, { readonly verb: string; readonly effect: string }>> = {
  SUSPEND: {
    verb: 'Suspend',
    effect:
      'At once neither side sees what is kept for the alliance. Requests and bookings that stand are not touched.',
  },
  REINSTATE: { verb: 'Reinstate', effect: 'At once it is a member as before.' },
  APPOINT: { verb: 'Make steward of', effect: 'It may then invite, suspend and reinstate houses as you do.' },
};

/** What a steward may do about one house; every act gives its reason. */
export function MemberActs({ membership }: { readonly membership: Membership }) {
  const [act, setAct] = useState<Act | null>(null);
  const { organisation, viewerMoves } = membership;
  const open = acts.filter((one) => viewerMoves.includes(one));
  if (open.length === 0) return null;
  return (
    <Group gap={4}>
      {open.map((one) => (
        <Button
          key={one}
          size="compact-sm"
          variant="default"
          aria-label={`${words[one].verb} ${organisation.name}`}
          onClick={() => setAct(one)}
        >
          {one === 'APPOINT' ? 'Make steward' : words[one].verb}
        </Button>
      ))}
      <FormDialog
        title={`${act ? words[act].verb : ''} ${organisation.name}`}
        isOpen={act !== null}
        onClose={() => setAct(null)}
      >
        {act && <ActForm key={act} act={act} membershipId={membership.id} onDone={() => setAct(null)} />}
      </FormDialog>
    </Group>
  );
}

type FormProps = { readonly act: Act; readonly membershipId: string; readonly onDone: () => void };

function ActForm({ act, membershipId, onDone }: FormProps) {
  const sending = {
    SUSPEND: useAct(SuspendMember),
    REINSTATE: useAct(ReinstateMember),
    APPOINT: useAct(AppointSteward),
  }[act];
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);

  async function send() {
    setTried(true);
    if (reason.trim() === '') return;
    if (await sending.send({ membershipId, reason: reason.trim() })) onDone();
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Stack>
        <Text size="sm">{words[act].effect}</Text>
        <TextInput
          label="Reason"
          description="It stays in the trail."
          required
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
          error={(isTried && reason.trim() === '' ? 'Give the reason.' : null) ?? messageAt(sending.refusals, 'reason')}
        />
        <Refused refusals={sending.refusals} trouble={sending.trouble} shown={['reason']} />
        <Group>
          <Button type="submit" loading={sending.isSending}>
            {words[act].verb}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
