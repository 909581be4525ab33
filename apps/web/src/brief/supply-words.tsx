import { Anchor, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { PackageDraft } from './draft';
import type { SupplyFound } from './supply';
import { supplySearch } from './supply-filter';

type Props = {
  readonly supply: SupplyFound;
  readonly one: PackageDraft;
  readonly currency: string;
  readonly zone: string;
};

/** How many could do this package if it were alone, and the way to see them. */
export function SupplyWords({ supply: { isAsked, count }, one, currency, zone }: Props) {
  if (!isAsked) return null;
  if (count === null)
    return (
      <Text size="sm" c="dimmed">
        Counting who could do it…
      </Text>
    );
  if (count === 0)
    return (
      <Text size="sm" c="var(--mantine-color-error)" fw={600}>
        No place could do this like this. A longer window or fewer demands may help.
      </Text>
    );
  return (
    <Text size="sm">
      <Anchor
        inherit
        underline="always"
        renderRoot={(props) => (
          <Link to="/search" search={supplySearch(one, currency, zone)} target="_blank" {...props} />
        )}
      >
        {count.toLocaleString('en-GB')} {count === 1 ? 'place' : 'places'}
      </Anchor>{' '}
      could do it by itself in its window, priced in {currency}.
    </Text>
  );
}
