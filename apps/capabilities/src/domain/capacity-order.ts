/**
 * In which order matches are shown, and where the next page begins. A cursor carries what the list is sorted by and the id of
 * the row, so a page ends and begins at the same place however many rows have come or gone.
 */
import { isId, type Id } from '#kernel/ids';
import type { Instant } from '#kernel/instant';
import type { Money } from '#kernel/money';
import { decodeCursor, type CursorPart } from '#kernel/page';
import { ok, refuse, type Result } from '#kernel/result';

export const capacitySorts = ['BEST', 'PRICE', 'DISTANCE', 'RATING', 'EARLIEST'] as const;
export type CapacitySort = (typeof capacitySorts)[number];

/** What of a hit decides where it stands. */
export type Ranked = {
  readonly resourceId: Id<'resource'>;
  readonly start: Instant;
  readonly price: Money;
  /** Null without a place to measure from. */
  readonly distanceKm: number | null;
  /** Null without a record. */
  readonly rating: number | null;
  /** `bestScore`. */
  readonly score: number;
};

/** What a list is sorted by, first part first: the least goes first, null last. The id ends it, so no two are alike. */
export type SortKey = readonly CursorPart[];

/** What a part of a key is made from, and which values a cursor may hold there. */
type Part = { readonly of: (hit: Ranked) => readonly CursorPart[]; readonly holds: readonly PartKind[] };
type PartKind = 'text' | 'number' | 'number or none';

const distance: Part = { of: ({ distanceKm }) => [distanceKm], holds: ['number'] };
const rating: Part = { of: (hit) => [hit.rating === null ? null : -hit.rating], holds: ['number or none'] };
const score: Part = { of: (hit) => [-hit.score], holds: ['number'] };
const start: Part = { of: (hit) => [hit.start], holds: ['number'] };
const id: Part = { of: ({ resourceId }) => [resourceId], holds: ['text'] };
/** Amounts may be greater than a number holds: fewer digits are less, and as many compare as text. */
const price: Part = {
  of: ({ price: { currency, amountMinor } }) => [currency, String(amountMinor).length, String(amountMinor)],
  holds: ['text', 'number', 'text'],
};

/** Ties are broken by id everywhere. */
const partsOf: Readonly<Record<CapacitySort, readonly Part[]>> = {
  BEST: [score, price, id],
  PRICE: [price, id],
  DISTANCE: [distance, id],
  RATING: [rating, id],
  EARLIEST: [start, id],
};

/** One order of matches, and its cursors. */
export type CapacityOrder = {
  readonly keyOf: (hit: Ranked) => SortKey;
  /** What the cursor of a row is made of. */
  readonly cursorOf: (key: SortKey) => readonly CursorPart[];
  /** Refuses a cursor of another order, or of none. */
  readonly parseCursor: (raw: string) => Result<SortKey>;
};

/** The order asked for; DISTANCE makes sense only from a place. */
export function orderOf(sort: CapacitySort, hasPlace: boolean): Result<CapacityOrder> {
  if (sort === 'DISTANCE' && !hasPlace)
    return refuse('INVALID', 'Sorting by distance needs a place to measure from: `near`.', 'sort');
  const parts = partsOf[sort];
  const kinds = parts.flatMap(({ holds }) => holds);
  return ok({
    keyOf: (hit) => parts.flatMap((part) => part.of(hit)),
    cursorOf: (key) => [sort, ...key],
    parseCursor: (raw) => {
      const decoded = decodeCursor(raw, kinds.length + 1);
      if (!decoded.ok) return decoded;
      const [name, ...key] = decoded.value;
      const isOurs =
        name === sort && isId('resource', String(key.at(-1))) && key.every((part, at) => fits(part, kinds[at]));
      return isOurs ? ok(key) : refuse('INVALID', 'This cursor does not come from this list.');
    },
  });
}

function fits(part: CursorPart, kind: PartKind | undefined): boolean {
  if (kind === 'text') return typeof part === 'string';
  return typeof part === 'number' || (part === null && kind === 'number or none');
}

/** Two keys of one order. */
export function compareKeys(a: SortKey, b: SortKey): number {
  for (const [at, one] of a.entries()) {
    const other = b[at] ?? null;
    if (one === other) continue;
    if (one === null) return 1;
    if (other === null) return -1;
    return one < other ? -1 : 1;
  }
  return 0;
}
