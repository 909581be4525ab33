import { Badge, Button, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ResultOf } from 'gql.tada';
import { useState } from 'react';
import { messageAt } from '../graph/refusals';
import { useSubmission } from '../graph/submission';
import { FormDialog } from '../house/form-dialog';
import { Refused } from '../shell/trouble';
import { showMoment } from '../time/show';
import { viewerZone } from '../time/today';
import { tells, type Frequency } from './frequencies';
import { ChangeSavedSearch, type SavedSearches } from './operations';
import { searchIn } from './page-of';
import { RemoveSaved } from './remove-saved';
import { FrequencyField } from './save-search';
import styles from './saved.module.css';

export type Saved = ResultOf<typeof SavedSearches>['savedSearches'][number];

/** One saved search: what is new in it, when one is told, and what can be done with it. */
export function SavedItem({ search }: { readonly search: Saved }) {
  const change = useSubmission(ChangeSavedSearch);
  const [isEditing, setEditing] = useState(false);
  const { id, name, page, newCount, frequency, isOver, lastToldAt, savedAt } = search;
  const zone = viewerZone();
  const seen = () => {
    if (newCount) void change.send({ savedSearchId: id, seen: true });
  };
  return (
    <li className={styles.item}>
      <Group gap="xs">
        <Title order={2} size="h4">
          <Link to="/search" search={searchIn(page)} className={styles.name} onClick={seen}>
            {name}
          </Link>
        </Title>
        {newCount ? <Badge variant="light">{newCount} new</Badge> : null}
      </Group>
      <Text size="sm" c="dimmed">
        Saved {showMoment(savedAt, zone)} · {tells(frequency, isOver)}
        {lastToldAt ? ` · last written ${showMoment(lastToldAt, zone)}` : ''}
      </Text>
      <Group gap="xs" mt="xs">
        <Button size="compact-sm" variant="default" aria-label={`Edit ${name}`} onClick={() => setEditing(true)}>
          Edit
        </Button>
        <RemoveSaved search={search} />
      </Group>
      <FormDialog title={`Edit ${name}`} isOpen={isEditing} onClose={() => setEditing(false)}>
        <EditForm search={search} onDone={() => setEditing(false)} />
      </FormDialog>
    </li>
  );
}

type EditProps = { readonly search: Saved; readonly onDone: () => void };

function EditForm({ search, onDone }: EditProps) {
  const change = useSubmission(ChangeSavedSearch);
  const [name, setName] = useState(search.name);
  const [frequency, setFrequency] = useState<Frequency>(search.frequency);

  async function send() {
    if (name.trim() === '') return;
    const input = { savedSearchId: search.id, name: name.trim(), frequency, timeZone: viewerZone() };
    if (await change.send(input)) onDone();
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
          error={(name.trim() === '' ? 'Give it a name.' : null) ?? messageAt(change.refusals, 'name')}
        />
        <FrequencyField value={frequency} onChange={setFrequency} />
        <Refused refusals={change.refusals} trouble={change.trouble} shown={['name']} />
        <Button type="submit" w="fit-content" loading={change.isSending}>
          Save
        </Button>
      </Stack>
    </form>
  );
}
