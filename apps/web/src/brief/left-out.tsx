import { Button, Group, NativeSelect, Select, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useClient, useQuery } from 'urql';
import { placeOf } from '../resource/words';
import styles from './brief.module.css';
import { nameOfPackage, type BriefDraft, type House } from './draft';
import { SiteById, SitesThatCould } from './operations';
import { noFilter, supplyFilter } from './supply-filter';

type Props = {
  readonly draft: BriefDraft;
  readonly zone: string;
  readonly onChange: (leftOut: readonly House[]) => void;
};

/** Sites that no team may have: chosen among those who could do a package, or named by a link or an ID. */
export function LeftOut({ draft, zone, onChange }: Props) {
  const { leftOut, packages, currency } = draft;
  const askable = packages.flatMap((one) => {
    const filter = supplyFilter(one, currency, zone);
    return filter ? [{ key: one.key, filter }] : [];
  });
  const [key, setKey] = useState('');
  const asked = askable.find((one) => one.key === key) ?? askable[0];
  const [{ data, fetching }] = useQuery({
    query: SitesThatCould,
    variables: { filter: asked?.filter ?? noFilter },
    pause: asked === undefined,
    requestPolicy: 'cache-first',
  });
  const sites = new Map(
    (asked ? (data?.searchCapacity.edges ?? []) : []).map(({ node }) => [
      node.resource.facility.id,
      node.resource.facility,
    ]),
  );
  const add = (house: House) => {
    if (!leftOut.some(({ id }) => id === house.id)) onChange([...leftOut, house]);
  };

  return (
    <Stack gap="xs">
      {leftOut.length > 0 && (
        <ul className={styles.leftOut} aria-label="Left out">
          {leftOut.map(({ id, name }) => (
            <li key={id}>
              {name}
              <Button
                size="compact-xs"
                variant="default"
                aria-label={`Allow ${name} again`}
                onClick={() => onChange(leftOut.filter((one) => one.id !== id))}
              >
                Allow again
              </Button>
            </li>
          ))}
        </ul>
      )}
      {askable.length > 0 && (
        <Group gap="xs" align="flex-end">
          <NativeSelect
            label="Of those who could do"
            data={askable.map((one) => ({ value: one.key, label: nameOfPackage(packages, one.key) }))}
            value={asked?.key ?? ''}
            onChange={({ currentTarget }) => setKey(currentTarget.value)}
          />
          <Select
            label="leave out"
            placeholder={fetching ? 'Looking…' : `${sites.size} found`}
            data={[...sites.values()]
              .filter(({ id }) => !leftOut.some((one) => one.id === id))
              .map(({ id, name, city, country }) => ({ value: id, label: `${name}, ${placeOf(city, country)}` }))}
            value={null}
            onChange={(id) => {
              const site = sites.get(id ?? '');
              if (site) add({ id: site.id, name: site.name });
            }}
            searchable
            nothingFoundMessage="Nobody by that name."
            flex={1}
            miw={200}
          />
        </Group>
      )}
      <ByLink onFound={add} />
    </Stack>
  );
}

function ByLink({ onFound }: { readonly onFound: (house: House) => void }) {
  const client = useClient();
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string | null>(null);

  async function look() {
    const [id] = /facility_[0-9a-f-]{36}/.exec(typed) ?? [];
    if (id === undefined) {
      setProblem('A link to the page of a site, or its ID.');
      return;
    }
    const { data, error } = await client.query(SiteById, { id }).toPromise();
    if (error && !data) setProblem('The server cannot be reached. Try again.');
    else if (!data?.facility) setProblem('There is no such site, or it is not open to you.');
    else {
      onFound(data.facility);
      setTyped('');
    }
  }

  return (
    <Group gap="xs" align="flex-end">
      <TextInput
        label="Or by a link or an ID"
        value={typed}
        onChange={({ currentTarget }) => {
          setTyped(currentTarget.value);
          setProblem(null);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          void look();
        }}
        error={problem}
        flex={1}
        miw={200}
      />
      <Button variant="default" onClick={() => void look()} disabled={typed.trim() === ''}>
        Leave it out
      </Button>
      <Text size="xs" c="dimmed" w="100%">
        Every site has a page, and its address holds the ID.
      </Text>
    </Group>
  );
}
