import { Button, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ResultOf } from 'gql.tada';
import { useQuery } from 'urql';
import { placeOf } from '../resource/words';
import { Empty } from '../shell/empty';
import { RowsShape } from '../shell/page-shape';
import { Trouble } from '../shell/trouble';
import { Credit } from './credit';
import styles from './directory.module.css';
import { Directory } from './operations';
import type { DirectoryParams } from './params';
import { Standing } from './standing';
import { webAddress } from './web-address';

type Listed = ResultOf<typeof Directory>['directory']['edges'][number]['node'];

type Props = {
  readonly asked: DirectoryParams;
  readonly after: string | null;
  readonly further: number;
  readonly onMore: () => void;
  readonly onReset: () => void;
};

/** The list, from one page on. While a new question is under way the old answer stays, so that nothing jumps. */
export function EntryPages({ asked, after, further, onMore, onReset }: Props) {
  const { text = null, country = null } = asked;
  const [{ data, error, fetching }, again] = useQuery({ query: Directory, variables: { text, country, after } });
  const found = data?.directory;
  if (error && !found) {
    return (
      <li>
        <Trouble error={error} retry={() => again({ requestPolicy: 'network-only' })} />
      </li>
    );
  }
  if (!found) {
    return (
      <li aria-busy="true" aria-label="Loading">
        <RowsShape rows={8} height={52} />
      </li>
    );
  }
  const { hasNextPage, endCursor } = found.pageInfo;
  const isFiltered = text !== null || country !== null;
  return (
    <>
      {after === null && (
        <li>
          <Text size="sm" c="dimmed" pb="xs" aria-live="polite" aria-busy={fetching}>
            {found.totalCount.toLocaleString('en-GB')} {found.totalCount === 1 ? 'house' : 'houses'}
          </Text>
          {found.totalCount === 0 && isFiltered && (
            <Empty
              title="No house is listed like this"
              step={
                <Button variant="default" onClick={onReset}>
                  Show all houses
                </Button>
              }
            >
              Of most houses the registry does not know the country. Try fewer letters, or the beginning of another
              word.
            </Empty>
          )}
          {found.totalCount === 0 && !isFiltered && (
            <Empty title="The directory is empty">
              Whoever runs this installation fills it with <code>npx interlock import directory</code>.
            </Empty>
          )}
        </li>
      )}
      {found.edges.map(({ node }) => (
        <Row key={node.id} entry={node} />
      ))}
      {hasNextPage && endCursor !== null && further > 0 && (
        <EntryPages asked={asked} after={endCursor} further={further - 1} onMore={onMore} onReset={onReset} />
      )}
      {hasNextPage && further === 0 && (
        <li>
          <Button variant="default" onClick={onMore}>
            Show more
          </Button>
        </li>
      )}
      {after === null && found.totalCount > 0 && (
        <li style={{ paddingTop: '1rem' }}>
          <Credit credits={found.edges.map(({ node }) => node.credit)} />
        </li>
      )}
    </>
  );
}

const claimWords: Readonly<Record<string, string>> = { OPEN: 'You have claimed it', REFUSED: 'Your claim was refused' };

function Row({ entry }: { readonly entry: Listed }) {
  const { id, name, city, country, closed, registryCode, viewerClaim } = entry;
  const place = (city ?? country) ? placeOf(city, country) : null;
  const mine = viewerClaim && claimWords[viewerClaim.status];
  return (
    <li className={styles.entry}>
      <div>
        <Link to="/directory/$id" params={{ id }} className={`${styles.name} ${closed ? styles.closed : ''}`}>
          {name}
        </Link>
        <Text size="sm" c="dimmed">
          {[place, registryCode].filter(Boolean).join(' · ')}
        </Text>
      </div>
      <div className={styles.end}>
        <Standing {...entry} />
        {mine ? <Text size="sm">{mine}</Text> : <WebAddress url={closed ? null : entry.url} />}
      </div>
    </li>
  );
}

function WebAddress({ url }: { readonly url: string | null }) {
  const address = webAddress(url);
  return (
    address && (
      <Text size="sm" c="dimmed">
        {address.shown}
      </Text>
    )
  );
}
