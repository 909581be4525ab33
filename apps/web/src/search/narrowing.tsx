import { Button, CloseButton, Group, NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import { SaveSearch } from '../saved-search/save-search';
import { nothingActive, type Active } from './active';
import { sortOf, sorts, views, type ChangeSearch, type Defaults, type SearchParams, type Sort } from './params';
import type { Filter } from './filter';
import { chipsOf, isAsked } from './reading';
import styles from './search.module.css';
import { useTyped } from './typed';
import { useUnderstood } from './understood';

const sortWords: Readonly<Record<Sort, string>> = {
  BEST: 'Best first',
  PRICE: 'Lowest price first',
  DISTANCE: 'Nearest first',
  RATING: 'Best rated first',
  EARLIEST: 'Earliest first',
};

type Props = {
  readonly search: SearchParams & Defaults;
  readonly filter: Filter;
  readonly active: readonly Active[];
  readonly onChange: ChangeSearch;
  readonly onHelp: () => void;
};

/** Above the hits: a name to narrow by, the order, list or map, and all that narrows. */
export function Narrowing({ search, filter, active, onChange, onHelp }: Props) {
  const [text, setText] = useTyped(search.text ?? '', (typed) => onChange({ text: typed || undefined }, true));
  return (
    <>
      <div className={styles.above}>
        <TextInput
          label="Narrow by name"
          placeholder="House, room, city…"
          className={styles.byName}
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
        <SegmentedControl
          aria-label="How to show it"
          data={[
            { value: 'list', label: 'List' },
            { value: 'map', label: 'Map' },
          ]}
          value={search.view ?? 'list'}
          onChange={(view) => onChange({ view: views.find((one) => one === view) })}
        />
        <SaveSearch search={search} filter={filter} />
        <Button variant="subtle" className={styles.keys} onClick={onHelp}>
          Keys
        </Button>
      </div>
      <ActiveFilters search={search} active={active} onChange={onChange} />
    </>
  );
}

/** What narrows, but for what the sentence above says already. */
function ActiveFilters({ search, active, onChange }: Pick<Props, 'search' | 'active' | 'onChange'>) {
  const { parts } = useUnderstood(search.q);
  const said = new Set(
    parts.flatMap(({ reading, alternatives, need }) =>
      [reading, ...alternatives].filter((one) => isAsked(search, one, need ?? 0)).flatMap(chipsOf),
    ),
  );
  const shown = active.filter(({ key }) => !said.has(key));
  if (shown.length === 0) return null;
  return (
    <Group gap={0} align="flex-start">
      <ul className={styles.active} aria-label="Narrowed by">
        {shown.map(({ key, words, without }) => (
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
    </Group>
  );
}
