import { Select } from '@mantine/core';
import { currencies } from '../money/currencies';
import { compareIn, useCompared } from './compare';

/** The choice of the currency that amounts are compared in. */
export function CompareIn() {
  const compared = useCompared();
  return (
    <Select
      label="Compare amounts in"
      description="For comparing only: you pay in the currency of the house."
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      placeholder="As they are"
      data={currencies}
      value={compared}
      onChange={compareIn}
      searchable
      clearable
      size="xs"
    />
  );
}
