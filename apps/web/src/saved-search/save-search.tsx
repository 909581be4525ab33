import { Button, Select, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { messageAt } from '../graph/refusals';
import { useSubmission } from '../graph/submission';
import { FormDialog } from '../house/form-dialog';
import type { Filter } from '../search/filter';
import type { Defaults, SearchParams } from '../search/params';
import { useViewer } from '../session/session';
import { Refused } from '../shell/trouble';
import { useTaxonomy } from '../taxonomy/taxonomy';
import { viewerZone } from '../time/today';
import { frequencies, frequencyOf, frequencyWords, type Frequency } from './frequencies';
import { SaveSearchAct } from './operations';
import { searchedOf } from './page-of';

type Props = { readonly search: SearchParams & Defaults; readonly filter: Filter };

/** Keeps the search on screen, and says when to tell of what is new in it. Nothing to visitors. */
export function SaveSearch({ search, filter }: Props) {
  const viewer = useViewer();
  const [isOpen, setOpen] = useState(false);
  if (!viewer) return null;
  return (
    <>
      <Button variant="default" size="sm" onClick={() => setOpen(true)}>
        Save this search
      </Button>
      <FormDialog title="Save this search" isOpen={isOpen} onClose={() => setOpen(false)}>
        <SaveForm search={search} filter={filter} onSaved={() => setOpen(false)} />
      </FormDialog>
    </>
  );
}

function SaveForm({ search, filter, onSaved }: Props & { readonly onSaved: () => void }) {
  const save = useSubmission(SaveSearchAct);
  const { labelOf } = useTaxonomy();
  const [name, setName] = useState(search.capability ? labelOf(search.capability) : (search.text ?? ''));
  const [frequency, setFrequency] = useState<Frequency>('DAILY');
  const [isTried, setTried] = useState(false);

  async function send() {
    setTried(true);
    if (name.trim() === '') return;
    const input = { ...searchedOf(search, filter), name: name.trim(), frequency, timeZone: viewerZone() };
    if (!(await save.send(input))) return;
    notifications.show({
      title: `“${name.trim()}” is saved`,
      message: 'It stands under “Saved searches” in the menu of your account.',
    });
    onSaved();
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
        <TextInput
          label="Name"
          required
          maxLength={200}
          data-autofocus
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
          error={(isTried && name.trim() === '' ? 'Give it a name.' : null) ?? messageAt(save.refusals, 'name')}
        />
        <FrequencyField value={frequency} onChange={setFrequency} />
        <Refused refusals={save.refusals} trouble={save.trouble} shown={['name']} />
        <Button type="submit" w="fit-content" loading={save.isSending}>
          Save
        </Button>
      </Stack>
    </form>
  );
}

type FieldProps = { readonly value: Frequency; readonly onChange: (frequency: Frequency) => void };

export function FrequencyField({ value, onChange }: FieldProps) {
  return (
    <div>
      <Select
        label="Write me about what is new"
        data={frequencies.map((one) => ({ value: one, label: frequencyWords[one] }))}
        value={value}
        allowDeselect={false}
        onChange={(chosen) => onChange(frequencyOf(chosen))}
      />
      <Text size="xs" c="dimmed" mt={4}>
        What it finds already is not written about. Mornings are at 7:00, {viewerZone()}.
      </Text>
    </div>
  );
}
