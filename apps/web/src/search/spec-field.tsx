import { Select } from '@mantine/core';
import { useSpecs } from '../taxonomy/specs';
import type { ChangeSearch, SearchParams } from './params';
import styles from './search.module.css';

type Props = { readonly search: SearchParams; readonly onChange: ChangeSearch };

/** What has to be delivered, in place of what that needs. */
export function SpecField({ search, onChange }: Props) {
  const { specs, isLoading } = useSpecs();
  return (
    <Select
      className={styles.specField}
      label="Or what is delivered"
      placeholder="A delivery specification"
      data={specs.map(({ code, label }) => ({ value: code, label }))}
      value={search.capability ? null : (search.spec ?? null)}
      onChange={(code) =>
        onChange({ spec: code ?? undefined, ...(code && { capability: undefined, need: undefined, also: undefined }) })
      }
      searchable
      clearable
      clearButtonProps={{ 'aria-label': 'Clear: what is delivered' }}
      error={
        search.spec && !search.capability && !isLoading && !specs.some(({ code }) => code === search.spec)
          ? `There is no specification “${search.spec}”.`
          : null
      }
    />
  );
}
