import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { useQuery } from 'urql';
import { FormDialog } from '../house/form-dialog';
import { SignedIn } from '../session/signed-in';
import type { Viewer } from '../session/session';
import { Empty } from '../shell/empty';
import { RowsShape } from '../shell/page-shape';
import { Trouble } from '../shell/trouble';
import { useWhileVisible } from '../time/clock';
import styles from './alliance.module.css';
import { Invitation } from './invitation';
import { Alliances } from './operations';
import { ProposeAllianceForm } from './propose-alliance';
import { useMemberships, type OwnMembership } from './use-memberships';
import { allianceWords, placeWords } from './words';

const route = getRouteApi('/alliances');

export function AlliancesPage() {
  return <SignedIn as={['facility', 'producer']}>{(viewer) => <Own viewer={viewer} />}</SignedIn>;
}

function Own({ viewer }: { readonly viewer: Viewer }) {
  const { pages = 1 } = route.useSearch();
  const navigate = useNavigate();
  const [isProposing, setProposing] = useState(false);
  const { invitations, current, isKnown, error, again } = useMemberships();
  useWhileVisible(again, 15);
  const isHouse = viewer.organisation?.kind === 'FACILITY';
  const mayPropose = isHouse && viewer.role === 'OWNER';

  return (
    <Stack gap="xl">
      <title>Alliances · Interlock</title>
      <Group justify="space-between" align="flex-end">
        <div>
          <Title order={1}>Alliances</Title>
          <Text size="sm" c="dimmed" maw="44rem">
            Houses that pool: members see what the others keep for them, at the rates kept for them.
          </Text>
        </div>
        {mayPropose && (
          <Button variant="default" onClick={() => setProposing(true)}>
            Propose an alliance
          </Button>
        )}
      </Group>
      {error && <Trouble error={error} retry={again} />}
      {!isKnown && !error && <RowsShape rows={2} />}
      {invitations.length > 0 && (
        <section aria-labelledby="invitations">
          <Title order={2} size="h4" id="invitations" mb="xs">
            Invitations to you
          </Title>
          <ul className={styles.list}>
            {invitations.map((membership) => (
              <Invitation key={membership.id} membership={membership} />
            ))}
          </ul>
        </section>
      )}
      {isKnown && isHouse && (
        <section aria-labelledby="own">
          <Title order={2} size="h4" id="own" mb="xs">
            Yours
          </Title>
          {current.length === 0 ? (
            <NoneYet mayPropose={mayPropose} onPropose={() => setProposing(true)} />
          ) : (
            <ul className={styles.list}>
              {current.map((membership) => (
                <Member key={membership.id} membership={membership} />
              ))}
            </ul>
          )}
        </section>
      )}
      <section aria-labelledby="all">
        <Title order={2} size="h4" id="all" mb="xs">
          All that are in force
        </Title>
        <ul className={styles.list}>
          <Page
            after={null}
            further={pages - 1}
            onMore={() =>
              void navigate({ from: '/alliances', search: { pages: pages + 1 }, replace: true, resetScroll: false })
            }
          />
        </ul>
      </section>
      <FormDialog title="Propose an alliance" isOpen={isProposing} onClose={() => setProposing(false)}>
        <ProposeAllianceForm
          onProposed={(id) => {
            setProposing(false);
            void navigate({ to: '/alliances/$id', params: { id } });
          }}
        />
      </FormDialog>
    </Stack>
  );
}

type NoneYetProps = { readonly mayPropose: boolean; readonly onPropose: () => void };

function NoneYet({ mayPropose, onPropose }: NoneYetProps) {
  return (
    <Empty
      title="Your house is in no alliance yet"
      step={mayPropose && <Button onClick={onPropose}>Propose an alliance</Button>}
    >
      {mayPropose
        ? 'Propose one, and invite houses you trust once an admin has approved it; or ask a steward to invite you.'
        : 'The owner of your house proposes one, or answers an invitation.'}
    </Empty>
  );
}

function Member({ membership: { alliance, role, status } }: { readonly membership: OwnMembership }) {
  return (
    <li className={styles.entry}>
      <div>
        <Link to="/alliances/$id" params={{ id: alliance.id }} className={styles.name}>
          {alliance.name}
        </Link>
        <Text size="sm" c="dimmed" lineClamp={2}>
          {alliance.charter || 'No charter written down.'}
        </Text>
      </div>
      <div className={styles.end}>
        <Text size="sm" fw={600}>
          {placeWords(role, status)}
        </Text>
        <Text size="sm" c="dimmed">
          {allianceWords[alliance.status] ?? alliance.status}
        </Text>
      </div>
    </li>
  );
}

type PageProps = { readonly after: string | null; readonly further: number; readonly onMore: () => void };

function Page({ after, further, onMore }: PageProps) {
  const [{ data, error }, ask] = useQuery({ query: Alliances, variables: { status: ['ACTIVE'], after } });
  const again = useCallback(() => ask({ requestPolicy: 'network-only' }), [ask]);
  useWhileVisible(again, 15);
  const found = data?.alliances;
  if (error && !found) {
    return (
      <li>
        <Trouble error={error} retry={again} />
      </li>
    );
  }
  if (!found) {
    return (
      <li aria-busy="true" aria-label="Loading">
        <RowsShape rows={3} />
      </li>
    );
  }
  const { hasNextPage, endCursor } = found.pageInfo;
  return (
    <>
      {after === null && (
        <li>
          <Text size="sm" c="dimmed" pb="xs">
            {found.totalCount.toLocaleString('en-GB')} {found.totalCount === 1 ? 'alliance' : 'alliances'}
          </Text>
          {found.totalCount === 0 && (
            <Empty title="None yet">An alliance is proposed by a house and approved by an admin.</Empty>
          )}
        </li>
      )}
      {found.edges.map(({ node }) => (
        <li key={node.id} className={styles.entry}>
          <div>
            <Link to="/alliances/$id" params={{ id: node.id }} className={styles.name}>
              {node.name}
            </Link>
            <Text size="sm" c="dimmed" lineClamp={2}>
              {node.charter || 'No charter written down.'}
            </Text>
          </div>
          {node.viewerMembership && (
            <Text size="sm" c="dimmed" className={styles.end}>
              {placeWords(node.viewerMembership.role, node.viewerMembership.status)}
            </Text>
          )}
        </li>
      ))}
      {hasNextPage && endCursor !== null && further > 0 && (
        <Page after={endCursor} further={further - 1} onMore={onMore} />
      )}
      {hasNextPage && further === 0 && (
        <li>
          <Button variant="default" onClick={onMore}>
            Show more
          </Button>
        </li>
      )}
    </>
  );
}
