/**
 * Rows of a table as they are kept: what was read of them, and what is wrong with them. Plain values only.
 */
import type { RefusalCode } from '#kernel/result';
import type { ResourceKind } from '../offering';
import type { AudienceKind } from '../rate-terms';

/** What is wrong with a cell: what the column wants, and what is there. */
export type RowFault = {
  readonly code: RefusalCode;
  readonly column: string;
  readonly expected: string;
  readonly found: string;
};

export type ListingRow = { readonly name: string; readonly kind: ResourceKind; readonly units: number };

/** Moments in milliseconds since 1970. */
export type WindowRow = {
  readonly resource: string;
  readonly start: number;
  readonly end: number;
  readonly units: number;
};

/** The amount in minor units, as text. Null uplifts: the file says nothing of them. */
export type RateRow = {
  readonly resource: string;
  readonly audience: AudienceKind;
  readonly audienceId: string | null;
  readonly amountMinor: string;
  readonly currency: string;
  readonly per: 'HOUR' | 'HALF_DAY' | 'DAY' | 'WEEK' | 'UNIT';
  readonly minimum: string | null;
  readonly leadTime: string | null;
  readonly weekendUplift: number | null;
  readonly overtimeUplift: number | null;
};

export type RowOf = { readonly RESOURCES: ListingRow; readonly WINDOWS: WindowRow; readonly RATES: RateRow };

/** `read` is null exactly where there are faults. */
export type TableRow<R = RowOf[keyof RowOf]> = {
  readonly row: number;
  readonly cells: readonly string[];
  readonly read: R | null;
  readonly faults: readonly RowFault[];
};

const longestShown = 80;

export const faultOf = (code: RefusalCode, column: string, expected: string, found: string): RowFault => ({
  ...{ code, column, expected },
  found: found.length > longestShown ? `${found.slice(0, longestShown)}…` : found,
});
