import { Title } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useSpecs } from '../taxonomy/specs';
import { useTaxonomy } from '../taxonomy/taxonomy';
import { dateFromToday, viewerZone } from '../time/today';
import { present } from '../url';
import { SearchBox } from './box';
import { SearchFields } from './fields';
import { filterOf } from './filter';
import { Found } from './found';
import { withDefaults, type ChangeSearch, type SearchParams } from './params';
import styles from './search.module.css';
import { SpecNeeds } from './spec-needs';
import { Start } from './start';
import { Understood } from './understood';

const route = getRouteApi('/search');

/** What is only of how it is shown: the list begins anew with everything else. */
const shown: ReadonlySet<string> = new Set(['pages', 'hit', 'view', 'at', 'pick'] satisfies (keyof SearchParams)[]);

export function SearchPage() {
  const written = route.useSearch();
  const navigate = route.useNavigate();
  const { labelOf } = useTaxonomy();
  const { specs } = useSpecs();
  const search = withDefaults(written, { from: dateFromToday(1), to: dateFromToday(30), zone: viewerZone() });
  const filter = filterOf(search);
  const spec = search.capability ? undefined : specs.find(({ code }) => code === search.spec);

  const change: ChangeSearch = (patch, isTyping = false) => {
    const isAnew = Object.keys(patch).some((key) => !shown.has(key));
    void navigate({
      search: (before): SearchParams =>
        present({ ...before, ...(isAnew && { pages: undefined, hit: undefined }), ...patch }),
      replace: isTyping,
      resetScroll: false,
    });
  };

  const what = search.capability ? labelOf(search.capability) : (spec?.label ?? null);
  return (
    <>
      <title>{what ? `${what} · Find capacity · Interlock` : 'Find capacity · Interlock'}</title>
      <Title order={1} size="h2" className={styles.title}>
        Find capacity
      </Title>
      <div className={styles.fields}>
        <div className={styles.words}>
          <SearchBox search={search} onChange={change} />
          <Understood search={search} onChange={change} />
        </div>
        <SearchFields search={search} onChange={change} />
        {spec && <SpecNeeds spec={spec} onWriteOut={change} />}
      </div>
      {filter ? <Found search={search} filter={filter} onChange={change} /> : <Start search={written} />}
    </>
  );
}
