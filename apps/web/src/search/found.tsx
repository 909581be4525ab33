import { useMemberships } from '../alliance/use-memberships';
import { useViewer } from '../session/session';
import { Button, CloseButton, Group, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useQuery, type CombinedError } from 'urql';
import { RowsShape } from '../shell/page-shape';
import { Refused, Trouble } from '../shell/trouble';
import { useAttributes } from '../taxonomy/taxonomy';
import { activeIn, nothingActive, type Active } from './active';
import type { ChangeSearch } from './fields';
import type { Filter } from './filter';
import { Filters } from './filters';
import { SearchCapacity } from './operations';
import { sortOf, sorts, type Defaults, type SearchParams, type Sort } from './params';
import { ResultPages } from './results';
import styles from './search.module.css';
import { useSeen } from './seen';
import { useTyped } from './typed';
import { Widen } from './widen';

type Props = {
  readonly search: SearchParams & Defaults;
  readonly filter: Filter;
  readonly onChange: ChangeSearch;
};

const sortWords: Readonly<Record<Sort, string>> = {
  BEST: 'Best first',
  PRICE: 'Lowest price first',
  DISTANCE: 'Nearest first',
  RATING: 'Best rated first',
  EARLIEST: 'Earliest first',
};

const noFacets: [] = [];

/** What was found and what could narrow it. While an answer is on its way the one before stays where it is. */
export function Found({ search, filter, onChange }: Props) {
  const asked = { filter, sort: sortOf(search) };
  const [{ data, error, fetching, stale }, again] = useQuery({ query: SearchCapacity, variables: asked });
  const { attributes } = useAttributes(search.capability);
  const found = data?.searchCapacity;
  const facets = useSeen(filter.capability, found?.facets ?? noFacets);
  const labels = new Map(attributes.map(({ code, label }) => [code, label]));
  const viewer = useViewer();
  const { inForce } = useMemberships(viewer?.organisation?.kind !== 'FACILITY');
  const active = activeIn(
    search,
    (code) => labels.get(code) ?? code,
    (id) => inForce.find((alliance) => alliance.id === id)?.name ?? 'an alliance',
  );
  const [areOpen, setOpen] = useState(false);

  return (
    <div className={styles.page}>
      <div className={styles.filters}>
        <Button
          className={styles.opener}
          variant="default"
          fullWidth
          aria-expanded={areOpen}
          aria-controls="filters"
          onClick={() => setOpen(!areOpen)}
        >
          {areOpen ? 'Hide filters' : 'Filters'}
          {active.length > 0 && ` (${active.length})`}
        </Button>
        <div id="filters" className={styles.column} data-open={areOpen}>
          <Filters search={search} facets={facets} attributes={attributes} onChange={onChange} />
        </div>
      </div>
      <section aria-label="What was found" aria-busy={fetching || stale}>
        <Words search={search} onChange={onChange} />
        <ActiveFilters active={active} onChange={onChange} />
        <p className={styles.total} role="status">
          {found && !error
            ? `${found.totalCount.toLocaleString('en-GB')} ${found.totalCount === 1 ? 'place' : 'places'}`
            : ' '}
        </p>
        {error ? (
          <SearchTrouble error={error} retry={() => again({ requestPolicy: 'network-only' })} />
        ) : !found ? (
          <RowsShape rows={8} />
        ) : found.totalCount === 0 ? (
          <Widen search={search} active={active} onChange={onChange} />
        ) : (
          <ul className={styles.results} data-old={fetching}>
            <ResultPages
              asked={asked}
              matches={found.edges.map(({ node }) => node)}
              next={found.pageInfo.hasNextPage ? found.pageInfo.endCursor : null}
              further={(search.pages ?? 1) - 1}
              duration={search.duration}
              onMore={() => onChange({ pages: (search.pages ?? 1) + 1 }, true)}
            />
          </ul>
        )}
      </section>
    </div>
  );
}

function Words({ search, onChange }: Omit<Props, 'filter'>) {
  const [text, setText] = useTyped(search.text ?? '', (typed) => onChange({ text: typed || undefined }, true));
  return (
    <Group gap="sm" align="flex-end" mb="xs" wrap="nowrap">
      <TextInput
        label="Narrow by name"
        placeholder="House, room, city…"
        flex={1}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <NativeSelect
        label="Order"
        data={sorts.map((sort) => ({
          value: sort,
          label: sortWords[sort],
          disabled: sort === 'DISTANCE' && search.lat === undefined,
        }))}
        value={sortOf(search)}
        onChange={({ currentTarget: { value } }) =>
          onChange({ sort: sorts.find((sort) => sort === value && sort !== 'BEST') })
        }
      />
    </Group>
  );
}

function ActiveFilters({ active, onChange }: { readonly active: readonly Active[]; readonly onChange: ChangeSearch }) {
  if (active.length === 0) return null;
  return (
    <ul className={styles.active} aria-label="Narrowed by">
      {active.map(({ key, words, without }) => (
        <li key={key} className={styles.chip}>
          {words}
          <CloseButton size="sm" aria-label={`Take off: ${words}`} onClick={() => onChange(without)} />
        </li>
      ))}
      {active.length > 1 && (
        <li>
          <Button size="compact-sm" variant="subtle" onClick={() => onChange(nothingActive)}>
            Take all off
          </Button>
        </li>
      )}
    </ul>
  );
}

/** A filter that makes no sense is said in the API's words; anything else is a fault to retry. */
function SearchTrouble({ error, retry }: { readonly error: CombinedError; readonly retry: () => void }) {
  const senseless = error.graphQLErrors.filter(({ extensions }) => extensions.code === 'BAD_USER_INPUT');
  if (senseless.length === 0) return <Trouble error={error} retry={retry} />;
  return <Refused refusals={senseless.map(({ message }) => ({ code: 'BAD_USER_INPUT', message, field: null }))} />;
}
