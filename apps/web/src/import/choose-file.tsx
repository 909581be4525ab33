import { Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { sendFile } from '../graph/upload';
import { CsvDrop } from './csv-drop';
import { exampleOf, kinds, tableKinds } from './kinds';
import { SaveTable } from './save-table';

type Props = { readonly onSent: (uploadId: string) => void };

/** The file, which is sent at once; and what it may look like. */
export function ChooseFile({ onSent }: Props) {
  const [isSending, setSending] = useState(false);
  const [fault, setFault] = useState<string | null>(null);

  async function send(file: File) {
    setSending(true);
    setFault(null);
    const sent = await sendFile(file);
    setSending(false);
    if ('fault' in sent) setFault(sent.fault);
    else onSent(sent.uploadId);
  }

  return (
    <Stack gap="xs">
      <CsvDrop
        description="As a spreadsheet exports it: UTF-8, up to 100,000 rows and 32 MB, names of the columns in the first row."
        isBusy={isSending}
        fault={fault}
        onFile={(file) => void send(file)}
      />
      <Text size="sm" c="dimmed">
        Your columns may have names of their own. To begin from an example, save{' '}
        {tableKinds.map((kind, index) => (
          <span key={kind}>
            {index > 0 && (index === tableKinds.length - 1 ? ' or ' : ', ')}
            <SaveTable name={`${kinds[kind].title.toLowerCase()}.csv`} text={exampleOf(kind)}>
              {kinds[kind].title.toLowerCase()}
            </SaveTable>
          </span>
        ))}
        .
      </Text>
    </Stack>
  );
}
