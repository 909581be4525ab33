import { Button, Skeleton, Text, Title } from '@mantine/core';
import type { ResultOf } from 'gql.tada';
import { useCallback, useState } from 'react';
import { useQuery } from 'urql';
import { Trouble } from '../shell/trouble';
import { useWhileVisible } from '../time/clock';
import styles from './alliance.module.css';
import { InviteForm } from './invite';
import { MemberActs } from './member-acts';
import { Members as MembersOf } from './operations';
import { placeWords } from './words';

type Props = { readonly allianceId: string; readonly mayInvite: boolean };

/** Who belongs, and what a steward may do about it. */
export function Members({ allianceId, mayInvite }: Props) {
  return (
    <section className={styles.aside} aria-labelledby="members">
      <Title order={2} size="h4" id="members">
        Houses
      </Title>
      <ul className={styles.members}>
        <Page allianceId={allianceId} mayInvite={mayInvite} after={null} />
      </ul>
      {mayInvite && <InviteForm allianceId={allianceId} />}
    </section>
  );
}

type PageProps = Props & { readonly after: string | null };

export type Membership = Extract<
  NonNullable<ResultOf<typeof MembersOf>['node']>,
  { memberships: unknown }
>['memberships']['edges'][number]['node'];

function Page({ allianceId, mayInvite, after }: PageProps) {
  const [{ data, error }, ask] = useQuery({ query: MembersOf, variables: { id: allianceId, after } });
  const again = useCallback(() => ask({ requestPolicy: 'network-only' }), [ask]);
  useWhileVisible(again, 15);
  const [isOpen, setOpen] = useState(false);
  const alliance = data?.node;
  const memberships = alliance && 'memberships' in alliance ? alliance.memberships : null;
  if (error && !memberships) {
    return (
      <li>
        <Trouble error={error} retry={again} />
      </li>
    );
  }
  if (!memberships) {
    return (
      <li aria-busy="true" aria-label="Loading">
        <Skeleton height={80} />
      </li>
    );
  }
  const { hasNextPage, endCursor } = memberships.pageInfo;
  return (
    <>
      {after === null && (
        <li>
          <Text size="sm" c="dimmed">
            {memberships.totalCount === 0
              ? 'Its members see who they are.'
              : `${memberships.totalCount.toLocaleString('en-GB')} ${memberships.totalCount === 1 ? 'house' : 'houses'}`}
          </Text>
        </li>
      )}
      {memberships.edges.map(({ node }) => (
        <li key={node.id} className={styles.member}>
          <Text fw={600} size="sm">
            {node.organisation.name}
          </Text>
          <Text size="xs" c="dimmed">
            {placeWords(node.role, node.status)}
          </Text>
          {node.reason !== null && <Text size="xs">“{node.reason}”</Text>}
          <MemberActs membership={node} />
        </li>
      ))}
      {mayInvite && memberships.totalCount === 1 && (
        <li>
          <Text size="sm">So far it is yours alone. Invite the first house you want to pool with.</Text>
        </li>
      )}
      {hasNextPage && endCursor !== null && isOpen && (
        <Page allianceId={allianceId} mayInvite={mayInvite} after={endCursor} />
      )}
      {hasNextPage && !isOpen && (
        <li>
          <Button size="xs" variant="default" onClick={() => setOpen(true)}>
            Show more
          </Button>
        </li>
      )}
    </>
  );
}
