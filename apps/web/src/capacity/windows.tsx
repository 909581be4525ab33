import { Button, Stack, Table, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { countOfUnits } from '../resource/words';
import { showSpan } from '../time/show';
import type { Span } from '../time/zone';
import { ZoneNote } from '../timeline/zone-note';

type Props = {
  readonly windows: readonly { readonly id: string; readonly units: number; readonly period: Span }[];
  readonly zone: string;
};

const shortList = 12;

/** What is published from today on for a year, earliest first. */
export function Windows({ windows, zone }: Props) {
  const [isLong, setLong] = useState(false);
  const shown = isLong ? windows : windows.slice(0, shortList);
  return (
    <Stack gap="xs">
      <Title order={2} size="h4">
        Published for the coming year
      </Title>
      <Text size="sm" c="dimmed">
        {windows.length === 0
          ? 'Nothing yet. Without a window nobody can ask for this.'
          : `${windows.length.toLocaleString('en-GB')} ${windows.length === 1 ? 'window' : 'windows'}`}
      </Text>
      {windows.length > 0 && <ZoneNote zone={zone} />}
      {windows.length > 0 && (
        <Table aria-label="Published windows" withRowBorders verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>When</Table.Th>
              <Table.Th ta="right">Offered</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map(({ id, period, units }) => (
              <Table.Tr key={id}>
                <Table.Td>{showSpan(period, zone)}</Table.Td>
                <Table.Td ta="right">{countOfUnits(units)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {windows.length > shortList && (
        <Button variant="default" size="xs" onClick={() => setLong(!isLong)} aria-expanded={isLong}>
          {isLong ? 'Show fewer' : `Show all ${windows.length.toLocaleString('en-GB')}`}
        </Button>
      )}
    </Stack>
  );
}
