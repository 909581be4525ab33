import { uuidOf, type Id } from '#kernel/ids';
import { decodeCursor, encodeCursor, parseFirst } from '#kernel/page';
import { all, ok, refuse, within, type Result } from '#kernel/result';

/** A page of a list that goes by name, then id. `after`: the last row of the page before. */
export type NamedPageAsk = {
  readonly first: number;
  readonly after: { readonly name: string; readonly uuid: string } | null;
};

/** One row more than asked for where there is a next page, and how many there are in all. */
export type NamedPage<T> = { readonly rows: readonly T[]; readonly total: number };

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Arguments of a list, read; a page has 1 to 100 rows, 20 when nothing is said. */
export function parseNamedPage(raw: {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
}): Result<NamedPageAsk> {
  const first = within(parseFirst(raw.first), 'first');
  const after = within(parseAfter(raw.after ?? null), 'after');
  const faults = all<unknown>([first, after]);
  return first.ok && after.ok ? ok({ first: first.value, after: after.value }) : (faults as Result<never>);
}

function parseAfter(raw: string | null): Result<NamedPageAsk['after'], 'INVALID'> {
  if (raw === null) return ok(null);
  const parts = decodeCursor(raw, 2);
  if (!parts.ok) return parts;
  const [name, id] = parts.value;
  return typeof name === 'string' && typeof id === 'string' && uuid.test(id)
    ? ok({ name, uuid: id })
    : refuse('INVALID', 'This cursor does not come from this list.');
}

/** The page as a Relay connection. */
export function connectionOf<T extends { readonly id: Id; readonly name: string }>(
  { rows, total }: NamedPage<T>,
  ask: NamedPageAsk,
) {
  const edges = rows.slice(0, ask.first).map((node) => ({ node, cursor: encodeCursor([node.name, uuidOf(node.id)]) }));
  return {
    edges,
    totalCount: total,
    pageInfo: {
      hasNextPage: rows.length > ask.first,
      hasPreviousPage: ask.after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}
