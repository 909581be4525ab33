import { Button, Fieldset, Group, Text, TextInput } from '@mantine/core';
import { messageAt, type Refusal } from '../graph/refusals';
import { LengthInput } from '../time/length-input';
import type { BandDraft } from './draft';

type Props = {
  readonly bands: readonly BandDraft[];
  readonly onChange: (bands: readonly BandDraft[]) => void;
  readonly refusals: readonly Refusal[];
};

const mostBands = 10;

/** What cancelling costs, as rows: the longest notice first. */
export function ScaleRows({ bands, onChange, refusals }: Props) {
  const change = (at: number, patch: Partial<BandDraft>) =>
    onChange(bands.map((band, n) => (n === at ? { ...band, ...patch } : band)));
  // The message of the whole list, where no band is named.
  const whole = refusals.find(({ field }) => field?.at(-1) === 'cancellation')?.message ?? null;
  return (
    <Fieldset legend="Cancelling" variant="unstyled">
      <Text size="xs" c="dimmed" mb="xs">
        Longest notice first; with less than the last, all of the price is due. Without rows cancelling is free.
      </Text>
      {bands.map((band, at) => (
        <Group key={band.id} gap="sm" mb="xs" align="flex-end" role="group" aria-label={`Band ${at + 1}`}>
          <LengthInput
            label="With notice of"
            value={band.notice}
            onChange={(notice) => change(at, { notice })}
            error={messageAt(refusals, `cancellation.${at}.notice`)}
          />
          <TextInput
            label="Due, percent"
            inputMode="numeric"
            w={110}
            value={band.percent}
            onChange={({ currentTarget }) =>
              change(at, { percent: currentTarget.value.replaceAll(/\D/g, '').slice(0, 3) })
            }
            error={messageAt(refusals, `cancellation.${at}.percent`)}
          />
          <Button
            variant="default"
            size="compact-sm"
            aria-label={`Remove band ${at + 1}`}
            onClick={() => onChange(bands.filter((_, n) => n !== at))}
          >
            Remove
          </Button>
        </Group>
      ))}
      {whole && (
        <Text size="xs" c="var(--mantine-color-error)" mb="xs">
          {whole}
        </Text>
      )}
      {bands.length < mostBands && (
        <Button
          variant="default"
          size="compact-sm"
          onClick={() => onChange([...bands, { id: crypto.randomUUID(), notice: '', percent: '' }])}
        >
          Add a band
        </Button>
      )}
    </Fieldset>
  );
}
