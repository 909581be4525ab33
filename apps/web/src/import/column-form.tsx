import { Button, Group, NativeSelect, Stack, Table, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useSubmission } from '../graph/submission';
import { Refused } from '../shell/trouble';
import stacked from '../shell/stacked.module.css';
import styles from './import.module.css';
import { kinds, type TableKind } from './kinds';
import { leftOut, type Beginning } from './mapping';
import { CheckTable } from './operations';

type Props = {
  readonly site: { readonly id: string };
  readonly kind: TableKind;
  readonly uploadId: string;
  readonly file: { readonly headers: readonly string[]; readonly sample: readonly (readonly string[])[] };
  readonly beginning: Beginning['chosen'];
  readonly onChecked: (tableId: string) => void;
  /** What else can be done. */
  readonly children: ReactNode;
};

const mostValues = 3;
const idOf = (name: string): string => `column-${name}`;

/** A line for each column that we read: where it stands in the file, and what stands there. */
export function ColumnForm({ site, kind, uploadId, file: { headers, sample }, beginning, onChecked, children }: Props) {
  const check = useSubmission(CheckTable);
  const [isTried, setTried] = useState(false);
  const [chosen, setChosen] = useState(beginning);
  const { columns } = kinds[kind];
  const headerOf = (name: string) => chosen[name] ?? '';
  const lacking = columns.filter(({ name, isNeeded }) => isNeeded && headerOf(name) === '');
  const others = leftOut(headers, chosen);

  async function send() {
    setTried(true);
    const [first] = lacking;
    if (first) {
      document.getElementById(idOf(first.name))?.focus();
      return;
    }
    const said = columns.flatMap(({ name }) => (headerOf(name) === '' ? [] : [{ name, header: headerOf(name) }]));
    const checked = await check.send({ uploadId, facilityId: site.id, kind, columns: said });
    if (checked?.table) onChecked(checked.table.id);
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Stack>
        <Table className={stacked.stacked} aria-label="Columns" verticalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>We read</Table.Th>
              <Table.Th>From the column</Table.Th>
              <Table.Th>Its first values</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {columns.map((column) => {
              const { name, words, isNeeded } = column;
              return (
                <Table.Tr key={name}>
                  <Table.Th scope="row">
                    {name}
                    {!isNeeded && <span className={styles.quiet}> if there is one</span>}
                    <Text size="xs" c="dimmed">
                      {words}
                    </Text>
                  </Table.Th>
                  <Table.Td>
                    <NativeSelect
                      id={idOf(name)}
                      aria-label={`Column for ${name}`}
                      data={[
                        { value: '', label: isNeeded ? 'Choose a column' : 'None' },
                        ...[...new Set(headers)].filter((header) => header !== ''),
                      ]}
                      value={headerOf(name)}
                      onChange={({ currentTarget: { value } }) => setChosen({ ...chosen, [name]: value })}
                      error={isTried && lacking.includes(column) && 'Say which column it is.'}
                    />
                  </Table.Td>
                  <Table.Td className={styles.values}>
                    {headerOf(name) !== '' && valuesOf(sample, headers.indexOf(headerOf(name)))}
                  </Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
        {others.length > 0 && (
          <Text size="sm" c="dimmed" className={styles.values}>
            Left out of the file: {others.join(', ')}.
          </Text>
        )}
        <Refused refusals={check.refusals} trouble={check.trouble} />
        <Group>
          <Button type="submit" loading={check.isSending}>
            Check every row
          </Button>
          {children}
        </Group>
      </Stack>
    </form>
  );
}

/** As they stand in the file; of empty ones that there is nothing. */
function valuesOf(sample: readonly (readonly string[])[], at: number): string {
  const values = new Set(sample.map((cells) => cells[at] ?? '').filter((value) => value !== ''));
  return [...values].slice(0, mostValues).join(' · ') || 'nothing in the first rows';
}
