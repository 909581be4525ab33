import { Select, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useQuery } from 'urql';
import { FindOrganisations } from './operations';
import { useName } from './name';
import { toldApart } from './told-apart';

type Props = {
  readonly label: string;
  readonly kind?: 'FACILITY' | 'PRODUCER';
  readonly value: string;
  /** Left out: the viewer's own. */
  readonly without: string;
  readonly onChange: (id: string) => void;
  readonly error: string | null;
};

/** One organisation, found by a part of its name. */
export function PartnerPicker({ label, kind, value, without, onChange, error }: Props) {
  const [typed, setTyped] = useState('');
  const [asked] = useDebouncedValue(typed, 200);
  const [{ data, fetching }] = useQuery({
    query: FindOrganisations,
    variables: { text: asked.trim() || null, kind: kind ?? null },
  });
  const chosenName = useName(value || null);
  const found = (data?.organisations.edges ?? []).map(({ node }) => node).filter(({ id }) => id !== without);
  const options = found.map(({ id, name }) => ({ value: id, label: name }));
  const told = toldApart(found, kind === undefined);
  const isListed = value === '' || options.some((option) => option.value === value);
  const left = (data?.organisations.totalCount ?? 0) - (data?.organisations.edges.length ?? 0);

  return (
    <Select
      label={label}
      description={
        told.get(value) ||
        (left > 0
          ? `Type a part of the name; ${left.toLocaleString('en-GB')} more are not shown.`
          : 'Type a part of the name.')
      }
      placeholder="A name"
      data={isListed ? options : [{ value, label: chosenName ?? value }, ...options]}
      value={value || null}
      onChange={(id) => onChange(id ?? '')}
      searchable
      // The API has matched already, word by word.
      filter={({ options: all }) => all}
      renderOption={({ option }) => (
        <div>
          {option.label}
          <Text size="xs" c="dimmed">
            {told.get(option.value)}
          </Text>
        </div>
      )}
      onSearchChange={setTyped}
      nothingFoundMessage={fetching ? 'Looking…' : 'No organisation by that name.'}
      error={error}
    />
  );
}
