import { Button, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useAct } from '../graph/submission';
import { FormDialog } from '../house/form-dialog';
import { Refused } from '../shell/trouble';
import type { TableKind } from './kinds';
import { RollBackTable } from './operations';
import { rollBackWords, type TableState } from './words';

type Props = {
  readonly table: {
    readonly id: string;
    readonly name: string;
    readonly state: TableState;
    readonly kind: TableKind;
    readonly added: number;
    readonly changed: number;
  };
  /** In a list of others, it says which it is of. */
  readonly isListed?: boolean;
  readonly onBegun: () => void;
};

/** Everything a table made goes again; so what that is is said first, and asked. */
export function RollBack({ table, isListed = false, onBegun }: Props) {
  const { id, name, added, changed } = table;
  const back = useAct(RollBackTable);
  const [isAsking, setAsking] = useState(false);
  if (added + changed === 0) return null;

  async function send() {
    if (!(await back.send({ tableId: id }))) return;
    setAsking(false);
    onBegun();
  }

  return (
    <>
      <Button
        variant="default"
        {...(isListed && { size: 'compact-sm', 'aria-label': `Roll back ${name}` })}
        onClick={() => setAsking(true)}
      >
        Roll back
      </Button>
      <FormDialog title={`Roll back ${name}?`} isOpen={isAsking} onClose={() => setAsking(false)}>
        <Stack>
          <Text size="sm">{rollBackWords(table)}</Text>
          <Text size="sm">
            Where anything of it was promised or changed since, nothing at all is rolled back, and you are told what is
            in the way.
          </Text>
          <Refused refusals={back.refusals} trouble={back.trouble} />
          <Button variant="outline" color="red" w="fit-content" loading={back.isSending} onClick={() => void send()}>
            Roll everything back
          </Button>
        </Stack>
      </FormDialog>
    </>
  );
}
