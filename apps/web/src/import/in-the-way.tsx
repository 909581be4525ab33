import { Alert, List, Text } from '@mantine/core';
import { headerOf } from './mapping';
import styles from './import.module.css';
import { Promised } from './promised';
import type { Table } from './report';

const mostNamed = 10;

/** Why an import could not be rolled back: what was promised or changed since, by name. */
export function InTheWay({ table: { inTheWay, columns } }: { readonly table: Table }) {
  if (inTheWay.length === 0) return null;
  const promises = [...new Set(inTheWay.filter(({ code }) => code === 'UNITS_TAKEN').map(({ found }) => found))];
  const others = inTheWay.filter(({ code }) => code !== 'UNITS_TAKEN');
  const left = Math.max(promises.length - mostNamed, 0) + Math.max(others.length - mostNamed, 0);
  return (
    <Alert color="red" variant="outline" role="alert" title="It could not be rolled back">
      <Text size="sm" mb="xs">
        These are in the way. Release or change them first, then roll back again.
      </Text>
      <List size="sm" spacing={4} className={styles.values}>
        {promises.slice(0, mostNamed).map((id) => (
          <List.Item key={id}>
            <Promised id={id} />
          </List.Item>
        ))}
        {others.slice(0, mostNamed).map(({ row, column, expected, found }) => (
          <List.Item key={`${row} ${column} ${found}`}>
            Row {row}, {headerOf(column, columns)}: expected {expected}, found {found}
          </List.Item>
        ))}
      </List>
      {left > 0 && <Text size="sm">And {left.toLocaleString('en-GB')} more.</Text>}
    </Alert>
  );
}
