import { TextInput } from '@mantine/core';

type Props = {
  readonly label: string;
  /** Not every unit of a rate has such hours or days. */
  readonly isUsed: boolean;
  readonly value: string;
  readonly onChange: (digits: string) => void;
  readonly error: string | null;
};

/** A whole percentage that is added; empty for none. */
export const PercentInput = ({ label, isUsed, value, onChange, error }: Props) => (
  <TextInput
    label={label}
    inputMode="numeric"
    disabled={!isUsed}
    value={isUsed ? value : ''}
    onChange={({ currentTarget }) => onChange(currentTarget.value.replaceAll(/\D/g, '').slice(0, 4))}
    error={error}
  />
);
