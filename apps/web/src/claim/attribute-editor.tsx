import { MultiSelect, Select, TagsInput, TextInput } from '@mantine/core';
import type { Attribute } from '../taxonomy/taxonomy';

type Props = {
  readonly attribute: Attribute;
  readonly values: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
  readonly error: string | null;
};

const unsaid = 'Not stated';

/** One attribute of a claim, by its type. What is left out is unknown, and unknown never satisfies a search. */
export function AttributeEditor({ attribute, values, onChange, error }: Props) {
  const { label, type, values: listed, unit, ordered } = attribute;
  const [first = ''] = values;
  const one = (value: string | null) => onChange(value ? [value] : []);

  if (type === 'set' && listed) {
    return (
      <MultiSelect
        label={label}
        description="Any number"
        data={listed}
        value={[...values]}
        onChange={onChange}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': `Clear: ${label}` }}
        placeholder={values.length === 0 ? unsaid : undefined}
        error={error}
      />
    );
  }
  if (type === 'set') {
    return (
      <TagsInput
        label={label}
        description="Codes like fr or pt-BR, each followed by Enter"
        value={[...values]}
        onChange={onChange}
        splitChars={[',', ' ', ';']}
        clearable
        clearButtonProps={{ 'aria-label': `Clear: ${label}` }}
        placeholder={values.length === 0 ? unsaid : undefined}
        error={error}
      />
    );
  }
  if (type === 'integer' || type === 'decimal') {
    const allowed = type === 'integer' ? /\D/g : /[^\d.]/g;
    return (
      <TextInput
        label={label}
        description={unit && unit !== 'count' ? `In ${unit}` : 'A number'}
        inputMode={type === 'integer' ? 'numeric' : 'decimal'}
        value={first}
        onChange={({ currentTarget }) => one(currentTarget.value.replaceAll(',', '.').replaceAll(allowed, ''))}
        placeholder={unsaid}
        error={error}
      />
    );
  }
  const words: Readonly<Record<string, string>> = {
    true: 'Yes',
    false: 'No',
    yes: 'Yes',
    no: 'No',
    unknown: 'Unknown',
  };
  const known = listed ?? (type === 'tristate' ? ['yes', 'no', 'unknown'] : ['true', 'false']);
  const isFlag = type === 'boolean' || type === 'tristate';
  return (
    <Select
      label={label}
      description={ordered ? 'The most it reaches' : 'One of these'}
      data={known.map((value) => ({ value, label: isFlag ? (words[value] ?? value) : value }))}
      value={first || null}
      onChange={one}
      clearable
      clearButtonProps={{ 'aria-label': `Clear: ${label}` }}
      placeholder={unsaid}
      error={error}
    />
  );
}
