import { Group, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { isoDuration, lengthOf, type DurationUnit } from './duration';

type Props = {
  readonly label: string;
  readonly description?: string;
  /** ISO 8601, or empty for none. */
  readonly value: string;
  readonly onChange: (iso: string) => void;
  readonly error?: string | null;
};

const units = [
  { value: 'hours', label: 'hours' },
  { value: 'days', label: 'days' },
  { value: 'weeks', label: 'weeks' },
];

/** A length of time as a number and a unit. */
export function LengthInput({ label, description, value, onChange, error }: Props) {
  const length = lengthOf(value);
  const [text, setText] = useState(length ? String(length.count) : '');
  const [unit, setUnit] = useState<DurationUnit>(length?.unit ?? 'hours');

  const [given, setGiven] = useState(value);

  // Changed from elsewhere, as by the back button: what stands in the fields follows.
  if (value !== given) {
    setGiven(value);
    if (length && (Number(text) !== length.count || unit !== length.unit)) {
      setText(String(length.count));
      setUnit(length.unit);
    }
  }

  function say(count: string, inUnit: DurationUnit) {
    setText(count);
    setUnit(inUnit);
    onChange(Number(count) >= 1 ? isoDuration({ count: Number(count), unit: inUnit }) : '');
  }

  return (
    <Group gap={6} align="flex-end" wrap="nowrap">
      <TextInput
        label={label}
        description={description}
        inputMode="numeric"
        w={120}
        labelProps={{ style: { whiteSpace: 'nowrap' } }}
        value={text}
        error={error}
        onChange={({ currentTarget }) => say(currentTarget.value.replaceAll(/\D/g, '').slice(0, 4), unit)}
      />
      <NativeSelect
        aria-label={`${label}: unit`}
        data={units}
        value={unit}
        onChange={({ currentTarget }) => say(text, currentTarget.value as DurationUnit)}
      />
    </Group>
  );
}
