import { Alert, Button, Group, Stack, Text, Textarea, Title } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useKept } from '../draft/kept';
import { messageAt } from '../graph/refusals';
import { useSubmission } from '../graph/submission';
import { mayAct } from '../session/viewer';
import type { Viewer } from '../session/session';
import { Refused } from '../shell/trouble';
import { Looking } from './looking';
import { RequestTeam } from './operations';
import { usePropose } from './propose';
import { listed, standingOf } from './standing';
import type { FullTeam } from './team.page';

type Props = { readonly team: FullTeam; readonly viewer: Viewer; readonly again: () => void };

/** Asks every house of a team at once. What that does is said before it is done. */
export function AskTeam({ team, viewer, again }: Props) {
  const [message, keepMessage] = useKept(`ask-team:${team.id}`, '');
  const [isAsking, setAsking] = useState(false);
  const { send, isSending, refusals, trouble } = useSubmission(RequestTeam);
  const standing = standingOf(team.requests);
  const isStale = refusals.some(({ code }) => code === 'TEAM_STALE');
  const houses = team.facilities.map(({ name }) => name);

  if (standing.isOpen || standing.isBooked || team.brief.status === 'STAFFED' || !mayAct(viewer)) return null;

  async function ask() {
    const said = message.trim();
    const payload = await send({ teamId: team.id, ...(said !== '' && { message: said }) });
    setAsking(false);
    if (payload) keepMessage('');
    again();
  }

  return (
    <Stack gap="sm" component="section" aria-labelledby="ask-team">
      <Title order={2} size="h4" id="ask-team">
        {team.requests.length > 0 ? 'Ask them again' : 'Ask this team'}
      </Title>
      {isStale && <Stale briefId={team.brief.id} />}
      <Textarea
        label="Message"
        description="Optional; every house gets it, in a thread of its own."
        autosize
        minRows={2}
        maxRows={8}
        maxLength={10_000}
        value={message}
        onChange={({ currentTarget }) => keepMessage(currentTarget.value)}
        error={messageAt(refusals, 'message')}
      />
      {!isStale && <Refused refusals={refusals} trouble={trouble} shown={['message']} />}
      {isAsking ? (
        <Alert
          color="petrol"
          variant="outline"
          role="alertdialog"
          aria-label="Ask all houses of this team?"
          title={`Ask ${listed(houses)}?`}
        >
          <Text size="sm">
            Your pencils are placed on all {team.assignments.length}{' '}
            {team.assignments.length === 1 ? 'package' : 'packages'} at once, or on none. They hold until the time that
            each request then shows, and nothing is booked before you confirm.
          </Text>
          <Text size="sm" my="sm">
            {houses.length === 1 ? 'The house gets a request' : `Each of the ${houses.length} houses gets a request`}{' '}
            with the code name of the brief and only the packages asked of it; not your budget, and not who else is
            asked.
          </Text>
          <Group gap="xs">
            <Button autoFocus loading={isSending} onClick={() => void ask()}>
              Place the pencils and ask
            </Button>
            <Button variant="default" onClick={() => setAsking(false)}>
              Not yet
            </Button>
          </Group>
        </Alert>
      ) : (
        <Button style={{ alignSelf: 'flex-start' }} onClick={() => setAsking(true)}>
          {houses.length === 1 ? 'Ask this house' : `Ask all ${houses.length} houses`}
        </Button>
      )}
    </Stack>
  );
}

/** Prices or free time have moved since the team was found: nothing was held, and a new proposal is one click away. */
function Stale({ briefId }: { readonly briefId: string }) {
  const navigate = useNavigate();
  const { propose, startedAt, refusals, trouble } = usePropose(briefId);

  async function run() {
    if (await propose()) await navigate({ to: '/briefs/$id', params: { id: briefId } });
  }

  return (
    <Alert color="red" variant="outline" role="alert" title="This team is out of date">
      <Text size="sm" mb="sm">
        A price or a calendar has moved since it was found. Nothing was held and nobody was asked. A new proposal says
        what is possible now.
      </Text>
      <Refused refusals={refusals} trouble={trouble} />
      {startedAt === null ? (
        <Button size="sm" onClick={() => void run()}>
          Propose teams again
        </Button>
      ) : (
        <Looking startedAt={startedAt} onLeave={() => void navigate({ to: '/briefs/$id', params: { id: briefId } })} />
      )}
      <Text size="sm" mt="sm">
        <Link to="/briefs/$id" params={{ id: briefId }}>
          Back to the brief
        </Link>
      </Text>
    </Alert>
  );
}
