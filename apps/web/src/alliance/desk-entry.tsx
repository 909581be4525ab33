import { Anchor, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ResultOf } from 'gql.tada';
import styles from './alliance.module.css';
import { Decision } from './decision';
import type { Alliances } from './operations';

type Listed = ResultOf<typeof Alliances>['alliances']['edges'][number]['node'];

/** One alliance on the admin's desk: its charter, who stands behind it, and a decision that gives its reason. */
export function DeskEntry({ alliance }: { readonly alliance: Listed }) {
  const { edges, pageInfo } = alliance.memberships;
  const behind = edges.filter(({ node }) => node.status === 'ACTIVE').map(({ node }) => node.organisation.name);
  return (
    <li className={styles.entry}>
      <div>
        <Link to="/alliances/$id" params={{ id: alliance.id }} className={styles.name}>
          {alliance.name}
        </Link>
        <Text size="sm" className={styles.charter ?? ''} lineClamp={6}>
          {alliance.charter || 'No charter written down.'}
        </Text>
      </div>
      <div className={styles.end}>
        <Text size="sm">
          {alliance.status === 'PROPOSED' && 'Proposed by '}
          {behind.join(', ')}
          {pageInfo.hasNextPage && ' and others'}
        </Text>
        <Anchor
          size="sm"
          renderRoot={(props) => <Link to="/admin/trail" search={{ subject: alliance.id }} {...props} />}
        >
          Its trail
        </Anchor>
      </div>
      <Decision alliance={alliance} />
    </li>
  );
}
