import { Button, Group, NativeSelect, SimpleGrid, TextInput } from '@mantine/core';
import { showZone } from '../time/show';
import { offsetAt } from '../time/zone';
import { parseBand, parseOverlap, showOffset, writeBand, writeOverlap, type Overlap } from './clocks';
import type { ChangeSearch, Defaults, SearchParams } from './params';
import { filterOf } from './filter';
import styles from './search.module.css';
import { useTyped } from './typed';

type Props = { readonly search: SearchParams & Defaults; readonly onChange: ChangeSearch };

const offsets = Array.from({ length: 27 }, (_, index) => index - 12);
const hoursToShare = [1, 2, 3, 4, 5, 6, 7, 8];
const usualDay = { from: '09:00', to: '18:00' };
const aroundMine = 2;

/** Where the house's clock stands, and how much of its working day is one with the asker's. */
export function HoursField({ search, onChange }: Props) {
  const band = parseBand(search.clock);
  const overlap = parseOverlap(search.overlap);
  const own = offsetAt(filterOf({ ...search, capability: 'any' })?.period.start ?? '', search.zone);

  const options = (chosen: number | undefined) => [
    { value: '', label: 'Any' },
    ...[...new Set([...offsets, ...(chosen === undefined ? [] : [chosen])])]
      .sort((one, other) => one - other)
      .map((hours) => ({ value: String(hours), label: showOffset(hours) })),
  ];
  function setBand(from: string, to: string) {
    if (from === '' && to === '') return onChange({ clock: undefined });
    const [low, high] = [from === '' ? -12 : Number(from), to === '' ? 14 : Number(to)];
    return onChange({ clock: writeBand({ from: Math.min(low, high), to: Math.max(low, high) }) });
  }

  return (
    <fieldset className={styles.facet}>
      <legend>Clocks and hours</legend>
      <SimpleGrid cols={2} spacing={6}>
        <NativeSelect
          label="Clock from"
          data={options(band?.from)}
          value={band ? String(band.from) : ''}
          onChange={({ currentTarget: { value } }) => setBand(value, band ? String(band.to) : '')}
        />
        <NativeSelect
          label="Clock to"
          data={options(band?.to)}
          value={band ? String(band.to) : ''}
          onChange={({ currentTarget: { value } }) => setBand(band ? String(band.from) : '', value)}
        />
      </SimpleGrid>
      <Button
        size="compact-sm"
        variant="subtle"
        onClick={() => setBand(String(Math.max(own - aroundMine, -12)), String(Math.min(own + aroundMine, 14)))}
      >
        Within {aroundMine} h of {showZone(search.zone)}
      </Button>
      <NativeSelect
        mt={4}
        label="Hours of work shared with mine"
        data={[
          { value: '', label: 'Any' },
          ...[...new Set([...hoursToShare, ...(overlap ? [overlap.hours] : [])])]
            .sort((one, other) => one - other)
            .map((hours) => ({ value: String(hours), label: `At least ${hours} h` })),
        ]}
        value={overlap ? String(overlap.hours) : ''}
        onChange={({ currentTarget: { value } }) =>
          onChange({
            overlap: value === '' ? undefined : writeOverlap({ ...usualDay, ...overlap, hours: Number(value) }),
            zone: search.zone,
          })
        }
      />
      {overlap && <OwnDay overlap={overlap} zone={search.zone} onChange={onChange} />}
    </fieldset>
  );
}

type DayProps = { readonly overlap: Overlap; readonly zone: string; readonly onChange: ChangeSearch };

/** From when to when whoever asks works. */
function OwnDay({ overlap, zone, onChange }: DayProps) {
  const tell = (part: Partial<Overlap>) => {
    const written = writeOverlap({ ...overlap, ...part });
    if (parseOverlap(written)) onChange({ overlap: written }, true);
  };
  const [from, setFrom] = useTyped(overlap.from, (text) => tell({ from: text }));
  const [to, setTo] = useTyped(overlap.to, (text) => tell({ to: text }));
  return (
    <Group gap={6} wrap="nowrap" mt={4}>
      <TextInput
        type="time"
        label={`My day from (${showZone(zone)})`}
        value={from}
        onChange={({ currentTarget }) => setFrom(currentTarget.value)}
        error={from < to ? null : 'Not before its end.'}
        flex={1}
      />
      <TextInput
        type="time"
        label="to"
        value={to}
        onChange={({ currentTarget }) => setTo(currentTarget.value)}
        flex={1}
      />
    </Group>
  );
}
