import { Alert, Anchor, Button, Group, Progress, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useSubmission } from '../graph/submission';
import { showMoney } from '../money/money';
import { HoldClock } from '../request/hold-clock';
import { totalsOf, turnOf } from '../request/sides';
import { mayAct } from '../session/viewer';
import type { Viewer } from '../session/session';
import { Refused } from '../shell/trouble';
import { StateBadge } from '../state/state-badge';
import { viewerZone } from '../time/today';
import { ConfirmTeam } from './operations';
import { listed, standingOf } from './standing';
import type { FullTeam } from './team.page';
import styles from './team.module.css';

type Props = { readonly team: FullTeam; readonly viewer: Viewer; readonly again: () => void };

/** Every house's request, whose turn it is and until when; and the one act that books them all. */
export function TeamProgress({ team, viewer, again }: Props) {
  const { send, isSending, refusals, trouble } = useSubmission(ConfirmTeam);
  const [isAsking, setAsking] = useState(false);
  const { requests } = team;
  const standing = standingOf(requests);
  const { accepted, missing, lost } = standing;
  const names = (some: readonly { readonly facility: { readonly name: string } }[]) =>
    listed(some.map(({ facility }) => facility.name));
  const total = totalsOf(requests.filter((request) => !lost.includes(request)).flatMap(({ lines }) => lines))
    .map(showMoney)
    .join(' + ');

  async function confirm() {
    await send({ teamId: team.id });
    setAsking(false);
    again();
  }

  return (
    <Stack gap="sm" component="section" aria-labelledby="progress">
      <Title order={2} size="h4" id="progress">
        {standing.isBooked ? 'Booked' : 'How it stands'}
      </Title>
      {standing.isOpen && lost.length === 0 && (
        <div>
          <Text size="sm" role="status">
            {accepted.length} of {requests.length} accepted
          </Text>
          <Progress
            size="sm"
            value={(accepted.length / requests.length) * 100}
            aria-label={`${accepted.length} of ${requests.length} accepted`}
          />
        </div>
      )}
      {standing.holdsUntil !== null && <HoldClock until={standing.holdsUntil} zone={viewerZone()} />}
      <ul className={styles.requests} aria-label="Requests of this team">
        {requests.map((request) => {
          const turn = turnOf(viewer, request);
          return (
            <li
              key={request.id}
              className={styles.request}
              data-own-turn={(turn?.isViewers && request.status !== 'ACCEPTED') || undefined}
            >
              <Link to="/requests/$id" params={{ id: request.id }} className={styles.requestName}>
                {request.facility.name}
              </Link>
              <StateBadge state={request.status} />
              <Text size="sm">{turn ? turnWords(request.status, turn.words) : endWords[request.status]}</Text>
              <Text size="sm" fw={600} ta="right">
                {totalsOf(request.lines).map(showMoney).join(' + ')}
              </Text>
            </li>
          );
        })}
      </ul>
      {total !== '' && (
        <div className={styles.sum}>
          <span>{lost.length > 0 ? 'What is left comes to' : 'What the requests come to'}</span>
          <span>{total}</span>
        </div>
      )}
      {lost.length > 0 && <WhatNext team={team} isOpen={standing.isOpen} />}
      <Refused refusals={refusals} trouble={trouble} />
      {standing.isOpen && lost.length === 0 && mayAct(viewer) && (
        <>
          {isAsking ? (
            <Alert color="petrol" variant="outline" role="alertdialog" aria-label="Confirm all?" title="Confirm all?">
              <Text size="sm" mb="sm">
                {requests.length === 1
                  ? 'The pencils become bookings'
                  : 'The pencils of all houses become bookings at once'}
                , for {total}. If one cannot be booked, none is.
              </Text>
              <Group gap="xs">
                <Button autoFocus loading={isSending} onClick={() => void confirm()}>
                  Yes, book them
                </Button>
                <Button variant="default" onClick={() => setAsking(false)}>
                  Not yet
                </Button>
              </Group>
            </Alert>
          ) : (
            <Button
              style={{ alignSelf: 'flex-start' }}
              disabled={!standing.mayConfirm}
              aria-describedby="missing"
              onClick={() => setAsking(true)}
            >
              Confirm all
            </Button>
          )}
          <Text size="sm" id="missing" c="dimmed">
            {standing.mayConfirm
              ? 'All have accepted. Nothing is booked until you confirm.'
              : `Possible once ${names(missing)} ${missing.length === 1 ? 'has' : 'have'} accepted.`}
          </Text>
        </>
      )}
    </Stack>
  );
}

const turnWords = (status: string, words: string): string =>
  status === 'ACCEPTED' ? 'Ready to be confirmed with the others' : words;

const endWords: Readonly<Record<string, string>> = {
  CONFIRMED: 'Booked',
  COMPLETED: 'Done',
  DECLINED: 'Said no; its pencils are free again',
  WITHDRAWN: 'You withdrew it; its pencils are free again',
  EXPIRED: 'Its pencils ran out',
  CANCELLED: 'Its booking was cancelled',
};

/** A house has dropped out: the team cannot be booked as it was. The ways on, none of which is taken by itself. */
function WhatNext({ team, isOpen }: { readonly team: FullTeam; readonly isOpen: boolean }) {
  const { lost, missing, accepted } = standingOf(team.requests);
  const out = lost.filter(({ status }) => status !== 'WITHDRAWN');
  const standing = [...missing, ...accepted];
  const isStaffed = team.brief.status === 'STAFFED';
  return (
    <Alert color="red" variant="outline" role="alert" title="This team has come apart">
      <ul className={styles.ways}>
        {isOpen && (
          <li>
            The pencils with {listed(standing.map(({ facility }) => facility.name))} still hold. Withdraw them in their
            threads if you go another way.
          </li>
        )}
        {!isStaffed && (
          <li>
            <Anchor
              inherit
              underline="always"
              renderRoot={(props) => <Link to="/briefs/$id" params={{ id: team.brief.id }} {...props} />}
            >
              Propose teams again
            </Anchor>
            , as calendars stand now.
          </li>
        )}
        {out.map(({ id, facility }) => (
          <li key={id}>
            <Anchor
              inherit
              underline="always"
              renderRoot={(props) => (
                <Link to="/briefs/new" search={{ copy: team.brief.id, without: facility.id }} {...props} />
              )}
            >
              Copy the brief without {facility.name}
            </Anchor>
          </li>
        ))}
        {isStaffed && (
          <li>
            <Anchor
              inherit
              underline="always"
              renderRoot={(props) => <Link to="/briefs/new" search={{ copy: team.brief.id }} {...props} />}
            >
              Copy the brief
            </Anchor>
            , keep in it what is missing now, and find who else can do that.
          </li>
        )}
      </ul>
    </Alert>
  );
}
