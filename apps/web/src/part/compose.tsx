import { Button, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { messageAt } from '../graph/refusals';
import { useSubmission } from '../graph/submission';
import { Refused } from '../shell/trouble';
import { offerUndo } from '../shell/undo';
import { SetParts } from './operations';
import styles from './part.module.css';
import type { Together } from './together';
import type { Choice } from './use-choices';

/** Units as they are typed; empty for all. */
type PartDraft = { readonly resourceId: string; readonly name: string; readonly units: string };

type Props = { readonly resource: Together; readonly choices: readonly Choice[] };

const mostParts = 20;

const draftOf = ({ parts }: Together): readonly PartDraft[] =>
  parts.flatMap(({ name, units, isAll, resource }) =>
    resource ? [{ name, resourceId: resource.id, units: isAll ? '' : String(units) }] : [],
  );

const asked = (draft: readonly PartDraft[]) =>
  draft.map(({ resourceId, units }) => ({ resourceId, units: units === '' ? null : Number(units) }));

/** Puts a whole together from other resources of its facility. */
export function Compose({ resource, choices }: Props) {
  const set = useSubmission(SetParts);
  const [draft, setDraft] = useState(() => draftOf(resource));
  const unitsOf = new Map(choices.map(({ id, units }) => [id, units]));
  const open = choices.filter(({ id }) => id !== resource.id && !draft.some(({ resourceId }) => resourceId === id));
  const isSaved = JSON.stringify(asked(draft)) === JSON.stringify(asked(draftOf(resource)));
  const paths = draft.map((_, at) => `parts.${at}`);

  const change = (next: readonly PartDraft[]) => {
    set.clear();
    setDraft(next);
  };

  function addPart(id: string | null) {
    const chosen = open.find((one) => one.id === id);
    if (chosen) change([...draft, { resourceId: chosen.id, name: chosen.name, units: '' }]);
  }

  async function save() {
    const before = draftOf(resource);
    if (!(await set.send({ resourceId: resource.id, parts: asked(draft) }))) return;
    offerUndo({
      title: draft.length === 0 ? `${resource.name} stands alone again` : `${resource.name} is put together`,
      message: 'It goes for what is asked from now on.',
      undo: () => void putBack(before),
    });
  }

  async function putBack(before: readonly PartDraft[]) {
    if (await set.send({ resourceId: resource.id, parts: asked(before) })) setDraft(before);
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Stack>
        {draft.length > 0 && (
          <ul className={styles.list} aria-label={`Parts of ${resource.name}`}>
            {draft.map(({ resourceId, name, units }, at) => (
              <li key={resourceId} className={styles.item}>
                <div className={styles.row}>
                  <Text fw={600}>{name}</Text>
                  {(unitsOf.get(resourceId) ?? 1) > 1 ? (
                    <TextInput
                      size="xs"
                      w={110}
                      aria-label={`Units of ${name}`}
                      placeholder={`all ${unitsOf.get(resourceId)?.toLocaleString('en-GB')}`}
                      inputMode="numeric"
                      value={units}
                      onChange={({ currentTarget }) => {
                        const digits = currentTarget.value.replaceAll(/\D/g, '').slice(0, 7);
                        change(draft.map((one, n) => (n === at ? { ...one, units: digits } : one)));
                      }}
                    />
                  ) : (
                    <span />
                  )}
                  <Button
                    size="compact-sm"
                    variant="default"
                    aria-label={`Remove ${name}`}
                    onClick={() => change(draft.filter((_, n) => n !== at))}
                  >
                    Remove
                  </Button>
                </div>
                {messageAt(set.refusals, `parts.${at}`) && (
                  <Text size="xs" c="var(--mantine-color-error)" role="alert">
                    {messageAt(set.refusals, `parts.${at}`)}
                  </Text>
                )}
              </li>
            ))}
          </ul>
        )}
        {draft.length < mostParts && (
          <Select
            label="Add a part"
            placeholder={choices.length > 1 ? 'Choose a resource' : 'There is no other resource here'}
            disabled={choices.length <= 1}
            searchable
            nothingFoundMessage="No such resource here"
            data={open.map(({ id, name }) => ({ value: id, label: name }))}
            value={null}
            onChange={addPart}
          />
        )}
        <Refused refusals={set.refusals} trouble={set.trouble} shown={paths} />
        <Group>
          <Button type="submit" loading={set.isSending} disabled={isSaved}>
            Save what it comes with
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
