import { Button, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { addDays } from '../time/zone';
import { dateFromToday } from '../time/today';
import { showZone } from '../time/show';
import styles from './brief.module.css';
import type { FieldsProps } from './brief-fields';
import { nameOfPackage, type PackageDraft } from './draft';
import { Fold } from './fold';
import { faultAt } from './input';
import { jumpTo } from './jump';
import { PackageCard, type PackageActs } from './package-card';
import { leadersFor, withDouble, withMoved, withOneMore, withoutOne, withRestored, type Removed } from './packages';
import { windowsWithin, type Earliest } from './schedule';

type Packages = readonly PackageDraft[];

type Props = FieldsProps & { readonly earliest: ReadonlyMap<string, Earliest> };

/** The packages in the order they are shown; what follows what is said by each of them. */
export function PackageList({ draft, faults, earliest, zone, onChange }: Props) {
  const { packages } = draft;
  const [removed, setRemoved] = useState<Removed | null>(null);
  const wanted = useRef<string | null>(null);
  const list = useRef<HTMLOListElement>(null);
  const latest = useRef({ draft, onChange });
  const change = (next: Packages) => onChange({ ...draft, packages: next });

  // Acts keep their identity, so that a card is drawn anew only for what is its own; they go by what stands now.
  useLayoutEffect(() => {
    latest.current = { draft, onChange };
  });

  // What was just added is filled in next; what was moved stays under the hand.
  useEffect(() => {
    const focus = wanted.current;
    wanted.current = null;
    if (focus?.startsWith('move:')) {
      const [, key = '', by = ''] = focus.split(':');
      const there = (way: string) => list.current?.querySelector<HTMLButtonElement>(`[data-move="${key}:${way}"]`);
      const button = there(by);
      (button?.disabled ? there(by === '1' ? '-1' : '1') : button)?.focus();
    } else if (focus) jumpTo(`packages.${focus}.title`);
  }, [packages]);

  const acts = useMemo((): PackageActs => {
    const present = () => latest.current.draft.packages;
    const put = (next: Packages) => {
      const { draft: before, onChange: tell } = latest.current;
      tell({ ...before, packages: next });
    };
    return {
      change: (key, patch) => put(present().map((each) => (each.key === key ? { ...each, ...patch } : each))),
      move: (key, by) => {
        wanted.current = `move:${key}:${by}`;
        put(withMoved(present(), key, by));
      },
      double: (key) => put(added(present(), withDouble(present(), key), wanted)),
      remove: (key) => {
        const answer = withoutOne(present(), key);
        setRemoved(answer.removed);
        put(answer.packages);
      },
    };
  }, []);

  const undo = removed && (
    <Group role="status" className={styles.undo} gap="sm">
      <Text size="sm">“{removed.package.title.trim() || 'A package'}” is taken out.</Text>
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => {
          change(withRestored(packages, removed));
          setRemoved(null);
        }}
      >
        Undo
      </Button>
    </Group>
  );

  return (
    <section
      aria-labelledby="packages"
      data-at="packages"
      // In the midst of so many fields, Enter ends one of them rather than all.
      onKeyDown={(event) => {
        if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault();
      }}
    >
      <Group justify="space-between" align="flex-end" mb="xs">
        <Title order={2} size="h4" id="packages">
          Packages
        </Title>
        <Text size="sm" c="dimmed" aria-live="polite">
          {packages.length} {packages.length === 1 ? 'package' : 'packages'} · dates are {showZone(zone)} time, both
          days included
        </Text>
      </Group>
      {faultAt(faults, 'packages') && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert" mb="xs">
          {faultAt(faults, 'packages')}
        </Text>
      )}
      <Stack gap="sm">
        {packages.length > 1 && <WholeJob packages={packages} onChange={change} />}
        {undo}
        <ol className={styles.packages} ref={list}>
          {packages.map((one, index) => (
            <PackageCard
              key={one.key}
              one={one}
              index={index}
              name={nameOfPackage(packages, one.key)}
              isLast={index === packages.length - 1}
              leaders={leadersFor(packages, one.key).map(({ key }) => ({
                value: key,
                label: nameOfPackage(packages, key),
              }))}
              currency={draft.currency}
              zone={zone}
              faults={faults.filter(({ at }) => `${at}.`.startsWith(`packages.${one.key}.`))}
              earliest={earliest.get(one.key) ?? null}
              acts={acts}
            />
          ))}
        </ol>
        <Button
          variant="default"
          style={{ alignSelf: 'flex-start' }}
          onClick={() => change(added(packages, withOneMore(packages), wanted))}
        >
          Add a package
        </Button>
      </Stack>
    </section>
  );
}

/** The new list, after noting which package came into it: it is filled in next. */
function added(before: Packages, after: Packages, wanted: { current: string | null }): Packages {
  const keys = new Set(before.map(({ key }) => key));
  wanted.current = after.find(({ key }) => !keys.has(key))?.key ?? null;
  return after;
}

type WholeProps = {
  readonly packages: Packages;
  readonly onChange: (packages: Packages) => void;
};

/** Moves the whole job: every window is laid out anew between its first and its last day. */
function WholeJob({ packages, onChange }: WholeProps) {
  const days = packages
    .flatMap(({ from, to }) => [from.slice(0, 10), to.slice(0, 10)])
    .filter(Boolean)
    .toSorted();
  const [first, setFirst] = useState(days[0] ?? dateFromToday(14));
  const [last, setLast] = useState(days.at(-1) ?? addDays(first, 55));
  const [before, setBefore] = useState<Packages | null>(null);

  function fit() {
    const windows = windowsWithin(packages, first, last);
    setBefore(packages);
    onChange(packages.map((one) => ({ ...one, ...windows.get(one.key) })));
  }

  return (
    <Fold title="Move the whole job">
      {() => (
        <>
          <Group gap="sm" align="flex-end" mt="xs">
            <TextInput
              type="date"
              label="First day"
              value={first}
              onChange={({ currentTarget: { value } }) => value && setFirst(value)}
            />
            <TextInput
              type="date"
              label="Last day"
              min={first}
              value={last}
              onChange={({ currentTarget: { value } }) => value && setLast(value)}
            />
            <Button variant="default" onClick={fit}>
              Fit all windows
            </Button>
            {before && (
              <Button
                variant="default"
                onClick={() => {
                  const windows = new Map(before.map(({ key, from, to }) => [key, { from, to }]));
                  onChange(packages.map((one) => ({ ...one, ...windows.get(one.key) })));
                  setBefore(null);
                }}
              >
                Undo
              </Button>
            )}
          </Group>
          <Text size="xs" c="dimmed" mt={4}>
            Each package gets the days that its chain leaves it. A job too short for its longest chain is made longer.
          </Text>
        </>
      )}
    </Fold>
  );
}
