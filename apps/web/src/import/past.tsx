import { Anchor, Badge, Group, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useQuery } from 'urql';
import { Empty } from '../shell/empty';
import { RowsShape } from '../shell/page-shape';
import { Trouble } from '../shell/trouble';
import { useWhileVisible } from '../time/clock';
import { showMoment, showZone } from '../time/show';
import styles from './import.module.css';
import { kinds } from './kinds';
import { PastImports } from './operations';
import { RollBack } from './roll-back';
import { isMoving, isStanding, rowsWords, stateWords } from './words';

type Props = {
  readonly site: { readonly id: string; readonly name: string; readonly timeZone: string };
  readonly onShow: (tableId: string) => void;
};

/** The last that a site has brought in, newest first. */
export function Past({ site, onShow }: Props) {
  const [{ data, error }, ask] = useQuery({ query: PastImports, variables: { facilityId: site.id } });
  const again = useCallback(() => ask({ requestPolicy: 'network-only' }), [ask]);
  const tables = data?.facility?.tables;
  if (error && !tables) return <Trouble error={error} retry={again} />;
  if (!tables) return <RowsShape rows={2} height={56} />;
  if (tables.length === 0)
    return (
      <Stack maw={720}>
        <Empty title={`Nothing brought in to ${site.name} yet`}>
          What you bring in is listed here, with what became of it, and can be rolled back.
        </Empty>
      </Stack>
    );
  return (
    <Stack gap="xs" component="section" aria-labelledby="past-imports" maw={720}>
      {tables.some(({ state }) => isMoving(state)) && <LookAgain again={again} />}
      <Title order={2} size="h4" id="past-imports">
        Earlier imports
      </Title>
      <ul className={styles.past}>
        {tables.map((table) => (
          <li key={table.id}>
            <div>
              <Group gap="xs">
                <Anchor
                  underline="always"
                  renderRoot={(props) => (
                    <Link to="/house/import" search={{ facility: site.id, table: table.id }} {...props} />
                  )}
                >
                  {table.name}
                </Anchor>
                <Badge variant="outline" radius="sm" color={table.state === 'FAILED' ? 'red' : 'gray'}>
                  {stateWords[table.state]}
                </Badge>
              </Group>
              <Text size="sm" c="dimmed">
                {kinds[table.kind].title}, {rowsWords(table.rows)}
                {table.refused > 0 && `, ${table.refused.toLocaleString('en-GB')} refused`} ·{' '}
                {showMoment(table.madeAt, site.timeZone)}, {showZone(site.timeZone)} time
              </Text>
            </div>
            {isStanding(table.state) && <RollBack table={table} isListed onBegun={() => onShow(table.id)} />}
          </li>
        ))}
      </ul>
    </Stack>
  );
}

function LookAgain({ again }: { readonly again: () => void }) {
  useWhileVisible(again, 2);
  return null;
}
