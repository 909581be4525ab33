import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useQuery } from 'urql';
import { FindOrganisations } from './operations';
import { useOrganisationName } from './organisation-name';

type Props = {
  readonly value: string;
  /** The house itself needs no rate. */
  readonly without: string;
  readonly onChange: (id: string) => void;
  readonly error: string | null;
};

/** One partner organisation, found by its name. */
export function PartnerPicker({ value, without, onChange, error }: Props) {
  const [typed, setTyped] = useState('');
  const [asked] = useDebouncedValue(typed, 200);
  const [{ data, fetching }] = useQuery({ query: FindOrganisations, variables: { text: asked.trim() || null } });
  const chosenName = useOrganisationName(value || null);
  const found = (data?.organisations.edges ?? []).map(({ node }) => node).filter(({ id }) => id !== without);
  const options = found.map(({ id, name, kind }) => ({
    value: id,
    label: `${name} (${kind === 'PRODUCER' ? 'producer' : 'post house'})`,
  }));
  const isListed = value === '' || options.some((option) => option.value === value);
  const left = (data?.organisations.totalCount ?? 0) - (data?.organisations.edges.length ?? 0);

  return (
    <Select
      label="Partner organisation"
      description={
        left > 0
          ? `Type a part of the name; ${left.toLocaleString('en-GB')} more are not shown.`
          : 'Type a part of the name.'
      }
      placeholder="Whose rate is it?"
      data={isListed ? options : [{ value, label: chosenName ?? value }, ...options]}
      value={value || null}
      onChange={(id) => onChange(id ?? '')}
      searchable
      // The API has matched already, word by word.
      filter={({ options: all }) => all}
      onSearchChange={setTyped}
      nothingFoundMessage={fetching ? 'Looking…' : 'No organisation by that name.'}
      error={error}
    />
  );
}
