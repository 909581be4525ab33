import { Button, Group, Text } from '@mantine/core';
import { useQuery } from 'urql';
import { Empty } from '../shell/empty';
import { useSpecs } from '../taxonomy/specs';
import { useTaxonomy } from '../taxonomy/taxonomy';
import type { Active } from './active';
import type { ChangeSearch, Defaults, SearchParams } from './params';
import { filterOf, type Filter } from './filter';
import { CountCapacity } from './operations';
import styles from './search.module.css';
import { stepsToWiden, widerCode, type Step } from './widening';

type Props = {
  readonly search: SearchParams & Defaults;
  readonly active: readonly Active[];
  readonly onChange: ChangeSearch;
};

/** Nothing found: which single step would find how much. */
export function Widen({ search, active, onChange }: Props) {
  const { branches, labelOf } = useTaxonomy();
  const wider = widerCode(search.capability ?? '', new Set(branches.map(({ code }) => code)));
  const { specs } = useSpecs();
  const spec = search.capability ? undefined : specs.find(({ code }) => code === search.spec);
  const steps = stepsToWiden(search, active, wider === null ? null : { code: wider, label: labelOf(wider) }, spec);
  return (
    <Empty title="Nothing is free like this">
      One of these steps may help:
      <ul className={styles.steps}>
        {steps.map((step) => (
          <li key={step.key}>
            <WideningStep
              step={step}
              filter={filterOf({ ...search, ...step.patch } as SearchParams & Defaults)}
              onTake={onChange}
            />
          </li>
        ))}
      </ul>
    </Empty>
  );
}

type StepProps = { readonly step: Step; readonly filter: Filter | null; readonly onTake: ChangeSearch };

function WideningStep({ step, filter, onTake }: StepProps) {
  return (
    <Group gap="xs">
      <Button size="compact-sm" variant="default" onClick={() => onTake(step.patch)}>
        {step.words}
      </Button>
      {filter && <Found filter={filter} />}
    </Group>
  );
}

function Found({ filter }: { readonly filter: Filter }) {
  const [{ data, fetching }] = useQuery({ query: CountCapacity, variables: { filter }, requestPolicy: 'cache-first' });
  const count = data?.searchCapacity.totalCount;
  const words = count === undefined ? '' : count === 0 ? 'still nothing' : `${count.toLocaleString('en-GB')} found`;
  return (
    <Text span size="sm" {...(!count && { c: 'dimmed' })} fw={count ? 600 : 400}>
      {fetching ? '…' : words}
    </Text>
  );
}
