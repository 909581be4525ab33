import {
  Button,
  Checkbox,
  Group,
  MultiSelect,
  SegmentedControl,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useQuery } from 'urql';
import { BlockTime } from '../block/operations';
import { useSubmission } from '../graph/submission';
import { Refused, Trouble } from '../shell/trouble';
import { showZone } from '../time/show';
import type { SelectedTime } from '../timeline/timeline';
import { draftOf, faultOf, timeOf, unitsOf, type Draft } from './draft';
import { ReshapeCapacity, ReshapePreview } from './operations';
import { PeriodFields } from './period-fields';
import { PatternFields } from './pattern-fields';
import { PreviewOf } from './preview';

export type Lent = { readonly id: string; readonly name: string; readonly units: number };
export type Done = { readonly id: string; readonly summary: string };

type Props = {
  readonly selected: SelectedTime;
  readonly resources: readonly Lent[];
  readonly zone: string;
  /** How the time is told at first. */
  readonly when?: Draft['when'];
  readonly onDone: (change: Done | null) => void;
};

const acts = [
  { value: 'OFFER', label: 'Offer' },
  { value: 'KEEP', label: 'Keep for us' },
  { value: 'WITHDRAW', label: 'Withdraw' },
];
const whens = [
  { value: 'stretch', label: 'One stretch' },
  { value: 'pattern', label: 'Days that repeat' },
];
const words = { OFFER: 'Offer it', KEEP: 'Keep it', WITHDRAW: 'Withdraw it' } as const;
const mostBlocks = 500;

/** Offers time, keeps it for the house or withdraws it, on one resource or many; it shows what changes before it does. */
export function TimeForm({ selected, resources, zone, when, onDone }: Props) {
  const [draft, setDraft] = useState(() => draftOf(selected, mostUnits(resources, selected.resourceIds), when));
  const reshape = useSubmission(ReshapeCapacity);
  const block = useSubmission(BlockTime);
  const most = mostUnits(resources, draft.resourceIds);
  const fault = faultOf(draft, most, zone);
  const input = fault === null ? inputOf(draft, most, zone) : null;
  const [asked] = useDebouncedValue(input && JSON.stringify(input), 200);
  const isAsked = input !== null && asked === JSON.stringify(input);
  const [{ data, error, fetching }] = useQuery({
    query: ReshapePreview,
    variables: { input: input ?? { resourceIds: [], units: 0 } },
    pause: !isAsked,
    requestPolicy: 'network-only',
  });
  const preview = isAsked && !fetching && !error ? data?.reshapePreview : undefined;
  const periods = preview?.periods ?? [];
  const parts = [...new Set(preview?.resources.flatMap(({ resource }) => resource.parts.map(({ name }) => name)))];
  const isHindered = draft.act !== 'KEEP' && (preview?.resources.some(({ promises }) => promises.length > 0) ?? false);
  const isTooMuch = draft.act === 'KEEP' && periods.length > mostBlocks;
  const change = (next: Partial<Draft>) => setDraft({ ...draft, ...next });

  async function send() {
    if (!input || !preview) return;
    if (draft.act === 'KEEP') {
      const { resourceIds } = input;
      const units = draft.units === '' ? null : Number(draft.units);
      const payload = await block.send({
        ...{ resourceIds, units, note: draft.note.trim() || null, withParts: draft.withParts },
        periods: periods.map(({ start, end }) => ({ start, end })),
      });
      if (payload) onDone(payload.change);
    } else {
      const payload = await reshape.send(input);
      if (payload) onDone(payload.change);
    }
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Stack gap="sm">
        <SegmentedControl
          aria-label="What to do with the time"
          data={acts}
          value={draft.act}
          data-autofocus
          onChange={(act) => change({ act: act as Draft['act'], units: act === 'KEEP' ? '' : String(most) })}
        />
        {resources.length > 1 && (
          <MultiSelect
            label="Resources"
            data={resources.map(({ id, name }) => ({ value: id, label: name }))}
            searchable
            hidePickedOptions
            maxValues={100}
            limit={100}
            value={[...draft.resourceIds]}
            onChange={(resourceIds) => change({ resourceIds })}
          />
        )}
        <SegmentedControl
          aria-label="Which time"
          data={whens}
          value={draft.when}
          onChange={(when) => change({ when: when as Draft['when'] })}
        />
        {draft.when === 'pattern' ? (
          <PatternFields draft={draft} onChange={change} />
        ) : (
          <Stack gap="sm">
            <PeriodFields span={draft} onChange={({ start, end }) => change({ start, end })} />
          </Stack>
        )}
        {draft.act !== 'WITHDRAW' && (
          <TextInput
            label="Units"
            description={
              draft.act === 'KEEP'
                ? `Of ${most.toLocaleString('en-GB')}; empty: all there are`
                : `Offered there from now on, of ${most.toLocaleString('en-GB')}`
            }
            inputMode="numeric"
            value={draft.units}
            onChange={({ currentTarget }) => change({ units: currentTarget.value.replaceAll(/\D/g, '').slice(0, 7) })}
          />
        )}
        {draft.act === 'KEEP' && (
          <Textarea
            label="Note"
            description="Only your house reads it"
            maxLength={2000}
            autosize
            value={draft.note}
            onChange={({ currentTarget }) => change({ note: currentTarget.value })}
          />
        )}
        {draft.act === 'KEEP' && parts.length > 0 && (
          <Checkbox
            label={`With its parts: ${parts.join(', ')}`}
            checked={draft.withParts}
            onChange={({ currentTarget }) => change({ withParts: currentTarget.checked })}
          />
        )}
        <Stack gap={4} role="status" aria-label="What changes">
          {fault !== null && <Text size="sm">{fault}</Text>}
          {preview && <PreviewOf act={draft.act} preview={preview} zone={zone} />}
          {isTooMuch && <Text size="sm">At most {mostBlocks} stretches are kept at once; shorten the dates.</Text>}
          <Text size="xs" c="dimmed">
            Times are {showZone(zone)} time.
          </Text>
        </Stack>
        {isAsked && error && <Trouble error={error} />}
        <Refused
          refusals={draft.act === 'KEEP' ? block.refusals : reshape.refusals}
          trouble={draft.act === 'KEEP' ? block.trouble : reshape.trouble}
        />
        <Group>
          <Button
            type="submit"
            loading={block.isSending || reshape.isSending}
            disabled={!preview || periods.length === 0 || isHindered || isTooMuch}
          >
            {words[draft.act]}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** What all of the chosen have; without any, what the smallest of all has. */
function mostUnits(resources: readonly Lent[], ids: readonly string[]): number {
  const chosen = resources.filter(({ id }) => ids.includes(id));
  return Math.min(...(chosen.length > 0 ? chosen : resources).map(({ units }) => units));
}

function inputOf(draft: Draft, most: number, zone: string) {
  const [time, units] = [timeOf(draft, zone), unitsOf(draft, most)];
  return time && units !== null ? { resourceIds: [...draft.resourceIds], ...time, units } : null;
}
