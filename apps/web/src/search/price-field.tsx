import { Group, Select, TextInput } from '@mantine/core';
import { currencies } from '../money/currencies';
import { minorOf } from '../money/money';
import type { ChangeSearch, SearchParams } from './params';
import { useTyped } from './typed';

type Props = { readonly search: SearchParams; readonly onChange: ChangeSearch; readonly found: readonly string[] };

/** The most that the whole period may cost; prices in other currencies are compared at the latest known rate. */
export function PriceField({ search, onChange, found }: Props) {
  const currency = search.currency ?? found[0] ?? currencies[0] ?? 'EUR';
  const [max, setMax] = useTyped(search.max ?? '', (text) =>
    onChange({ max: text || undefined, currency: text ? currency : undefined }, true),
  );
  const isAmount = max === '' || minorOf(max, currency) !== null;
  return (
    <Group gap={6} align="flex-start" wrap="nowrap">
      <TextInput
        label="Highest price"
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        inputMode="decimal"
        placeholder="No limit"
        value={max}
        onChange={({ currentTarget }) => setMax(currentTarget.value)}
        error={isAmount ? null : `Not an amount of ${currency}.`}
        description={search.max ? 'For the whole time; other currencies by the latest rate' : 'For the whole time'}
        flex={1}
      />
      <Select
        label="Currency"
        data={[...new Set([...found, currency, ...currencies])]}
        limit={40}
        searchable
        allowDeselect={false}
        value={currency}
        onChange={(code) => code && onChange({ currency: code })}
        w={86}
      />
    </Group>
  );
}
