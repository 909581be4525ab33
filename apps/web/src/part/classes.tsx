import { Button, Group, MultiSelect, Stack, Text, TextInput, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { messageAt } from '../graph/refusals';
import { useSubmission } from '../graph/submission';
import { Empty } from '../shell/empty';
import { Refused } from '../shell/trouble';
import { ClassItem } from './class-item';
import { CreateResourceClass } from './operations';
import styles from './part.module.css';
import type { Together } from './together';
import type { Choice } from './use-choices';

type Props = { readonly resource: Together; readonly choices: readonly Choice[]; readonly mayEdit: boolean };

/** Resources that may stand in for each other: whoever asks for any of them gets the one that is free. */
export function Classes({ resource, choices, mayEdit }: Props) {
  const { facility } = resource;
  return (
    <Stack>
      <div>
        <Title order={2} size="h4">
          Classes of {facility.name}
        </Title>
        <Text size="sm" c="dimmed">
          Whoever asks for any of a class gets the member that is free, the cheapest of several.
        </Text>
      </div>
      {facility.classes.length === 0 ? (
        <Empty title="No classes yet">
          Suites that do the same work make a class, “any grading suite”, so that nobody has to ask for one after the
          other.
        </Empty>
      ) : (
        <ul className={styles.list} aria-label={`Classes of ${facility.name}`}>
          {facility.classes.map((one) => (
            <ClassItem key={one.id} facilityId={facility.id} of={one} choices={choices} mayEdit={mayEdit} />
          ))}
        </ul>
      )}
      {mayEdit && <NewClass resource={resource} choices={choices} />}
    </Stack>
  );
}

function NewClass({ resource, choices }: Omit<Props, 'mayEdit'>) {
  const create = useSubmission(CreateResourceClass);
  const [name, setName] = useState('');
  const [members, setMembers] = useState([resource.id]);
  const [isTried, setTried] = useState(false);
  const fault = (path: string, own: string | null) => (isTried ? own : null) ?? messageAt(create.refusals, path);

  async function send() {
    setTried(true);
    if (name.trim() === '' || members.length === 0) return;
    const asked = { facilityId: resource.facility.id, name: name.trim(), resourceIds: members };
    if (!(await create.send(asked))) return;
    notifications.show({ title: 'Class made', message: `${asked.name} can be asked for on the page of each member.` });
    setTried(false);
    setName('');
    setMembers([resource.id]);
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
        <Title order={3} size="h5">
          New class
        </Title>
        <TextInput
          label="Name of the class"
          description="As somebody asks for it: “grading suite”, “assistant editor”."
          required
          maxLength={200}
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
          error={fault('name', name.trim() === '' ? 'Give it a name.' : null)}
        />
        <MultiSelect
          label="Members"
          searchable
          nothingFoundMessage="No such resource here"
          data={choices.map(({ id, name: label }) => ({ value: id, label }))}
          value={members}
          onChange={setMembers}
          error={fault('resourceIds', members.length === 0 ? 'Choose its members.' : null)}
        />
        <Refused refusals={create.refusals} trouble={create.trouble} shown={['name', 'resourceIds']} />
        <Group>
          <Button type="submit" loading={create.isSending}>
            Make the class
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
