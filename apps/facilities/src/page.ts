import { uuidOf, type Id } from '#kernel/ids';
import { decodeCursor, parseFirst } from '#kernel/page';
import { all, ok, refuse, within, type Result } from '#kernel/result';
import { connectionOf, type PageOf } from '#service/graphql/connection';
import { loaderOf, type RequestContext } from '#service/graphql/request-context';
import type { Viewer } from '#service/viewer/viewer';

/** A page of a list that goes by name, then id. `after`: the last row of the page before. */
export type NamedPageAsk = {
  readonly first: number;
  readonly after: { readonly name: string; readonly uuid: string } | null;
};

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

/** Pages of the lists of many owners (bare uuids), in one statement: what a store reads of one kind of list. */
export type ReadPages<T> = (
  owners: readonly string[],
  viewer: Viewer,
  ask: NamedPageAsk,
) => Promise<ReadonlyMap<string, PageOf<T>>>;

/** The page of one owner's list, read together with those that others of the same request ask for. */
export async function loadPage<T extends { readonly id: Id; readonly name: string }>(
  context: RequestContext,
  owner: Id,
  ask: NamedPageAsk,
  read: ReadPages<T>,
  list: object,
) {
  const batch = async (keys: readonly string[]): Promise<ReadonlyMap<string, PageOf<T>>> => {
    const asked = keys.map((key) => ({ key, ...(JSON.parse(key) as { uuid: string; ask: NamedPageAsk }) }));
    const pages = new Map<string, PageOf<T>>();
    for (const alike of Map.groupBy(asked, (one) => JSON.stringify(one.ask)).values()) {
      const found = await read(
        alike.map(({ uuid }) => uuid),
        context.viewer,
        alike[0]?.ask ?? ask,
      );
      for (const { key, uuid } of alike) pages.set(key, found.get(uuid) ?? { rows: [], total: 0 });
    }
    return pages;
  };
  const page = await loaderOf(context, batch, list).load(JSON.stringify({ uuid: uuidOf(owner), ask }));
  return connectionOf(page ?? { rows: [], total: 0 }, ask, (node) => [node.name, uuidOf(node.id)]);
}

/** A row of a page, beside its owner and how many there are in all; null columns where the page is empty. */
export type OwnedRow<R> = R & { readonly owner: string; readonly total: string };

/** Rows by owner; an owner without rows still has its total. */
export function pagesOf<R extends { readonly id: string | null }, T>(
  rows: readonly OwnedRow<R>[],
  rowOf: (row: R) => T,
): ReadonlyMap<string, PageOf<T>> {
  const byOwner = Map.groupBy(rows, (row) => row.owner);
  return new Map(
    [...byOwner].map(([owner, own]) => [
      owner,
      { rows: own.filter(({ id }) => id !== null).map(rowOf), total: Number(own[0]?.total ?? 0) },
    ]),
  );
}
