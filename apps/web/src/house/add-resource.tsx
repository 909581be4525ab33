import { Button, Group, Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ResultOf } from 'gql.tada';
import { messageAt } from '../graph/refusals';
import { useSubmission } from '../graph/submission';
import { kindWords } from '../resource/words';
import { Refused } from '../shell/trouble';
import { AddResource } from './operations';

type Added = NonNullable<ResultOf<typeof AddResource>['addResource']['resource']>;

const kinds = ['ROOM', 'EQUIPMENT', 'COMPUTE', 'LICENCE', 'PERSON'] as const;
type Kind = (typeof kinds)[number];

const fields = ['name', 'kind', 'units'] as const;

type Props = { readonly facilityId: string; readonly onAdded: (resource: Added) => void };

/** Something the site can lend; nobody else sees it until it has a rate. */
export function AddResourceForm({ facilityId, onAdded }: Props) {
  const add = useSubmission(AddResource);
  const form = useForm<{ name: string; kind: Kind; units: string }>({
    mode: 'uncontrolled',
    initialValues: { name: '', kind: 'ROOM', units: '1' },
    validate: {
      name: (text) => (text.trim() === '' ? 'Enter a name.' : null),
      units: (text) => (/^\d+$/.test(text.trim()) && Number(text) >= 1 ? null : 'A whole number, 1 or more.'),
    },
  });

  const at = (name: (typeof fields)[number]) => {
    const props = form.getInputProps(name);
    return { ...props, error: (props.error as string | undefined) ?? messageAt(add.refusals, name) };
  };

  const submit = form.onSubmit(async ({ name, kind, units }) => {
    const payload = await add.send({ facilityId, name: name.trim(), kind, units: Number(units) });
    if (!payload?.resource) return;
    form.reset();
    onAdded(payload.resource);
  });

  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Refused refusals={add.refusals} trouble={add.trouble} shown={fields} />
        <TextInput
          label="Name"
          description="“Suite A”, “Render farm”, “Ingrid, colourist”."
          required
          maxLength={200}
          key={form.key('name')}
          {...at('name')}
        />
        <Select
          label="Kind"
          data={kinds.map((value) => ({ value, label: kindWords[value] ?? value }))}
          allowDeselect={false}
          key={form.key('kind')}
          {...at('kind')}
        />
        <TextInput
          label="Units"
          description="How many interchangeable ones there are: 1 suite, 40 render nodes."
          inputMode="numeric"
          required
          key={form.key('units')}
          {...at('units')}
        />
        <Group>
          <Button type="submit" loading={add.isSending}>
            Add the resource
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
