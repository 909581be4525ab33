import { Group, SegmentedControl, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { CapabilityPicker } from '../taxonomy/capability-picker';
import { showZone } from '../time/show';
import { LengthInput } from '../time/length-input';
import { isExact, type ChangeSearch, type Defaults, type SearchParams } from './params';
import { SpecField } from './spec-field';
import { useTyped } from './typed';
import styles from './search.module.css';

type Props = { readonly search: SearchParams & Defaults; readonly onChange: ChangeSearch };

/** What, when and how much: the part of a search that everyone fills in. */
export function SearchFields({ search, onChange }: Props) {
  const exact = isExact(search);
  const [units, setUnits] = useTyped(String(search.units ?? 1), (text) =>
    onChange({ units: Number(text) > 1 ? Math.trunc(Number(text)) : undefined }, true),
  );

  function changeMode(mode: string) {
    const [fromDate = search.from] = search.from.split('T');
    const [toDate = search.to] = search.to.split('T');
    const { zone } = search;
    if (mode === 'exact') onChange({ from: `${fromDate}T09:00`, to: `${fromDate}T18:00`, zone, duration: undefined });
    else onChange({ from: fromDate, to: toDate > fromDate ? toDate : fromDate, zone, duration: 'PT8H' });
  }

  // Whatever of the period changes, all of it goes into the address, so that a shared link does not drift with the day.
  const period = { from: search.from, to: search.to, zone: search.zone, duration: search.duration };
  const type = exact && search.from.includes('T') ? 'datetime-local' : 'date';

  return (
    <>
      <div className={styles.capability}>
        <CapabilityPicker
          label="What do you need?"
          value={search.capability}
          onChange={(capability) => onChange({ capability, spec: undefined, need: undefined })}
        />
      </div>
      <SpecField search={search} onChange={onChange} />
      <Stack gap={4} className={styles.period}>
        <Group justify="space-between" gap={4}>
          <SegmentedControl
            size="xs"
            aria-label="How fixed is the time?"
            data={[
              { value: 'within', label: 'Some time between' },
              { value: 'exact', label: 'Exactly from … to' },
            ]}
            value={exact ? 'exact' : 'within'}
            onChange={changeMode}
          />
          <Text size="xs" c="dimmed">
            {showZone(search.zone)} time
          </Text>
        </Group>
        <SimpleGrid cols={2} spacing={6}>
          <TextInput
            type={type}
            label="From"
            value={search.from}
            onChange={({ currentTarget: { value } }) =>
              value && onChange({ ...period, from: value, ...(value > search.to && { to: value }) }, true)
            }
          />
          <TextInput
            type={type}
            label={exact ? 'To' : 'Until'}
            value={search.to}
            min={search.from}
            onChange={({ currentTarget: { value } }) => value && onChange({ ...period, to: value }, true)}
          />
        </SimpleGrid>
      </Stack>
      {!exact && (
        <LengthInput
          label="For how long?"
          value={search.duration ?? ''}
          onChange={(duration) => duration && onChange({ ...period, duration }, true)}
        />
      )}
      <TextInput
        label="Units"
        inputMode="numeric"
        w={80}
        value={units}
        onChange={({ currentTarget }) => setUnits(currentTarget.value.replaceAll(/\D/g, '').slice(0, 7))}
      />
    </>
  );
}
