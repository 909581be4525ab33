import { UnstyledButton } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { Option } from './facets';
import styles from './search.module.css';

type BoxProps = {
  readonly legend: string;
  readonly options: readonly Option[];
  readonly onToggle: (value: string) => void;
  /** Stands below the values. */
  readonly children?: ReactNode;
  /** The legend is already said by what this stands in. */
  readonly isLegendHidden?: boolean;
};

const shortList = 8;

/** Values to tick, each with how many it hits; one that hits nothing is grey but can still be ticked. */
export function FacetBox({ legend, options, onToggle, children, isLegendHidden = false }: BoxProps) {
  const [isLong, setLong] = useState(false);
  const shown = isLong ? options : options.filter((option, index) => index < shortList || option.isChosen);
  if (options.length === 0) return null;
  return (
    <fieldset className={styles.facet}>
      <legend className={isLegendHidden ? 'only-heard' : undefined}>{legend}</legend>
      {shown.map(({ value, label, count, isChosen }) => (
        <label key={value} className={`${styles.option} ${count === 0 && !isChosen ? styles.none : ''}`}>
          <input type="checkbox" checked={isChosen} onChange={() => onToggle(value)} />
          <span>{label}</span>
          <Count of={count} />
        </label>
      ))}
      {options.length > shortList && (
        <UnstyledButton className={styles.more} onClick={() => setLong(!isLong)} aria-expanded={isLong}>
          {isLong ? 'Fewer' : `All ${options.length}`}
        </UnstyledButton>
      )}
      {children}
    </fieldset>
  );
}

type ListProps = {
  readonly legend: string;
  readonly options: readonly Option[];
  readonly onChoose: (value: string) => void;
};

/** Values of which one narrows the search at a time. */
export function FacetList({ legend, options, onChoose }: ListProps) {
  const [isLong, setLong] = useState(false);
  const shown = isLong ? options : options.filter((option, index) => index < shortList || option.isChosen);
  if (options.length === 0) return null;
  return (
    <div role="group" aria-label={legend}>
      <div className={styles.legend}>{legend}</div>
      {shown.map(({ value, label, count, isChosen }) => (
        <UnstyledButton
          key={value}
          className={`${styles.option} ${count === 0 && !isChosen ? styles.none : ''}`}
          aria-pressed={isChosen}
          onClick={() => onChoose(value)}
        >
          <span>{label}</span>
          <Count of={count} />
        </UnstyledButton>
      ))}
      {options.length > shortList && (
        <UnstyledButton className={styles.more} onClick={() => setLong(!isLong)} aria-expanded={isLong}>
          {isLong ? 'Fewer' : `All ${options.length}`}
        </UnstyledButton>
      )}
    </div>
  );
}

const Count = ({ of }: { readonly of: number }) => (
  <span className={styles.count}>
    {of.toLocaleString('en-GB')}
    <span className="only-heard">{of === 1 ? ' place' : ' places'}</span>
  </span>
);
