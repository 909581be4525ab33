import { Alert, Anchor, Group, Stack, Text, Title } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useQuery } from 'urql';
import { SignedIn } from '../session/signed-in';
import type { Viewer } from '../session/session';
import { NotFound } from '../shell/not-found.page';
import { PageShape } from '../shell/page-shape';
import { Trouble } from '../shell/trouble';
import { useWhileVisible } from '../time/clock';
import styles from './alliance.module.css';
import { Decision } from './decision';
import { Answer } from './invitation';
import { LeaveButton } from './leave';
import { Members } from './members';
import { AllianceDetail } from './operations';
import { Pool } from './pool';
import { useMemberships } from './use-memberships';
import { allianceWords } from './words';

const route = getRouteApi('/alliances/$id');

export function AlliancePage() {
  const { id } = route.useParams();
  return <SignedIn>{(viewer) => <One key={id} id={id} viewer={viewer} />}</SignedIn>;
}

function One({ id, viewer }: { readonly id: string; readonly viewer: Viewer }) {
  const [{ data, error }, ask] = useQuery({ query: AllianceDetail, variables: { id } });
  const { invitations, current, isKnown, ...own } = useMemberships(viewer.organisation === null);
  const againOwn = own.again;
  const again = useCallback(() => {
    ask({ requestPolicy: 'network-only' });
    againOwn();
  }, [ask, againOwn]);
  useWhileVisible(again, 15);
  const alliance = data?.node;
  if (error && !alliance) return <Trouble error={error} retry={again} />;
  if (alliance === undefined) return <PageShape />;
  if (alliance === null || !('charter' in alliance)) return <NotFound what="alliance" />;

  const mine = current.find((membership) => membership.alliance.id === id) ?? null;
  const invitation = invitations.find((membership) => membership.alliance.id === id);
  const isMember = mine?.status === 'ACTIVE' && alliance.status === 'ACTIVE';
  const showsPool = viewer.isAdmin ? alliance.status === 'ACTIVE' : isKnown && isMember;
  const isHeldBack = isMember && viewer.role === 'OWNER' && !mine.viewerMoves.includes('LEAVE');
  return (
    <Stack gap="xl">
      <title>{`${alliance.name} · Interlock`}</title>
      <div>
        <Title order={1}>{alliance.name}</Title>
        <Text c="dimmed">{allianceWords[alliance.status] ?? alliance.status}</Text>
        {alliance.reason !== null && <Text size="sm">An admin said: “{alliance.reason}”</Text>}
        <Group gap="md">
          {showsPool && (
            <>
              <Anchor size="sm" href="#members">
                Houses
              </Anchor>
              <Anchor size="sm" href="#charter">
                Charter
              </Anchor>
            </>
          )}
          {viewer.isAdmin && (
            <Anchor size="sm" renderRoot={(props) => <Link to="/admin/trail" search={{ subject: id }} {...props} />}>
              Its trail
            </Anchor>
          )}
        </Group>
      </div>
      {own.error && <Trouble error={own.error} retry={own.again} />}
      {viewer.isAdmin && <Decision alliance={alliance} />}
      {invitation && (
        <section className={styles.asked} aria-labelledby="asked">
          <Title order={2} size="h4" id="asked">
            Your house is invited
          </Title>
          <Text size="sm" maw="44rem" mb="sm">
            If you join, you see what its houses keep for each other. They see more of yours only where you set a rate
            for the alliance. You may leave at any time.
          </Text>
          <Answer membership={invitation} />
        </section>
      )}
      {alliance.status === 'PROPOSED' && mine && (
        <Alert variant="outline" title="An admin reads the charter first">
          Once it is approved, you can invite other houses here. Until then only you and the admins see it.
        </Alert>
      )}
      {mine?.status === 'SUSPENDED' && (
        <Alert variant="outline" color="red" title="Your membership is suspended">
          {mine.reason !== null && `A steward said: “${mine.reason}”. `}Until a steward reinstates your house you do not
          see what its members keep for each other, nor they what you keep for them.
        </Alert>
      )}
      {showsPool && <Pool allianceId={id} name={alliance.name} viewer={viewer} />}
      <div className={styles.page}>
        <section aria-labelledby="charter">
          <Title order={2} size="h4" id="charter" mb="xs">
            Charter
          </Title>
          <Text className={styles.charter ?? ''}>{alliance.charter || 'Nothing was written down.'}</Text>
        </section>
        <Stack gap="md">
          <Members allianceId={id} mayInvite={alliance.viewerMoves.includes('INVITE')} />
          {mine?.viewerMoves.includes('LEAVE') && <LeaveButton allianceId={id} name={alliance.name} />}
          {isHeldBack && (
            <Text size="xs" c="dimmed">
              The last steward cannot leave: make another house steward first.
            </Text>
          )}
        </Stack>
      </div>
    </Stack>
  );
}
