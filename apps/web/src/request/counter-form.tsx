import { Button, Group, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useQuery } from 'urql';
import { messageAt, type Refusal } from '../graph/refusals';
import { showZone } from '../time/show';
import { Changes } from './changes';
import { comparable, faultsOf, inputOf, type DraftLine } from './counter-draft';
import { LinesToAdd } from './operations';
import styles from './request.module.css';
import type { Threaded } from './sides';

type Props = {
  readonly request: Threaded;
  readonly lines: readonly DraftLine[];
  readonly onChange: (lines: readonly DraftLine[]) => void;
  readonly refusals: readonly Refusal[];
  readonly isSending: boolean;
  readonly onSend: (lines: readonly ReturnType<typeof inputOf>[]) => void;
  readonly onLeave: () => void;
};

/** Other lines put forward, with what they change against the offer on the table said while they are typed. */
export function CounterForm({ request, lines, onChange, refusals, isSending, onSend, onLeave }: Props) {
  const zone = request.facility.timeZone;
  const currency = request.lines[0]?.price.currency ?? 'EUR';
  const [isTried, setTried] = useState(false);
  const [{ data }] = useQuery({ query: LinesToAdd, variables: { facilityId: request.facility.id } });
  const others = data?.facility?.resources.edges.map(({ node }) => node) ?? [];
  const change = (key: string, patch: Partial<DraftLine>) =>
    onChange(lines.map((line) => (line.key === key ? { ...line, ...patch } : line)));

  function add(resourceId: string | null) {
    const resource = others.find(({ id }) => id === resourceId);
    const last = lines.at(-1);
    if (!resource) return;
    const key = crypto.randomUUID();
    onChange([
      ...lines,
      {
        key,
        resource: { id: resource.id, name: resource.name },
        start: last?.start ?? '',
        end: last?.end ?? '',
        units: '1',
        price: '',
      },
    ]);
  }

  function send() {
    setTried(true);
    if (lines.some((line) => Object.keys(faultsOf(line, zone, currency)).length > 0)) return;
    onSend(lines.map((line) => inputOf(line, zone, currency)));
  }

  return (
    <form
      noValidate
      aria-label="Counter-offer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Stack gap="sm">
        <Text size="xs" c="dimmed">
          Times are {showZone(zone)} time. A line that stays as it was keeps its place in line.
        </Text>
        {lines.map((line, index) => (
          <LineFields
            key={line.key}
            line={line}
            path={`lines.${index}`}
            currency={currency}
            faults={isTried ? faultsOf(line, zone, currency) : {}}
            refusals={refusals}
            onChange={(patch) => change(line.key, patch)}
            onRemove={lines.length > 1 ? () => onChange(lines.filter(({ key }) => key !== line.key)) : null}
          />
        ))}
        <Select
          label="Add a line"
          placeholder="Another resource of the house, or another time of one"
          data={others.map(({ id, name }) => ({ value: id, label: name }))}
          value={null}
          onChange={add}
          searchable
          nothingFoundMessage="Nothing by that name."
        />
        <div aria-live="polite">
          <Changes before={request.lines} after={comparable(lines, zone, currency)} zone={zone} />
        </div>
        <Group>
          <Button type="submit" loading={isSending}>
            Send the counter-offer
          </Button>
          <Button variant="default" onClick={onLeave}>
            Leave it
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

type FieldsProps = {
  readonly line: DraftLine;
  readonly path: string;
  readonly currency: string;
  readonly faults: ReturnType<typeof faultsOf>;
  readonly refusals: readonly Refusal[];
  readonly onChange: (patch: Partial<DraftLine>) => void;
  readonly onRemove: (() => void) | null;
};

function LineFields({ line, path, currency, faults, refusals, onChange, onRemove }: FieldsProps) {
  const refusedWhole = refusals.find(({ field }) => field?.join('.') === `input.${path}`)?.message ?? null;
  return (
    <fieldset className={styles.draft}>
      <legend>{line.resource.name}</legend>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs" verticalSpacing="xs">
        <TextInput
          type="datetime-local"
          label="From"
          value={line.start}
          onChange={({ currentTarget }) => onChange({ start: currentTarget.value })}
          error={
            faults.period ??
            messageAt(refusals, `${path}.period`) ??
            messageAt(refusals, `${path}.resourceId`) ??
            refusedWhole
          }
        />
        <TextInput
          type="datetime-local"
          label="To"
          min={line.start}
          value={line.end}
          onChange={({ currentTarget }) => onChange({ end: currentTarget.value })}
        />
        <TextInput
          label="Units"
          inputMode="numeric"
          value={line.units}
          onChange={({ currentTarget }) => onChange({ units: currentTarget.value.replaceAll(/\D/g, '').slice(0, 7) })}
          error={faults.units ?? messageAt(refusals, `${path}.units`)}
        />
        <TextInput
          label={`Price of the line, ${currency}`}
          description={line.price.trim() === '' ? 'Empty: by the house’s rates' : undefined}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          inputMode="decimal"
          value={line.price}
          onChange={({ currentTarget }) => onChange({ price: currentTarget.value })}
          error={faults.price ?? messageAt(refusals, `${path}.price`)}
        />
      </SimpleGrid>
      {onRemove && (
        <Button
          mt="xs"
          size="compact-sm"
          variant="default"
          aria-label={`Take out this line: ${line.resource.name}`}
          onClick={onRemove}
        >
          Take out this line
        </Button>
      )}
    </fieldset>
  );
}
