import { Checkbox, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { Option } from './facets';
import styles from './search.module.css';

type BoxProps = {
  readonly legend: string;
  readonly options: readonly Option[];
  readonly onToggle: (value: string) => void;
};

const shortList = 8;

/** Values to tick, each with how many it hits; one that hits nothing is grey but can still be ticked. */
export function FacetBox({ legend, options, onToggle }: BoxProps) {
  const [isLong, setLong] = useState(false);
  const shown = isLong ? options : options.filter((option, index) => index < shortList || option.isChosen);
  if (options.length === 0) return null;
  return (
    <fieldset className={styles.facet}>
      <legend>{legend}</legend>
      {shown.map(({ value, label, count, isChosen }) => (
        <label key={value} className={`${styles.option} ${count === 0 && !isChosen ? styles.none : ''}`}>
          <Checkbox.Indicator checked={isChosen} size="xs" component="span" aria-hidden="true" />
          <input type="checkbox" className="visually-hidden" checked={isChosen} onChange={() => onToggle(value)} />
          <span>{label}</span>
          <span>{count.toLocaleString('en-GB')}</span>
        </label>
      ))}
      {options.length > shortList && (
        <UnstyledButton fz="sm" c="var(--mantine-color-anchor)" onClick={() => setLong(!isLong)} aria-expanded={isLong}>
          {isLong ? 'Fewer' : `All ${options.length}`}
        </UnstyledButton>
      )}
    </fieldset>
  );
}

type ListProps = {
  readonly legend: string;
  readonly options: readonly Option[];
  readonly onChoose: (value: string) => void;
};

/** Values that narrow by one step when chosen. */
export function FacetList({ legend, options, onChoose }: ListProps) {
  const shown = options.slice(0, shortList);
  if (options.length === 0) return null;
  return (
    <div role="group" aria-label={legend}>
      <div className={styles.legend}>{legend}</div>
      {shown.map(({ value, label, count, isChosen }) => (
        <UnstyledButton
          key={value}
          className={`${styles.option} ${count === 0 ? styles.none : ''}`}
          aria-pressed={isChosen}
          fw={isChosen ? 600 : 400}
          onClick={() => onChoose(value)}
        >
          <span>{label}</span>
          <span>{count.toLocaleString('en-GB')}</span>
        </UnstyledButton>
      ))}
    </div>
  );
}
