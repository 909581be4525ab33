import { Button, Group, Select, Stack, Table, Text, Textarea, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useQuery } from 'urql';
import { useKept } from '../draft/kept';
import { useSubmission } from '../graph/submission';
import { CsvDrop } from '../import/csv-drop';
import { FaultTable } from '../import/fault-table';
import { currencies } from '../money/currencies';
import { SignedIn } from '../session/signed-in';
import { Empty } from '../shell/empty';
import { RowsShape } from '../shell/page-shape';
import { Refused, Trouble } from '../shell/trouble';
import { showDate } from '../time/show';
import { ExchangeRates, ImportExchangeRates } from './operations';

const example = 'date,base,quote,rate\n2026-11-12,EUR,USD,1.0842';

export function ExchangePage() {
  return <SignedIn as={['admin']}>{() => <Exchange />}</SignedIn>;
}

/** What currencies are worth: an admin brings a table in, and sees what pages compare with. */
function Exchange() {
  return (
    <Stack gap="xl">
      <title>Exchange rates · Interlock</title>
      <div>
        <Title order={1}>Exchange rates</Title>
        <Text size="sm" c="dimmed">
          Pages show amounts in other currencies by these, each with its day. Nothing is ever paid by them.
        </Text>
      </div>
      <BringIn />
      <Known />
    </Stack>
  );
}

function BringIn() {
  const bring = useSubmission(ImportExchangeRates);
  const [csv, setCsv] = useKept('exchange-rates', '');
  const faults = bring.answer?.faults ?? [];

  async function send() {
    const payload = await bring.send({ csv });
    if (!payload) return;
    setCsv('');
    const { imported, unchanged } = payload;
    notifications.show({ title: 'Rates brought in', message: `${imported} new, ${unchanged} known already.` });
  }

  async function read(file: File) {
    bring.clear();
    setCsv(await file.text());
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Stack maw={720}>
        <Title order={2} size="h4">
          Bring in a table
        </Title>
        <CsvDrop
          description="Columns date, base, quote and rate: one unit of base is worth rate units of quote."
          onFile={(file) => void read(file)}
        />
        <Textarea
          label="Its text"
          placeholder={example}
          autosize
          minRows={4}
          maxRows={14}
          styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
          value={csv}
          onChange={({ currentTarget }) => setCsv(currentTarget.value)}
        />
        <Refused refusals={bring.refusals} trouble={bring.trouble} />
        {faults.length > 0 && <FaultTable faults={faults} columns={[]} />}
        <Group>
          <Button type="submit" loading={bring.isSending} disabled={csv.trim() === ''}>
            Bring them in
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Known() {
  const [to, setTo] = useState('EUR');
  const [{ data, error }, again] = useQuery({ query: ExchangeRates, variables: { to } });
  const rates = data?.exchangeRates;
  if (error && !rates) return <Trouble error={error} retry={() => again({ requestPolicy: 'network-only' })} />;
  return (
    <Stack component="section" aria-labelledby="known" gap="sm" maw={720}>
      <Title order={2} size="h4" id="known">
        What pages compare with
      </Title>
      <Select
        label="Worth in"
        data={currencies}
        value={to}
        searchable
        allowDeselect={false}
        maw={200}
        onChange={(code) => code && setTo(code)}
      />
      {!rates && <RowsShape rows={3} height={36} />}
      {rates?.length === 0 && (
        <Empty title={`No rate leads to ${to} yet`}>
          Bring in a table above; a rate counts both ways round, and by way of a third currency.
        </Empty>
      )}
      {rates && rates.length > 0 && (
        <Table aria-label={`One unit is worth, in ${to}`}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Currency</Table.Th>
              <Table.Th ta="right">Worth in {to}</Table.Th>
              <Table.Th>Rate of</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rates.map(({ from, rate, on }) => (
              <Table.Tr key={from}>
                <Table.Td>{from}</Table.Td>
                <Table.Td ta="right">{rate}</Table.Td>
                <Table.Td>{showDate(on)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Stack>
  );
}
