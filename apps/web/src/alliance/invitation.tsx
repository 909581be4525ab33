import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { Link, useNavigate } from '@tanstack/react-router';
import { useAct } from '../graph/submission';
import { Refused } from '../shell/trouble';
import styles from './alliance.module.css';
import { RespondToInvitation } from './acts';
import type { OwnMembership } from './use-memberships';

type Props = { readonly membership: OwnMembership };

/** An alliance that asks the house in, and the owner's answer. */
export function Invitation({ membership }: Props) {
  const { alliance } = membership;
  return (
    <li className={styles.entry} data-urgent>
      <div>
        <Link to="/alliances/$id" params={{ id: alliance.id }} className={styles.name}>
          {alliance.name}
        </Link>
        <Text size="sm" lineClamp={4} className={styles.charter ?? ''}>
          {alliance.charter || 'No charter written down.'}
        </Text>
      </div>
      <Answer membership={membership} />
    </li>
  );
}

/** Whoever joins is led to the alliance. */
export function Answer({ membership: { id, alliance, viewerMoves } }: Props) {
  const answer = useAct(RespondToInvitation);
  const navigate = useNavigate();

  async function send(accept: boolean) {
    if (!(await answer.send({ membershipId: id, accept }))) return;
    notifications.show({
      title: accept ? `You are in ${alliance.name}` : 'Invitation declined',
      message: accept
        ? 'You see what its houses keep for each other. To pool a resource of yours, set a rate for the alliance.'
        : 'A steward may invite you again.',
    });
    if (accept) void navigate({ to: '/alliances/$id', params: { id: alliance.id } });
  }

  if (viewerMoves.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        The owner of your house answers this.
      </Text>
    );
  }
  return (
    <div>
      <Group gap="xs">
        {viewerMoves.includes('ACCEPT') && (
          <Button loading={answer.isSending} aria-label={`Join ${alliance.name}`} onClick={() => void send(true)}>
            Join
          </Button>
        )}
        <Button
          variant="default"
          disabled={answer.isSending}
          aria-label={`Decline the invitation of ${alliance.name}`}
          onClick={() => void send(false)}
        >
          Decline
        </Button>
      </Group>
      <Refused refusals={answer.refusals} trouble={answer.trouble} />
    </div>
  );
}
