import { Button, Group, Select, Skeleton, Text, Title } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useQuery } from 'urql';
import { compareIn, useCompared } from '../exchange/compare';
import { ExchangeRates } from '../exchange/operations';
import { currencies } from '../money/currencies';
import { parseAlso } from '../search/also';
import { maxPicks, parsePick, withPick } from '../search/pick';
import type { SearchParams } from '../search/params';
import { nameOf } from '../search/places';
import { Empty } from '../shell/empty';
import { Trouble } from '../shell/trouble';
import { useSpecs } from '../taxonomy/specs';
import { present } from '../url';
import styles from './compare.module.css';
import { PickedDetail } from './operations';
import { rowsOf, type Compared } from './rows';

const route = getRouteApi('/compare');

/** Hits side by side, the same thing in the same row. */
export function ComparePage() {
  const search = route.useSearch();
  const written = search.pick ?? [];
  return (
    <>
      <title>Compare · Interlock</title>
      <Group justify="space-between" align="flex-end" mb="md" className={styles.head}>
        <Title order={1} size="h2">
          Side by side
        </Title>
        <Group gap="xs" className={styles.acts}>
          <Button variant="default" renderRoot={(props) => <Link to="/search" search={search} {...props} />}>
            Back to the search
          </Button>
          {written.length > 0 && (
            <Button variant="default" onClick={() => window.print()}>
              Print
            </Button>
          )}
        </Group>
      </Group>
      {written.length === 0 ? (
        <Empty title="Nothing is laid aside yet">
          In the search, lay up to {maxPicks} hits aside with “Compare”: they stand side by side here.
        </Empty>
      ) : (
        <Table search={search} />
      )}
    </>
  );
}

/** What there is of one hit; nothing for a place that is not taken. */
function usePicked(text: string | undefined, units: number) {
  const pick = text === undefined ? null : parsePick(text);
  const [{ data, error, fetching }] = useQuery({
    query: PickedDetail,
    variables: { id: pick?.id ?? '', during: pick?.span ?? { start: '', end: '' }, units },
    pause: pick === null,
  });
  return { pick, fetching, error, schemes: data?.assessmentSchemes ?? [], resource: pick && data?.resource };
}

function Table({ search }: { readonly search: SearchParams }) {
  const navigate = route.useNavigate();
  const { specs } = useSpecs();
  const { units = 1, pick: written = [], lat, lon } = search;
  // As many questions as there is room for, always: a rule of hooks.
  const [first, second, third, fourth] = written;
  const all = [usePicked(first, units), usePicked(second, units), usePicked(third, units), usePicked(fourth, units)];
  const picked = all.filter(({ pick }) => pick !== null);
  const compared = useCompared();
  const columns = picked.flatMap(({ pick, resource }) => (pick && resource ? [{ ...resource, span: pick.span }] : []));
  const [{ data }] = useQuery({
    query: ExchangeRates,
    variables: { to: compared ?? 'EUR' },
    pause: compared === null,
  });
  const [onlyDifferent, setOnlyDifferent] = useState(false);

  const failed = picked.find(({ error, resource }) => error && !resource)?.error;
  if (failed) return <Trouble error={failed} />;
  if (picked.some(({ fetching, resource }) => fetching && !resource)) return <Skeleton height={480} aria-busy="true" />;

  const labels = new Map(all.flatMap(({ schemes }) => schemes).map(({ code, label }) => [code, label]));
  const spec = search.capability ? undefined : specs.find(({ code }) => code === search.spec);
  const also = (search.also ?? []).flatMap((text) => parseAlso(text) ?? []);
  const near = lat !== undefined && lon !== undefined ? { latitude: lat, longitude: lon } : null;
  const rows = rowsOf(columns satisfies readonly Compared[], {
    capabilities: [
      ...(search.capability ? [search.capability] : []),
      ...also.map(({ capability }) => capability),
      ...(spec?.needs.map(({ capability }) => capability.code) ?? []),
    ],
    near: near && { ...near, name: search.place ?? nameOf(near) },
    ...{ units, currency: compared, rates: data?.exchangeRates ?? [] },
    schemeLabel: (code) => labels.get(code) ?? code,
  });
  const shown = onlyDifferent ? rows.filter(({ differs }) => differs) : rows;
  const gone = picked.length - columns.length;

  const remove = (id: string) => {
    const pick = picked.find((one) => one.pick?.id === id)?.pick;
    if (pick) void navigate({ search: present({ ...search, pick: withPick(written, pick) ?? [] }), replace: true });
  };

  return (
    <>
      <Group align="flex-end" mb="sm" className={styles.acts}>
        <Select
          label="Prices in"
          description="At the latest known rates; you pay in the currency of the house."
          placeholder="As they are"
          data={currencies}
          value={compared}
          onChange={compareIn}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': 'Clear: prices in' }}
        />
        <Button variant="default" aria-pressed={onlyDifferent} onClick={() => setOnlyDifferent(!onlyDifferent)}>
          {onlyDifferent ? 'Show all rows' : 'Only what differs'}
        </Button>
      </Group>
      {gone > 0 && (
        <Text size="sm" mb="sm">
          {gone === 1 ? 'One of them is' : `${gone} of them are`} not to be seen any more.
        </Text>
      )}
      <div className={styles.scroll} tabIndex={0} role="region" aria-label="Comparison">
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">
                <span className="only-heard">What</span>
              </th>
              {columns.map(({ id, name, facility, span }) => (
                <th key={id} scope="col">
                  <Link to="/facilities/$id" params={{ id: facility.id }} className={styles.house}>
                    {facility.name}
                  </Link>
                  <Link
                    to="/resources/$id"
                    params={{ id }}
                    search={{ start: span.start, end: span.end, ...(units > 1 && { units }) }}
                    className={styles.resource}
                  >
                    {name}
                  </Link>
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    className={styles.acts}
                    aria-label={`Remove ${name} of ${facility.name}`}
                    onClick={() => remove(id)}
                  >
                    Remove
                  </Button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ key, name, cells, differs }) => (
              <tr key={key} data-differs={differs || undefined}>
                <th scope="row">
                  {name}
                  {differs && (
                    <Text component="span" size="xs" c="dimmed" title="They differ">
                      {' '}
                      <span aria-hidden="true">≠</span>
                      <span className="only-heard">differs</span>
                    </Text>
                  )}
                </th>
                {cells.map((text, index) => (
                  <td key={columns[index]?.id}>{text}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
