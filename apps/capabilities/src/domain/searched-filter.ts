/** How the filter of a saved search is kept: as JSON, which has no whole numbers of any size for amounts. */
import type { RawFilter } from './capacity-filter';

/** JSON of a filter as it came in. */
export const writeFilter = (filter: RawFilter): string =>
  JSON.stringify(filter, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));

type Kept = Omit<RawFilter, 'maxPrice'> & {
  readonly maxPrice?: { readonly amountMinor: string; readonly currency: string } | null;
};

/** The filter that was kept. */
export const readFilter = ({ maxPrice, ...filter }: Kept): RawFilter => ({
  ...filter,
  ...(maxPrice ? { maxPrice: { ...maxPrice, amountMinor: BigInt(maxPrice.amountMinor) } } : {}),
});
export type KeptFilter = Kept;
