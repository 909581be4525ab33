import { Button, Text } from '@mantine/core';
import { useAct } from '../graph/submission';
import { Refused } from '../shell/trouble';
import { CommitTable } from './operations';
import type { Table } from './report';
import { rowsWords } from './words';

type Props = { readonly table: Table; readonly again: () => void };

/** Does what the rows say that are not refused; none of them, where there is nothing to do. */
export function Commit({ table: { id, added, changed, refused }, again }: Props) {
  const commit = useAct(CommitTable);
  const rows = added + changed;

  async function send() {
    if (await commit.send({ tableId: id })) again();
  }

  if (rows === 0)
    return (
      <Text size="sm" w="100%">
        {refused === 0
          ? 'All of it is so already: there is nothing to commit.'
          : 'There is nothing to commit until the refused rows are mended.'}
      </Text>
    );
  return (
    <>
      <Refused refusals={commit.refusals} trouble={commit.trouble} />
      <Button loading={commit.isSending} onClick={() => void send()}>
        Commit {rowsWords(rows)}
      </Button>
    </>
  );
}
