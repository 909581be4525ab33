import { Table, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import stacked from '../shell/stacked.module.css';
import { headerOf, type Column } from './mapping';
import { Promised } from './promised';

type Fault = { readonly row: number; readonly column: string; readonly expected: string; readonly found: string };

type Props = {
  readonly faults: readonly Fault[];
  /** What the file calls our columns. */
  readonly columns: readonly Column[];
  /** What can be done about it. */
  readonly children?: ReactNode;
};

/** The API tells no more of a table. */
const mostTold = 100;

/** What is wrong, cell by cell, with the numbers and names that stand in the file. */
export function FaultTable({ faults, columns, children }: Props) {
  const label = `What is wrong${faults.length < mostTold ? '' : `: the first ${mostTold} places`}`;
  return (
    <section aria-label={label}>
      <Title order={3} size="h5" mb="xs">
        {label}
      </Title>
      {children}
      <Table className={stacked.stacked} aria-label={label} mt="xs" horizontalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Row</Table.Th>
            <Table.Th>Column</Table.Th>
            <Table.Th>Expected</Table.Th>
            <Table.Th>Found</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {faults.map(({ row, column, expected, found }) => (
            <Table.Tr key={`${row} ${column} ${expected} ${found}`}>
              <Table.Td data-label="Row">{row}</Table.Td>
              <Table.Td data-label="Column">{headerOf(column, columns)}</Table.Td>
              <Table.Td data-label="Expected">
                <Expected text={expected} />
              </Table.Td>
              <Table.Td data-label="Found">{found === '' ? 'nothing' : found}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}

const promise = /(commitment_[0-9a-f-]+)/;

/** Promises are told by their ids; shown is what they are. */
function Expected({ text }: { readonly text: string }) {
  return text
    .split(promise)
    .map((part, at) => (promise.test(part) ? <Promised key={at} id={part} /> : <span key={at}>{part}</span>));
}
