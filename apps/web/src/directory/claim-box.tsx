import { Anchor, Button, Group, Stack, Text, Textarea, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { Link, useLocation } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useKept } from '../draft/kept';
import { messageAt } from '../graph/refusals';
import { useSubmission } from '../graph/submission';
import { FormDialog } from '../house/form-dialog';
import { useViewer } from '../session/session';
import { isOf, partOf } from '../session/viewer';
import { Refused } from '../shell/trouble';
import { showMoment } from '../time/show';
import { viewerZone } from '../time/today';
import styles from './directory.module.css';
import { ClaimDirectoryEntry, WithdrawDirectoryClaim } from './operations';

type Claim = {
  readonly id: string;
  readonly status: string;
  readonly evidence: string;
  readonly madeAt: string;
  readonly reason: string | null;
};
type Named = { readonly id: string; readonly name: string };
type Entry = {
  readonly id: string;
  readonly name: string;
  readonly closed: boolean;
  readonly mergedInto: readonly Named[];
  readonly claimedBy: { readonly id: string } | null;
  readonly viewerClaim: Claim | null;
};

/** Whose house is it? What a visitor, a producer, a house and the one that has claimed it can do about that. */
export function ClaimBox({ entry }: { readonly entry: Entry }) {
  const viewer = useViewer();
  const { href } = useLocation();
  const { claimedBy, viewerClaim: claim, closed } = entry;
  if (claimedBy) {
    if (!isOf(viewer, claimedBy.id)) return null;
    return (
      <Box title="This is your house">
        <Text size="sm">Whoever finds it here is led to what you offer.</Text>
        <Anchor size="sm" renderRoot={(props) => <Link to="/house" {...props} />}>
          Your calendar and what you offer
        </Anchor>
      </Box>
    );
  }
  if (claim?.status === 'OPEN') return <OpenClaim claim={claim} />;
  if (viewer && partOf(viewer) !== 'facility') return null;
  if (closed) return <Closed mergedInto={entry.mergedInto} />;
  if (!viewer) {
    return (
      <Box title="Is this your house?">
        <Text size="sm">Sign up as a post house, then claim it: whoever finds it here is led to what you offer.</Text>
        <Group gap="xs">
          <Button size="xs" renderRoot={(props) => <Link to="/sign-up" search={{ next: href }} {...props} />}>
            Sign up
          </Button>
          <Button
            size="xs"
            variant="default"
            renderRoot={(props) => <Link to="/sign-in" search={{ next: href }} {...props} />}
          >
            Sign in
          </Button>
        </Group>
      </Box>
    );
  }
  if (viewer.role !== 'OWNER') {
    return (
      <Box title="Is this your house?">
        <Text size="sm">An owner of {viewer.organisation?.name ?? 'your house'} can claim it.</Text>
      </Box>
    );
  }
  return <ClaimForm entry={entry} earlier={claim} />;
}

function Box({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <aside className={styles.aside} aria-labelledby="claim">
      <Title order={2} size="h5" id="claim">
        {title}
      </Title>
      {children}
    </aside>
  );
}

/** Why it has no owner to wait for, and which entries may be claimed in its stead. */
function Closed({ mergedInto }: Pick<Entry, 'mergedInto'>) {
  return (
    <Box title="It cannot be claimed">
      <Text size="sm">
        This house has closed, so nobody can claim it.
        {mergedInto.length > 0 && ' What took its place:'}
      </Text>
      {mergedInto.length > 0 && (
        <ul className={styles.list}>
          {mergedInto.map(({ id, name }) => (
            <li key={id}>
              <Link to="/directory/$id" params={{ id }} className={styles.name}>
                {name}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Box>
  );
}

const when = (moment: string): string => showMoment(moment, viewerZone());

type FormProps = { readonly entry: Entry; readonly earlier: Claim | null };

function ClaimForm({ entry, earlier }: FormProps) {
  const claim = useSubmission(ClaimDirectoryEntry);
  const [evidence, setEvidence] = useKept(`claim:${entry.id}`, '');
  const [isTried, setTried] = useState(false);
  const isEmpty = evidence.trim() === '';
  const fault = (isTried && isEmpty && 'Say how we can tell.') || messageAt(claim.refusals, 'evidence');

  async function send() {
    setTried(true);
    if (isEmpty || !(await claim.send({ entryId: entry.id, evidence: evidence.trim() }))) return;
    setEvidence('');
    notifications.show({ title: 'Claimed', message: 'An admin will look at it and decide.' });
  }

  return (
    <Box title="Is this your house?">
      {earlier?.status === 'REFUSED' && (
        <Text size="sm">
          Your claim of {when(earlier.madeAt)} was refused: {earlier.reason}
        </Text>
      )}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <Stack gap="sm">
          <Textarea
            label="How can we tell?"
            description="A page of yours that names you, a register, whom to write to at that address. Admins read it, and your colleagues."
            autosize
            minRows={4}
            maxRows={14}
            required
            value={evidence}
            onChange={({ currentTarget }) => setEvidence(currentTarget.value)}
            error={fault}
          />
          <Refused refusals={claim.refusals} trouble={claim.trouble} shown={['evidence']} />
          <Group>
            <Button type="submit" loading={claim.isSending}>
              Claim this house
            </Button>
          </Group>
        </Stack>
      </form>
    </Box>
  );
}

function OpenClaim({ claim }: { readonly claim: Claim }) {
  const withdraw = useSubmission(WithdrawDirectoryClaim);
  const [isAsking, setAsking] = useState(false);
  const isOwner = useViewer()?.role === 'OWNER';

  async function send() {
    if (!(await withdraw.send({ claimId: claim.id }))) return;
    setAsking(false);
    notifications.show({ title: 'Taken back', message: 'You may claim it again.' });
  }

  return (
    <Box title="You have claimed this house">
      <Text size="sm">Since {when(claim.madeAt)}. An admin will decide; until then nothing is linked.</Text>
      <Text size="sm" c="dimmed" className={styles.evidence ?? ''}>
        {claim.evidence}
      </Text>
      {isOwner && (
        <Group>
          <Button size="xs" variant="default" onClick={() => setAsking(true)}>
            Take it back
          </Button>
        </Group>
      )}
      <FormDialog title="Take the claim back?" isOpen={isAsking} onClose={() => setAsking(false)}>
        <Stack>
          <Text size="sm">No admin will look at it any more. You may claim again later.</Text>
          <Refused refusals={withdraw.refusals} trouble={withdraw.trouble} />
          <Group>
            <Button loading={withdraw.isSending} onClick={() => void send()}>
              Take it back
            </Button>
            <Button variant="default" onClick={() => setAsking(false)}>
              Keep it
            </Button>
          </Group>
        </Stack>
      </FormDialog>
    </Box>
  );
}
