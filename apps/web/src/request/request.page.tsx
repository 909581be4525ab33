import { Anchor, Group, Stack, Text, Title } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { useQuery } from 'urql';
import { isKept } from '../draft/kept';
import { SignedIn } from '../session/signed-in';
import type { Viewer } from '../session/session';
import { NotFound } from '../shell/not-found.page';
import { PageShape } from '../shell/page-shape';
import { Trouble } from '../shell/trouble';
import { StateBadge } from '../state/state-badge';
import { useWhileVisible } from '../time/clock';
import { Answer } from './answer';
import { BriefOf } from './brief-of';
import { Cancelling } from './cancelling';
import { useAllMessages } from './further-messages';
import { HoldClock } from './hold-clock';
import { LineList } from './line-list';
import { MovedOn } from './moved-on';
import { Request } from './operations';
import styles from './request.module.css';
import { nameOf, otherSide, sideOf, turnOf, type Threaded } from './sides';
import { Thread, type Pending } from './thread';

const route = getRouteApi('/requests/$id');

export function RequestPage() {
  const { id } = route.useParams();
  return (
    <SignedIn as={['facility', 'producer']}>{(viewer) => <OneRequest key={id} id={id} viewer={viewer} />}</SignedIn>
  );
}

function OneRequest({ id, viewer }: { readonly id: string; readonly viewer: Viewer }) {
  const [{ data, error }, ask] = useQuery({ query: Request, variables: { id } });
  const again = useCallback(() => ask({ requestPolicy: 'network-only' }), [ask]);
  useWhileVisible(again, 5);
  const request = data?.partnershipRequest;
  if (error && !request) return <Trouble error={error} retry={again} />;
  if (request === undefined) return <PageShape />;
  if (request === null) return <NotFound what="request" />;
  return <Table request={request} viewer={viewer} again={again} />;
}

type Props = { readonly request: Threaded; readonly viewer: Viewer; readonly again: () => void };

/** Both sides of a request at one table: the thread on one hand, what stands and what to do about it on the other. */
function Table({ request, viewer, again }: Props) {
  // What the viewer was looking at when they began to decide; null while they only read.
  const [base, setBase] = useState<Threaded | null>(() =>
    isKept(`answer:${request.id}`) || isKept(`counter:${request.id}`) ? request : null,
  );
  const [pending, setPending] = useState<Pending | null>(null);
  const messages = useAllMessages(request);
  const own = sideOf(viewer, request);
  const turn = turnOf(viewer, request);
  const { facility, expiresAt } = request;
  const isInLine = request.lines.some(({ commitment }) => commitment?.state === 'WAITING');
  const other = nameOf(otherSide(own), request);

  function answered(isTaken: boolean) {
    if (isTaken) setBase(null);
    again();
  }

  return (
    <Stack gap="lg">
      <title>{`${other} · Requests · Interlock`}</title>
      <div>
        <Text size="sm">
          <Anchor inherit underline="always" renderRoot={(props) => <Link to="/requests" {...props} />}>
            Requests
          </Anchor>
        </Text>
        <Group justify="space-between" align="flex-end">
          <div>
            <Title order={1}>{other}</Title>
            <Text size="sm" c="dimmed">
              {own === 'FACILITY' ? `asks ${facility.name}` : `asked by ${request.requester.name}`}
            </Text>
          </div>
          <StateBadge state={request.status} />
        </Group>
        <BriefOf request={request} />
      </div>
      <div className={styles.page}>
        <section aria-labelledby="thread">
          <Title order={2} size="h4" id="thread" mb="sm">
            So far
          </Title>
          <Thread
            request={request}
            messages={messages}
            own={own}
            ownOrganisation={viewer.organisation?.id ?? ''}
            pending={pending}
          />
        </section>
        <div className={styles.desk}>
          {turn && (
            <div className={styles.turn} data-own-turn={turn.isViewers || undefined} role="status">
              <Text fw={650}>{turn.words}</Text>
              {expiresAt !== null && <HoldClock until={expiresAt} zone={facility.timeZone} />}
              {isInLine && (
                <Text size="sm">
                  A line still waits behind others. It moves up by itself when they let go, and can be booked then.
                </Text>
              )}
            </div>
          )}
          <section aria-labelledby="offer">
            <Title order={2} size="h4" id="offer" mb="xs">
              On the table
            </Title>
            <LineList lines={request.lines} zone={facility.timeZone} isOwner={own === 'FACILITY'} />
          </section>
          <Cancelling request={request} own={own} />
          {base && base.version !== request.version && (
            <MovedOn before={base} after={request} onTake={() => setBase(request)} />
          )}
          <Answer
            own={own}
            request={base ? { ...request, version: base.version } : request}
            onTouch={() => setBase((before) => before ?? request)}
            onPending={setPending}
            onAnswered={answered}
          />
        </div>
      </div>
    </Stack>
  );
}
