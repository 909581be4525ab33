import { Title } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useTaxonomy } from '../taxonomy/taxonomy';
import { dateFromToday, viewerZone } from '../time/today';
import { present } from '../url';
import { SearchFields, type ChangeSearch } from './fields';
import { filterOf } from './filter';
import { Found } from './found';
import { withDefaults, type SearchParams } from './params';
import styles from './search.module.css';
import { Start } from './start';

const route = getRouteApi('/search');

export function SearchPage() {
  const written = route.useSearch();
  const navigate = route.useNavigate();
  const { labelOf } = useTaxonomy();
  const search = withDefaults(written, { from: dateFromToday(1), to: dateFromToday(30), zone: viewerZone() });
  const filter = filterOf(search);

  const change: ChangeSearch = (patch, isTyping = false) =>
    void navigate({
      search: (before): SearchParams => present({ ...before, pages: undefined, ...patch }),
      replace: isTyping,
      resetScroll: false,
    });

  const what = search.capability ? labelOf(search.capability) : null;
  return (
    <>
      <title>{what ? `${what} · Find capacity · Interlock` : 'Find capacity · Interlock'}</title>
      <Title order={1} size="h2" className={styles.title}>
        Find capacity
      </Title>
      <SearchFields search={search} onChange={change} />
      {filter ? <Found search={search} filter={filter} onChange={change} /> : <Start search={written} />}
    </>
  );
}
