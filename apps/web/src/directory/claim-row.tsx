import { Anchor, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { Link } from '@tanstack/react-router';
import type { ResultOf } from 'gql.tada';
import { useState } from 'react';
import { useKept } from '../draft/kept';
import { messageAt } from '../graph/refusals';
import { useSubmission } from '../graph/submission';
import { FormDialog } from '../house/form-dialog';
import { placeOf } from '../resource/words';
import { Refused } from '../shell/trouble';
import { showMoment } from '../time/show';
import { viewerZone } from '../time/today';
import styles from './directory.module.css';
import { DecideDirectoryClaim, type DirectoryClaims } from './operations';
import { webAddress } from './web-address';

type Claim = ResultOf<typeof DirectoryClaims>['directoryClaims']['edges'][number]['node'];

/** One claim: who says to be whom, and why; and the admin's word on it. */
export function ClaimRow({ claim }: { readonly claim: Claim }) {
  const { entry, organisation, status, reason } = claim;
  const address = webAddress(entry.url);
  return (
    <li className={styles.entry}>
      <div>
        <Text fw={650} style={{ overflowWrap: 'anywhere' }}>
          {organisation.name}
          <Text span c="dimmed" fw={400}>
            {' '}
            says to be{' '}
          </Text>
          <Link to="/directory/$id" params={{ id: entry.id }} className={styles.name}>
            {entry.name}
          </Link>
        </Text>
        <Text size="sm" c="dimmed">
          {placeOf(entry.city, entry.country)} · {entry.registryCode}
          {entry.closed && ' · closed since'}
        </Text>
      </div>
      <div className={styles.end}>
        <Text size="sm">{showMoment(claim.madeAt, viewerZone())}</Text>
        {address && (
          <Anchor size="sm" display="block" href={address.href} rel="noreferrer nofollow">
            {address.shown}
          </Anchor>
        )}
        <Anchor size="sm" renderRoot={(props) => <Link to="/admin/trail" search={{ subject: entry.id }} {...props} />}>
          Its trail
        </Anchor>
      </div>
      <Text size="sm" className={`${styles.evidence} ${styles.wide}`}>
        {claim.evidence}
      </Text>
      {reason !== null && (
        <Text size="sm" c="dimmed" className={styles.wide ?? ''}>
          Reason: {reason}
        </Text>
      )}
      {status === 'OPEN' && <Decision claim={claim} />}
    </li>
  );
}

function Decision({ claim: { id, entry, organisation } }: { readonly claim: Claim }) {
  const decide = useSubmission(DecideDirectoryClaim);
  const [reason, setReason] = useKept(`decide:${id}`, '');
  const [isTried, setTried] = useState(false);
  const [asking, setAsking] = useState<'accept' | 'refuse' | null>(null);
  const fault = (isTried && reason.trim() === '' && 'Give the reason.') || messageAt(decide.refusals, 'reason');

  function ask(what: 'accept' | 'refuse') {
    setTried(true);
    if (reason.trim() !== '') setAsking(what);
  }

  async function send(accept: boolean) {
    const taken = await decide.send({ claimId: id, accept, reason: reason.trim() });
    setAsking(null);
    if (!taken) return;
    setReason('');
    notifications.show(
      accept
        ? { title: 'Accepted', message: `${entry.name} now leads to ${organisation.name}.` }
        : { title: 'Refused', message: `${organisation.name} reads your reason.` },
    );
  }

  return (
    <form className={styles.decide} noValidate onSubmit={(event) => event.preventDefault()}>
      <TextInput
        label="Reason"
        description="The house reads it, and it stays in the trail."
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        required
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
        error={fault}
      />
      <Group gap="xs" className={styles.acts ?? ''}>
        <Button aria-label={`Accept ${organisation.name} as ${entry.name}`} onClick={() => ask('accept')}>
          Accept
        </Button>
        <Button
          variant="default"
          aria-label={`Refuse ${organisation.name} as ${entry.name}`}
          onClick={() => ask('refuse')}
        >
          Refuse
        </Button>
      </Group>
      <div className={styles.wide}>
        <Refused refusals={decide.refusals} trouble={decide.trouble} shown={['reason']} />
      </div>
      <FormDialog
        title={asking === 'refuse' ? 'Refuse this claim?' : 'Accept this claim?'}
        isOpen={asking !== null}
        onClose={() => setAsking(null)}
      >
        <Stack>
          <Text size="sm">
            {asking === 'refuse'
              ? `${organisation.name} may claim again with better evidence.`
              : `From now on ${entry.name} leads to ${organisation.name}, and other claims to it end. This cannot be undone.`}
          </Text>
          <Group>
            <Button loading={decide.isSending} onClick={() => void send(asking === 'accept')}>
              {asking === 'refuse' ? 'Refuse' : 'Accept'}
            </Button>
            <Button variant="default" onClick={() => setAsking(null)}>
              Not yet
            </Button>
          </Group>
        </Stack>
      </FormDialog>
    </form>
  );
}
