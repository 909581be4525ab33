import { Progress, Text } from '@mantine/core';
import { useWhileVisible } from '../time/clock';
import type { Table } from './report';
import { rowsWords } from './words';

type Props = { readonly table: Table; readonly again: () => void };

const lookAgainSeconds = 0.5;

/** How many rows are done. The server goes on by itself: a reload, or another day, finds it as far as it has come. */
export function UnderWay({ table: { rows, done }, again }: Props) {
  useWhileVisible(again, lookAgainSeconds);
  return (
    <div>
      <Progress value={rows === 0 ? 0 : (done / rows) * 100} size="lg" aria-label="Rows done" animated />
      <Text size="sm" mt="xs">
        {done.toLocaleString('en-GB')} of {rowsWords(rows)}. It goes on if you leave this page.
      </Text>
    </div>
  );
}
