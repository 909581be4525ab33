import { Button, Group, MultiSelect, Text, TextInput, UnstyledButton } from '@mantine/core';
import { memo } from 'react';
import { CapabilityPicker } from '../taxonomy/capability-picker';
import { lengthOf, showDuration } from '../time/duration';
import { LengthInput } from '../time/length-input';
import { showSpan } from '../time/show';
import styles from './brief.module.css';
import type { PackageDraft } from './draft';
import { FaultWords } from './fault-words';
import { faultAt, type Fault } from './input';
import { PackageLimits } from './package-limits';
import type { Earliest } from './schedule';
import { useSupply } from './supply';
import { SupplyWords } from './supply-words';

type Props = {
  readonly one: PackageDraft;
  readonly index: number;
  readonly name: string;
  readonly isLast: boolean;
  /** Packages that it may follow. */
  readonly leaders: readonly { readonly value: string; readonly label: string }[];
  readonly currency: string;
  readonly zone: string;
  /** Its own only. */
  readonly faults: readonly Fault[];
  readonly earliest: Earliest | null;
  /** Always the same. */
  readonly acts: PackageActs;
};

/** What can be done to a package, by its key. */
export type PackageActs = {
  readonly change: (key: string, patch: Partial<PackageDraft>) => void;
  readonly move: (key: string, by: 1 | -1) => void;
  readonly double: (key: string) => void;
  readonly remove: (key: string) => void;
};

/** A keystroke in one package leaves the others as they are, except where they name it. */
function isSame(one: Props, other: Props): boolean {
  const written = ({ leaders, faults, earliest }: Props) => JSON.stringify([leaders, faults, earliest]);
  const names = ['one', 'index', 'name', 'isLast', 'currency', 'zone', 'acts'] as const;
  return names.every((name) => one[name] === other[name]) && written(one) === written(other);
}

/** One package: what it is, how long, when, and what it follows; the rest is folded away until it is wanted. */
export const PackageCard = memo(function PackageCard(props: Props) {
  const { one, index, name, isLast, leaders, currency, zone, faults, earliest, acts } = props;
  const onChange = (patch: Partial<PackageDraft>) => acts.change(one.key, patch);
  const at = (field: string) => `packages.${one.key}.${field}`;
  const fault = (field: string) => faultAt(faults, at(field));
  const supply = useSupply(one, currency, zone);
  const isTimed = one.from.includes('T') || one.to.includes('T');
  const length = lengthOf(one.duration);
  const whole = faultAt(faults, `packages.${one.key}`);

  return (
    <li>
      <fieldset className={styles.card} data-at={`packages.${one.key}`}>
        <legend className={styles.legendOf}>
          {index + 1}. {name}
        </legend>
        <Group gap={6} className={styles.acts}>
          <Button
            size="compact-sm"
            variant="default"
            data-move={`${one.key}:-1`}
            disabled={index === 0}
            aria-label={`Move up: ${name}`}
            onClick={() => acts.move(one.key, -1)}
          >
            ↑
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            data-move={`${one.key}:1`}
            disabled={isLast}
            aria-label={`Move down: ${name}`}
            onClick={() => acts.move(one.key, 1)}
          >
            ↓
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            aria-label={`Duplicate: ${name}`}
            onClick={() => acts.double(one.key)}
          >
            Duplicate
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            aria-label={`Take out: ${name}`}
            onClick={() => acts.remove(one.key)}
          >
            Take out
          </Button>
        </Group>
        {whole && (
          <Text size="sm" c="var(--mantine-color-error)" role="alert">
            {whole}
          </Text>
        )}
        <div className={styles.fields}>
          <div className={styles.wide} data-at={at('title')}>
            <TextInput
              label="Title"
              value={one.title}
              maxLength={200}
              onChange={({ currentTarget }) => onChange({ title: currentTarget.value })}
              error={fault('title')}
            />
          </div>
          <div className={styles.wide} data-at={at('capability')}>
            <CapabilityPicker
              label="What it takes"
              value={one.capability || undefined}
              onChange={(capability) => onChange({ capability: capability ?? '', needs: [] })}
            />
            <FaultWords words={fault('capability')} />
          </div>
          <div data-at={at('duration')}>
            <LengthInput
              label="How long?"
              value={one.duration}
              onChange={(duration) => onChange({ duration })}
              error={fault('duration')}
            />
            {one.duration !== '' && length === null && <Text size="xs">Now {showDuration(one.duration)}.</Text>}
          </div>
          <div data-at={at('window')} className={styles.window}>
            <div className={styles.ends} data-timed={isTimed || undefined}>
              <TextInput
                type={isTimed ? 'datetime-local' : 'date'}
                label="Not before"
                value={one.from}
                onChange={({ currentTarget: { value: from } }) =>
                  onChange({ from, ...(from > one.to && { to: from }) })
                }
                error={fault('window')}
              />
              <TextInput
                type={isTimed ? 'datetime-local' : 'date'}
                label="Done by"
                min={one.from}
                value={one.to}
                onChange={({ currentTarget: { value: to } }) => onChange({ to })}
              />
            </div>
            <UnstyledButton
              className={styles.quiet}
              aria-label={`${name}: ${isTimed ? 'whole days' : 'to the hour'}`}
              onClick={() => onChange(isTimed ? wholeDays(one) : toTheHour(one))}
            >
              {isTimed ? 'Whole days' : 'To the hour'}
            </UnstyledButton>
          </div>
          <div className={styles.all} data-at={at('after')}>
            <MultiSelect
              label="Follows"
              data={[...leaders]}
              value={[...one.after]}
              onChange={(after) => onChange({ after })}
              placeholder={one.after.length === 0 ? 'Nothing' : undefined}
              error={fault('after')}
            />
          </div>
        </div>
        <div className={styles.so} aria-live="polite">
          {earliest?.isLate && (
            <Text size="sm" c="var(--mantine-color-error)" fw={600}>
              Does not fit: done {showSpan(earliest.span, zone)} at the earliest.
            </Text>
          )}
          <SupplyWords supply={supply} one={one} currency={currency} zone={zone} />
        </div>
        <PackageLimits {...{ one, name, currency, faults, supply, onChange }} />
      </fieldset>
    </li>
  );
}, isSame);

const toTheHour = ({ from, to }: PackageDraft) => ({ from: from && `${from}T09:00`, to: to && `${to}T18:00` });
const wholeDays = ({ from, to }: PackageDraft) => ({ from: from.slice(0, 10), to: to.slice(0, 10) });
