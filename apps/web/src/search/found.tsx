import { useCallback, useRef, useState } from 'react';
import { useQuery, type CombinedError } from 'urql';
import { useMemberships } from '../alliance/use-memberships';
import { Tray } from '../compare/tray';
import { useViewer } from '../session/session';
import { Button } from '@mantine/core';
import { RowsShape } from '../shell/page-shape';
import { Refused, Trouble } from '../shell/trouble';
import { useAttributes, useTaxonomy } from '../taxonomy/taxonomy';
import { activeIn } from './active';
import { useAi } from './ai-field';
import { sortOf, type ChangeSearch, type Defaults, type SearchParams } from './params';
import type { Filter } from './filter';
import { Filters } from './filters';
import { useHitKeys } from './hit-keys';
import { KeysSheet } from './keys-sheet';
import { MapPanel } from './map-panel';
import { Narrowing } from './narrowing';
import { SearchCapacity } from './operations';
import { withPick, type Pick } from './pick';
import { ResultPages } from './results';
import { useScrollPlace } from './scroll-place';
import styles from './search.module.css';
import { useSeen } from './seen';
import { withinOf } from './strip';
import { Widen } from './widen';

type Props = {
  readonly search: SearchParams & Defaults;
  readonly filter: Filter;
  readonly onChange: ChangeSearch;
};

const noFacets: [] = [];

/** What was found and what could narrow it. While an answer is on its way the one before stays where it is. */
export function Found({ search, filter, onChange }: Props) {
  const asked = { filter, sort: sortOf(search) };
  const [{ data, error, fetching, stale }, again] = useQuery({ query: SearchCapacity, variables: asked });
  const { attributes } = useAttributes(search.capability);
  const found = data?.searchCapacity;
  const facets = useSeen(filter.capability ?? filter.deliverySpec ?? '', found?.facets ?? noFacets);
  const active = activeIn(search, useNames(attributes));
  const [areFiltersOpen, setFiltersOpen] = useState(false);
  const [isHelpOpen, setHelpOpen] = useState(false);

  const list = useRef<HTMLUListElement>(null);
  const openHelp = useCallback(() => setHelpOpen(true), []);
  const press = useHitKeys(list, openHelp);
  const onDrawn = useScrollPlace(search.hit, (hit) => onChange({ hit }, true));

  const picks = search.pick ?? [];
  const pick = (one: Pick) => {
    const next = withPick(picks, one);
    if (next) onChange({ pick: next });
  };

  return (
    <div className={styles.page}>
      <div className={styles.filters}>
        <Button
          className={styles.opener}
          variant="default"
          fullWidth
          aria-expanded={areFiltersOpen}
          aria-controls="filters"
          onClick={() => setFiltersOpen(!areFiltersOpen)}
        >
          {areFiltersOpen ? 'Hide filters' : 'Filters'}
          {active.length > 0 && ` (${active.length})`}
        </Button>
        <div id="filters" className={styles.column} data-open={areFiltersOpen}>
          <Filters search={search} facets={facets} attributes={attributes} onChange={onChange} />
        </div>
      </div>
      <section aria-label="What was found" aria-busy={fetching || stale}>
        <Narrowing search={search} filter={filter} active={active} onChange={onChange} onHelp={openHelp} />
        <p className={styles.total} role="status">
          {found && !error
            ? `${found.totalCount.toLocaleString('en-GB')} ${found.totalCount === 1 ? 'place' : 'places'}`
            : ' '}
        </p>
        <div className={styles.both} data-view={search.view ?? 'list'}>
          <div className={styles.listSide}>
            {error ? (
              <SearchTrouble error={error} retry={() => again({ requestPolicy: 'network-only' })} />
            ) : !found ? (
              <RowsShape rows={8} height={132} />
            ) : found.totalCount === 0 ? (
              <Widen search={search} active={active} onChange={onChange} />
            ) : (
              <ul ref={list} className={styles.results} data-old={fetching} onKeyDown={press}>
                <ResultPages
                  asked={asked}
                  after={null}
                  matches={found.edges.map(({ node }) => node)}
                  next={found.pageInfo.hasNextPage ? found.pageInfo.endCursor : null}
                  further={(search.pages ?? 1) - 1}
                  within={withinOf(filter.period)}
                  search={search}
                  onPick={pick}
                  onDrawn={onDrawn}
                  onMore={() => onChange({ pages: (search.pages ?? 1) + 1 }, true)}
                />
              </ul>
            )}
          </div>
          {search.view === 'map' && <MapPanel search={search} filter={filter} onChange={onChange} />}
        </div>
        <Tray search={search} onChange={onChange} />
      </section>
      <KeysSheet isOpen={isHelpOpen} onClose={() => setHelpOpen(false)} />
    </div>
  );
}

type Labelled = { readonly code: string; readonly label: string };

function useNames(attributes: readonly Labelled[]) {
  const viewer = useViewer();
  const { inForce } = useMemberships(viewer?.organisation?.kind !== 'FACILITY');
  const { labelOf } = useTaxonomy();
  const ai = useAi();
  const labels = new Map(attributes.map(({ code, label }) => [code, label]));
  return {
    capability: labelOf,
    attribute: (code: string) => labels.get(code) ?? code,
    alliance: (id: string) => inForce.find((alliance) => alliance.id === id)?.name ?? 'an alliance',
    ai: ai.labelOf,
  };
}

/** A filter that makes no sense is said in the API's words; anything else is a fault to retry. */
function SearchTrouble({ error, retry }: { readonly error: CombinedError; readonly retry: () => void }) {
  const senseless = error.graphQLErrors.filter(({ extensions }) => extensions.code === 'BAD_USER_INPUT');
  if (senseless.length === 0) return <Trouble error={error} retry={retry} />;
  return <Refused refusals={senseless.map(({ message }) => ({ code: 'BAD_USER_INPUT', message, field: null }))} />;
}
