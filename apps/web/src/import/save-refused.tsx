import { Button, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useClient, type CombinedError } from 'urql';
import { Trouble } from '../shell/trouble';
import { RefusedRows } from './operations';
import { saveTable } from './save-table';
import { refusedName } from './words';

type Props = { readonly table: { readonly id: string; readonly name: string } };

/** The refused rows as a file; they may be many, so they are fetched when they are wanted. */
export function SaveRefused({ table: { id, name } }: Props) {
  const client = useClient();
  const [isFetching, setFetching] = useState(false);
  const [trouble, setTrouble] = useState<CombinedError | null>(null);

  async function save() {
    setFetching(true);
    const { data, error } = await client.query(RefusedRows, { id }, { requestPolicy: 'network-only' }).toPromise();
    setFetching(false);
    setTrouble(error ?? null);
    const text = data?.node && 'refusedRows' in data.node ? data.node.refusedRows : null;
    if (text !== null) saveTable(refusedName(name), text);
  }

  return (
    <Stack gap="xs" align="flex-start">
      <Button size="xs" variant="default" loading={isFetching} onClick={() => void save()}>
        Save the refused rows
      </Button>
      <Text size="sm" c="dimmed">
        As a table like yours with one more column, which says what is wrong. Mend them there and bring that file in;
        its columns are known by then.
      </Text>
      {trouble && <Trouble error={trouble} />}
    </Stack>
  );
}
