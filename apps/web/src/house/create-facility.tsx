import { Button, Group, Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ResultOf } from 'gql.tada';
import { messageAt } from '../graph/refusals';
import { useSubmission } from '../graph/submission';
import { Refused } from '../shell/trouble';
import { viewerZone } from '../time/today';
import { countries } from './countries';
import { CreateFacility } from './operations';

type Created = NonNullable<ResultOf<typeof CreateFacility>['createFacility']['facility']>;

const fields = ['name', 'city', 'country', 'timeZone', 'latitude', 'longitude'] as const;
type Field = (typeof fields)[number];
type Typed = Record<Exclude<Field, 'country'>, string> & { country: string | null };

const zones = Intl.supportedValuesOf('timeZone');

function degreesFault(text: string, most: number): string | null {
  if (text.trim() === '') return null;
  return Math.abs(Number(text)) <= most ? null : `Degrees between −${most} and ${most}, as 48.8566.`;
}

/** A new site of the house. */
export function CreateFacilityForm({ onCreated }: { readonly onCreated: (facility: Created) => void }) {
  const create = useSubmission(CreateFacility);
  const form = useForm<Typed>({
    mode: 'uncontrolled',
    initialValues: { name: '', city: '', country: null, timeZone: viewerZone(), latitude: '', longitude: '' },
    validate: {
      name: (text) => (text.trim() === '' ? 'Enter the name of the site.' : null),
      timeZone: (zone) => (zone ? null : 'Choose the zone the site’s clocks show.'),
      latitude: (text, { longitude }) =>
        text.trim() === '' && longitude.trim() !== '' ? 'Give both, or neither.' : degreesFault(text, 90),
      longitude: (text, { latitude }) =>
        text.trim() === '' && latitude.trim() !== '' ? 'Give both, or neither.' : degreesFault(text, 180),
    },
  });

  const at = (name: Field) => {
    const props = form.getInputProps(name);
    return { ...props, error: (props.error as string | undefined) ?? messageAt(create.refusals, name) };
  };

  const submit = form.onSubmit(async (typed) => {
    const payload = await create.send({
      name: typed.name.trim(),
      timeZone: typed.timeZone,
      ...(typed.city.trim() && { city: typed.city.trim() }),
      ...(typed.country && { country: typed.country }),
      ...(typed.latitude.trim() && { latitude: Number(typed.latitude), longitude: Number(typed.longitude) }),
    });
    if (!payload?.facility) return;
    form.reset();
    onCreated(payload.facility);
  });

  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Refused refusals={create.refusals} trouble={create.trouble} shown={fields} />
        <TextInput
          label="Name of the site"
          description="As clients know it, “Ballhaus Post, Kreuzberg”."
          required
          maxLength={200}
          key={form.key('name')}
          {...at('name')}
        />
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <TextInput
            label="City"
            maxLength={200}
            autoComplete="address-level2"
            key={form.key('city')}
            {...at('city')}
          />
          <Select
            label="Country"
            data={countries}
            searchable
            clearable
            clearButtonProps={{ 'aria-label': 'Clear: Country' }}
            key={form.key('country')}
            {...at('country')}
          />
        </SimpleGrid>
        <Select
          label="Time zone"
          description="A day of a room is a day in this zone."
          data={zones}
          searchable
          required
          key={form.key('timeZone')}
          {...at('timeZone')}
        />
        <SimpleGrid cols={2}>
          <TextInput
            label="Latitude"
            placeholder="48.8566"
            inputMode="text"
            key={form.key('latitude')}
            {...at('latitude')}
          />
          <TextInput
            label="Longitude"
            placeholder="2.3522"
            inputMode="text"
            key={form.key('longitude')}
            {...at('longitude')}
          />
        </SimpleGrid>
        <Group>
          <Button type="submit" loading={create.isSending}>
            Create the facility
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
