import { Button, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { SignedIn } from '../session/signed-in';
import { Empty } from '../shell/empty';
import { RowsShape } from '../shell/page-shape';
import { Trouble } from '../shell/trouble';
import { SavedSearches } from './operations';
import { SavedItem } from './saved-item';
import styles from './saved.module.css';

export function SavedPage() {
  return (
    <SignedIn>
      {() => (
        <Stack>
          <title>Saved searches · Interlock</title>
          <div>
            <Title order={1}>Saved searches</Title>
            <Text size="sm" c="dimmed">
              Each keeps its dates and filters, and can write to you when something new answers it.
            </Text>
          </div>
          <List />
        </Stack>
      )}
    </SignedIn>
  );
}

function List() {
  const [{ data, error }, again] = useQuery({ query: SavedSearches, requestPolicy: 'cache-and-network' });
  if (error && !data) return <Trouble error={error} retry={() => again({ requestPolicy: 'network-only' })} />;
  if (!data) {
    return (
      <div aria-busy="true" aria-label="Loading">
        <RowsShape rows={3} height={90} />
      </div>
    );
  }
  if (data.savedSearches.length === 0) {
    return (
      <Empty
        title="Nothing saved yet"
        step={<Button renderRoot={(props) => <Link to="/search" {...props} />}>Find capacity</Button>}
      >
        Search for what you need and choose “Save this search”.
      </Empty>
    );
  }
  return (
    <ul className={styles.list} aria-label="Saved searches">
      {data.savedSearches.map((search) => (
        <SavedItem key={search.id} search={search} />
      ))}
    </ul>
  );
}
