import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useKept } from '../draft/kept';
import { messageAt } from '../graph/refusals';
import { useAct } from '../graph/submission';
import { FormDialog } from '../house/form-dialog';
import { Refused } from '../shell/trouble';
import styles from './alliance.module.css';
import { ApproveAlliance, ReinstateAlliance, RefuseAlliance, SuspendAlliance } from './acts';

type Props = { readonly alliance: { readonly id: string; readonly name: string; readonly status: string } };

/** What an admin may decide about an alliance now, with the reason; nothing once it is dissolved. */
export function Decision({ alliance: { id, name, status } }: Props) {
  const approve = useAct(ApproveAlliance);
  const refuse = useAct(RefuseAlliance);
  const suspend = useAct(SuspendAlliance);
  const reinstate = useAct(ReinstateAlliance);
  const [reason, setReason] = useKept(`decide:${id}`, '');
  const [isTried, setTried] = useState(false);
  const [isRefusing, setRefusing] = useState(false);
  const acts = [approve, refuse, suspend, reinstate];
  const refusals = acts.flatMap((act) => act.refusals);
  const isSending = acts.some((act) => act.isSending);
  const fault = (isTried && reason.trim() === '' && 'Give the reason.') || messageAt(refusals, 'reason');

  function hasReason(): boolean {
    setTried(true);
    return reason.trim() !== '';
  }

  async function decide(act: typeof approve, title: string, message: string) {
    if (!hasReason()) return;
    for (const one of acts) one.clear();
    const taken = await act.send({ id, reason: reason.trim() });
    setRefusing(false);
    if (!taken) return;
    setReason('');
    setTried(false);
    notifications.show({ title, message });
  }

  const inForce = 'Its members see again what is kept for them.';
  const closed = 'It opens nothing any more.';
  if (status === 'DISSOLVED') return null;
  return (
    <form className={styles.decide} noValidate onSubmit={(event) => event.preventDefault()}>
      <TextInput
        label="Reason"
        description="Its houses read it, and it stays in the trail."
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        required
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
        error={fault}
      />
      <Group gap="xs" className={styles.acts ?? ''}>
        {status === 'PROPOSED' && (
          <>
            <Button
              disabled={isSending}
              aria-label={`Approve ${name}`}
              onClick={() => void decide(approve, `${name} is in force`, 'Its steward can invite houses now.')}
            >
              Approve
            </Button>
            <Button
              variant="default"
              disabled={isSending}
              aria-label={`Refuse ${name}`}
              onClick={() => hasReason() && setRefusing(true)}
            >
              Refuse
            </Button>
          </>
        )}
        {status === 'ACTIVE' && (
          <Button
            variant="default"
            disabled={isSending}
            aria-label={`Suspend ${name}`}
            onClick={() => void decide(suspend, `${name} is suspended`, closed)}
          >
            Suspend
          </Button>
        )}
        {status === 'SUSPENDED' && (
          <Button
            disabled={isSending}
            aria-label={`Reinstate ${name}`}
            onClick={() => void decide(reinstate, `${name} is in force again`, inForce)}
          >
            Reinstate
          </Button>
        )}
      </Group>
      <div className={styles.wide}>
        <Refused refusals={refusals} trouble={acts.find((act) => act.trouble)?.trouble ?? null} shown={['reason']} />
      </div>
      <FormDialog title={`Refuse ${name}?`} isOpen={isRefusing} onClose={() => setRefusing(false)}>
        <Stack>
          <Text size="sm">The proposal is dissolved, which cannot be undone. Its house may propose another one.</Text>
          <Group>
            <Button
              loading={refuse.isSending}
              onClick={() => void decide(refuse, `${name} is refused`, 'The proposal is dissolved.')}
            >
              Refuse it
            </Button>
            <Button variant="default" onClick={() => setRefusing(false)}>
              Not yet
            </Button>
          </Group>
        </Stack>
      </FormDialog>
    </form>
  );
}
