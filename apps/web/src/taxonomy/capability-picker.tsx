import {
  Select,
  Stack,
  Text,
  type ComboboxItem,
  type ComboboxParsedItem,
  type ComboboxParsedItemGroup,
} from '@mantine/core';
import { useMemo, useState } from 'react';
import { becauseOf, matching, type Findable } from './match';
import { useTaxonomy } from './taxonomy';

type Props = {
  readonly label: string;
  readonly description?: string;
  readonly value: string | undefined;
  readonly onChange: (code: string | undefined) => void;
  /** Only leaves can be claimed; all of them and branches can be searched for. */
  readonly leavesOnly?: boolean;
  readonly placeholder?: string;
  /** Leaves that are not offered again. */
  readonly without?: readonly string[];
};

const isGroup = (item: ComboboxParsedItem): item is ComboboxParsedItemGroup => 'group' in item;

const broad = 'Whole disciplines and branches';

/** One capability, found by label, code or synonym. */
export function CapabilityPicker({
  label,
  description,
  value,
  onChange,
  leavesOnly = false,
  placeholder,
  without,
}: Props) {
  const { leaves, branches, labelOf, isLoading } = useTaxonomy();
  const [typed, setTyped] = useState('');
  const known = useMemo(
    () => new Map<string, Findable>([...branches, ...leaves].map((one) => [one.code, one])),
    [branches, leaves],
  );

  const options = useMemo(() => {
    const item = ({ code, label: name }: Findable) => ({ value: code, label: name });
    const open = leaves.filter(({ code }) => !without?.includes(code));
    const groups = Map.groupBy(open, ({ discipline }) => discipline);
    const byDiscipline = [...groups].map(([discipline, found]) => ({
      group: labelOf(discipline),
      items: found.map(item),
    }));
    return leavesOnly ? byDiscipline : [...byDiscipline, { group: broad, items: branches.map(item) }];
  }, [leaves, branches, labelOf, leavesOnly, without]);

  const filter = ({
    options: all,
    search,
  }: {
    options: ComboboxParsedItem[];
    search: string;
  }): ComboboxParsedItem[] => {
    if (search === (value ? labelOf(value) : '')) return all;
    const entryOf = (item: ComboboxItem<string>) => known.get(item.value) ?? { code: item.value, label: item.label };
    const flat = all.flatMap((group) =>
      isGroup(group) ? group.items.map((item) => ({ item, group: group.group })) : [],
    );
    const found = matching(
      flat.map(({ item, group }) => ({ ...entryOf(item), item, group })),
      search,
    );
    const groups = Map.groupBy(found, ({ group }) => group);
    return [...groups].map(([group, members]) => ({ group, items: members.map(({ item }) => item) }));
  };

  return (
    <Select
      label={label}
      description={description}
      placeholder={isLoading ? 'Loading the list…' : (placeholder ?? 'A grading suite, a Foley stage, IMF…')}
      data={options}
      value={value ?? null}
      onChange={(code) => onChange(code ?? undefined)}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': `Clear: ${label}` }}
      onSearchChange={setTyped}
      filter={filter}
      maxDropdownHeight={360}
      nothingFoundMessage={isLoading ? 'Loading…' : 'Nothing by that name. Try another word for it.'}
      error={value && !isLoading && !known.has(value) ? `There is no capability “${value}”.` : null}
      renderOption={({ option }) => {
        const because = becauseOf(known.get(option.value) ?? { code: '', label: option.label }, typed);
        return (
          <Stack gap={0}>
            <Text size="sm">{option.label}</Text>
            <Text size="xs" c="dimmed">
              {option.value}
              {because && ` · also “${because}”`}
            </Text>
          </Stack>
        );
      }}
    />
  );
}
