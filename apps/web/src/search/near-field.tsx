import { Autocomplete, Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { ChangeSearch, SearchParams } from './params';
import { usualKm } from './filter';
import { nameOf, placesFor, type Place } from './places';

type Props = { readonly search: SearchParams; readonly onChange: ChangeSearch };

const radii = [10, 25, 50, 100, 250, 500, 1000, 2500];

/** Around a city, a point in degrees, or where the viewer is; farther places are left out. */
export function NearField({ search, onChange }: Props) {
  const { lat, lon, km, place } = search;
  const chosen = lat !== undefined && lon !== undefined ? (place ?? nameOf({ latitude: lat, longitude: lon })) : '';
  const [typed, setTyped] = useState(chosen);
  const [given, setGiven] = useState(chosen);
  const [problem, setProblem] = useState<string | null>(null);
  if (chosen !== given) {
    setGiven(chosen);
    setTyped(chosen);
  }

  function choose({ latitude, longitude }: Omit<Place, 'label'>) {
    setProblem(null);
    onChange({ lat: latitude, lon: longitude, km: km ?? usualKm, place: undefined });
  }

  function change(text: string) {
    setTyped(text);
    setProblem(null);
    if (text === '' && chosen !== '') onChange({ lat: undefined, lon: undefined, km: undefined, place: undefined });
    const exact = placesFor(text).find(({ label }) => label === text);
    if (exact) choose(exact);
  }

  /** Enter takes the best match; leaving the field without one says so. */
  function settle() {
    const [best] = typed.trim() === '' ? [] : placesFor(typed);
    if (typed.trim() === '' || typed === chosen) return;
    if (best) choose(best);
    else setProblem('No such place in the list. Degrees work too: 51.51, -0.13.');
  }

  function locate() {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => choose({ latitude: round(coords.latitude), longitude: round(coords.longitude) }),
      () => setProblem('Your browser did not say where you are.'),
    );
  }

  const distances = km !== undefined && !radii.includes(km) ? [...radii, km].sort((one, other) => one - other) : radii;
  return (
    <Stack gap={6}>
      <Autocomplete
        label="Near"
        placeholder="City, or degrees"
        data={placesFor(typed === chosen ? '' : typed).map(({ label }) => label)}
        filter={({ options }) => options}
        limit={8}
        value={typed}
        onChange={change}
        onBlur={settle}
        onKeyDown={({ key }) => key === 'Enter' && settle()}
        clearable
        clearButtonProps={{ 'aria-label': 'Clear: near' }}
        error={problem}
      />
      {chosen ? (
        <NativeSelect
          aria-label="At most how far away?"
          data={distances.map((value) => ({
            value: String(value),
            label: `within ${value.toLocaleString('en-GB')} km`,
          }))}
          value={String(km ?? usualKm)}
          onChange={({ currentTarget }) => onChange({ km: Number(currentTarget.value) })}
        />
      ) : (
        <Group gap={6}>
          <Button size="compact-sm" variant="subtle" onClick={locate}>
            Near me
          </Button>
          <Text size="xs" c="dimmed">
            as the crow flies
          </Text>
        </Group>
      )}
    </Stack>
  );
}

// About a kilometre: enough to search by, and no more than that of the viewer in a link.
const round = (degrees: number): number => Math.round(degrees * 100) / 100;
