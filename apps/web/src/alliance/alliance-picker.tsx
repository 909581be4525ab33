import { Select } from '@mantine/core';
import { useMemberships } from './use-memberships';

type Props = {
  readonly value: string;
  readonly onChange: (id: string) => void;
  readonly error: string | null;
};

/** One of the alliances that the viewer's house is in. */
export function AlliancePicker({ value, onChange, error }: Props) {
  const { inForce, isKnown } = useMemberships();
  return (
    <Select
      label="Alliance"
      description={
        isKnown && inForce.length === 0
          ? 'Your house is in no alliance in force. Under Alliances you propose one or answer an invitation.'
          : 'Its members see the resource and pay this.'
      }
      data={inForce.map(({ id, name }) => ({ value: id, label: name }))}
      value={value || null}
      disabled={isKnown && inForce.length === 0}
      onChange={(id) => onChange(id ?? '')}
      searchable
      nothingFoundMessage="You are in no alliance by that name."
      error={error}
    />
  );
}
