import { Select, Stack, Text, TextInput, Title } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { countries } from '../house/countries';
import { countryName } from '../resource/words';
import { useTyped } from '../search/typed';
import styles from './directory.module.css';
import { EntryPages } from './entries';
import { Directory } from './operations';
import type { DirectoryParams } from './params';

const route = getRouteApi('/directory');

export function DirectoryPage() {
  const { pages = 1, ...asked } = route.useSearch();
  const navigate = route.useNavigate();
  // While one types, the address changes in place; a country is a step that the back button undoes.
  const change = (next: DirectoryParams, replace: boolean) =>
    void navigate({ search: { ...asked, ...next }, replace, resetScroll: false });
  return (
    <Stack>
      <title>Directory · Interlock</title>
      <div>
        <Title order={1}>Directory of post houses</Title>
        <Text c="dimmed" maw="46rem">
          Real houses that have made digital cinema packages, as a public registry lists them. To be listed is not to
          have joined, and says nothing of what a house can do; who has joined is linked.
        </Text>
      </div>
      <Filters asked={asked} onChange={change} />
      <ul className={styles.list} aria-label="Houses">
        <EntryPages
          asked={asked}
          after={null}
          further={pages - 1}
          onMore={() => void navigate({ search: { ...asked, pages: pages + 1 }, replace: true, resetScroll: false })}
          onReset={() => change({ text: '', country: '' }, false)}
        />
      </ul>
    </Stack>
  );
}

type FiltersProps = {
  readonly asked: DirectoryParams;
  readonly onChange: (next: DirectoryParams, replace: boolean) => void;
};

function Filters({ asked: { text = '', country }, onChange }: FiltersProps) {
  const [typed, type] = useTyped(text, (next) => onChange({ text: next }, true));
  const [{ data }] = useQuery({
    query: Directory,
    variables: { text: text || null, country: country ?? null, after: null },
  });
  const counted = data?.directory.countries ?? [];
  const shown = counted.map(({ country: code, count }) => ({ value: code, label: `${countryName(code)} (${count})` }));
  const chosen = countries.filter(({ value }) => value === country && !counted.some((one) => one.country === value));
  return (
    <div className={styles.filters} role="search" aria-label="Directory">
      <TextInput
        type="search"
        label="Name, town or code"
        placeholder="Begin to type"
        maxLength={200}
        value={typed}
        onChange={({ currentTarget }) => type(currentTarget.value)}
      />
      <Select
        label="Country"
        placeholder="All, known or not"
        data={[...shown, ...chosen]}
        value={country ?? null}
        onChange={(next) => onChange({ country: next ?? '' }, false)}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': 'All countries' }}
        nothingFoundMessage="No house in such a country"
      />
    </div>
  );
}
