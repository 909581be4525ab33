import { type CursorPart, encodeCursor } from '#kernel/page';

/** What a store answers for a page: one row more than asked for where there is a next page, and how many there are in all. */
export type PageOf<T> = { readonly rows: readonly T[]; readonly total: number };

/** A page as the schema shows it. `after` is what the page was asked to go on from, null at the beginning of the list. */
export function connectionOf<T>(
  { rows, total }: PageOf<T>,
  ask: { readonly first: number; readonly after: unknown },
  cursorOf: (row: T) => readonly CursorPart[],
) {
  const edges = rows.slice(0, ask.first).map((node) => ({ node, cursor: encodeCursor(cursorOf(node)) }));
  return {
    edges,
    totalCount: total,
    pageInfo: {
      hasNextPage: rows.length > ask.first,
      hasPreviousPage: ask.after !== null,
      startCursor: edges.at(0)?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}
