import { Button, Group, MultiSelect, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { Refusal } from '../graph/refusals';
import { useSubmission } from '../graph/submission';
import { Refused } from '../shell/trouble';
import { draftOf } from './draft';
import { SetRates } from './operations';
import { RateFields, rateFields } from './rate-fields';
import { useRateDraft } from './use-rate-draft';

type Props = {
  /** Chosen at first, of all there are to choose from. */
  readonly resourceIds: readonly string[];
  readonly resources: readonly { readonly id: string; readonly name: string }[];
  readonly onDone: (change: { readonly id: string; readonly summary: string } | null) => void;
};

/** What an audience pays, on many resources in one act. */
export function SetRatesForm({ resourceIds, resources, onDone }: Props) {
  const set = useSubmission(SetRates);
  const rate = useRateDraft(draftOf(null, 'EUR'), set.refusals);
  const [chosen, setChosen] = useState(resourceIds);
  const [asked, setAsked] = useState(resourceIds);
  const named = namedBy(set.refusals, asked, resources);

  async function send() {
    const terms = rate.read();
    if (!terms || chosen.length === 0) return;
    setAsked(chosen);
    const payload = await set.send({ resourceIds: [...chosen], ...terms });
    if (payload) onDone(payload.change);
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Stack>
        <MultiSelect
          label="Resources"
          description="A rate of theirs for the same audience and unit is replaced"
          data={resources.map(({ id, name }) => ({ value: id, label: name }))}
          searchable
          hidePickedOptions
          maxValues={100}
          limit={100}
          value={[...chosen]}
          onChange={setChosen}
          error={chosen.length === 0 ? 'Choose at least one resource.' : named}
        />
        <RateFields rate={rate} refusals={set.refusals} />
        <Refused refusals={set.refusals} trouble={set.trouble} shown={[...rateFields, 'resourceIds']} />
        <Text size="xs" c="dimmed">
          Set on all of them or on none. Whoever it is for can see them.
        </Text>
        <Group>
          <Button type="submit" loading={set.isSending} disabled={chosen.length === 0}>
            {chosen.length === 1 ? 'Set it on 1 resource' : `Set it on ${chosen.length} resources`}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Refusals of single resources, with their names: `Suite Aurora: The rates of this resource are in EUR.` */
function namedBy(refusals: readonly Refusal[], asked: readonly string[], resources: Props['resources']): string | null {
  const words = refusals
    .filter(({ field }) => field?.includes('resourceIds'))
    .map(({ field, message }) => {
      const at = Number(field?.at(-1));
      const name = resources.find(({ id }) => id === asked[at])?.name;
      return name === undefined ? message : `${name}: ${message}`;
    });
  return words.length === 0 ? null : words.join(' ');
}
