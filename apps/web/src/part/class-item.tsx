import { Button, Group, MultiSelect, Stack, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { messageAt } from '../graph/refusals';
import { useSubmission } from '../graph/submission';
import { Refused } from '../shell/trouble';
import { offerUndo } from '../shell/undo';
import { CreateResourceClass, RemoveResourceClass, RenameResourceClass, SetClassMembers } from './operations';
import styles from './part.module.css';
import type { Together } from './together';
import type { Choice } from './use-choices';

type Class = Together['facility']['classes'][number];

type Props = {
  readonly facilityId: string;
  readonly of: Class;
  readonly choices: readonly Choice[];
  readonly mayEdit: boolean;
};

/** One class: its members, and what can be done with it. */
export function ClassItem({ facilityId, of: { id, name, resources }, choices, mayEdit }: Props) {
  const remove = useSubmission(RemoveResourceClass);
  const restore = useSubmission(CreateResourceClass);
  const [isChanging, setChanging] = useState(false);
  const [isRenaming, setRenaming] = useState(false);

  async function takeAway() {
    const resourceIds = resources.map((one) => one.id);
    if (!(await remove.send({ classId: id }))) return;
    offerUndo({
      title: `${name} is no class any more`,
      message: 'Its members stay as they are.',
      undo: () => void restore.send({ facilityId, name, resourceIds }),
    });
  }

  return (
    <li className={styles.item}>
      {isRenaming ? (
        <Rename of={{ id, name }} onDone={() => setRenaming(false)} />
      ) : (
        <Title order={3} size="h5">
          {name}
        </Title>
      )}
      {isChanging ? (
        <Members
          of={{ id, name, members: resources.map((one) => one.id) }}
          choices={choices}
          onDone={() => setChanging(false)}
        />
      ) : (
        <>
          <Text size="sm">
            {resources.length === 0
              ? 'No members: nobody can ask for it.'
              : resources.map((one) => one.name).join(', ')}
          </Text>
          {mayEdit && (
            <Group gap="xs">
              <Button
                size="compact-sm"
                variant="default"
                aria-label={`Rename the class ${name}`}
                disabled={isRenaming}
                onClick={() => setRenaming(true)}
              >
                Rename
              </Button>
              <Button
                size="compact-sm"
                variant="default"
                aria-label={`Change members of ${name}`}
                onClick={() => setChanging(true)}
              >
                Change members
              </Button>
              <Button
                size="compact-sm"
                variant="default"
                aria-label={`Remove the class ${name}`}
                loading={remove.isSending}
                onClick={() => void takeAway()}
              >
                Remove
              </Button>
            </Group>
          )}
        </>
      )}
      <Refused refusals={[...remove.refusals, ...restore.refusals]} trouble={remove.trouble ?? restore.trouble} />
    </li>
  );
}

type RenameProps = { readonly of: Pick<Class, 'id' | 'name'>; readonly onDone: () => void };

function Rename({ of, onDone }: RenameProps) {
  const rename = useSubmission(RenameResourceClass);
  const [name, setName] = useState(of.name);

  async function save() {
    if (name.trim() === of.name || (await rename.send({ classId: of.id, name: name.trim() }))) onDone();
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Stack gap="xs">
        <TextInput
          label={`New name of ${of.name}`}
          maxLength={200}
          autoFocus
          value={name}
          error={messageAt(rename.refusals, 'name')}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <Refused refusals={rename.refusals} trouble={rename.trouble} shown={['name']} />
        <Group gap="xs">
          <Button type="submit" size="compact-sm" loading={rename.isSending} disabled={name.trim() === ''}>
            Save the name
          </Button>
          <Button size="compact-sm" variant="default" onClick={onDone}>
            Leave the name
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

type MembersProps = {
  readonly of: { readonly id: string; readonly name: string; readonly members: readonly string[] };
  readonly choices: readonly Choice[];
  readonly onDone: () => void;
};

function Members({ of, choices, onDone }: MembersProps) {
  const set = useSubmission(SetClassMembers);
  const [members, setMembers] = useState([...of.members]);

  async function save() {
    if (await set.send({ classId: of.id, resourceIds: members })) onDone();
  }

  return (
    <Stack gap="xs">
      <MultiSelect
        label={`Members of ${of.name}`}
        searchable
        nothingFoundMessage="No such resource here"
        data={choices.map(({ id, name: label }) => ({ value: id, label }))}
        value={members}
        onChange={setMembers}
        error={messageAt(set.refusals, 'resourceIds')}
      />
      <Refused refusals={set.refusals} trouble={set.trouble} shown={['resourceIds']} />
      <Group gap="xs">
        <Button size="compact-sm" loading={set.isSending} onClick={() => void save()}>
          Save the members
        </Button>
        <Button size="compact-sm" variant="default" onClick={onDone}>
          Leave it as it was
        </Button>
      </Group>
    </Stack>
  );
}
