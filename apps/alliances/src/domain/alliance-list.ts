/** Which alliances, and which members of one, somebody wants listed: perhaps some statuses, and one page of them. */
import { isId, type Id } from '#kernel/ids';
import { decodeCursor, parseFirst, type CursorPart } from '#kernel/page';
import { all, ok, refuse, within, type Result } from '#kernel/result';
import type { AllianceStatus } from './alliance';

export type AllianceListAsk = {
  /** Null: any status. */
  readonly statuses: readonly AllianceStatus[] | null;
  readonly first: number;
  /** The last alliance of the page before. */
  readonly after: { readonly name: string; readonly id: Id<'alliance'> } | null;
};
export type MemberListAsk = {
  readonly first: number;
  /** The last membership of the page before. */
  readonly after: Id<'membership'> | null;
};

type RawPage = { readonly first?: number | null | undefined; readonly after?: string | null | undefined };

/** An empty list of statuses makes no sense and is refused. Fields: `status`, `first`, `after`. */
export function parseAllianceList(
  raw: RawPage & { readonly status?: readonly AllianceStatus[] | null | undefined },
): Result<AllianceListAsk> {
  const statuses = raw.status?.length === 0 ? noStatus : ok(raw.status ?? null);
  const first = within(parseFirst(raw.first), 'first');
  const after = within(
    parseAfter(raw.after, 2, ([name, id]) => namedCursor(name, id)),
    'after',
  );
  if (!statuses.ok || !first.ok || !after.ok) return all<unknown>([statuses, first, after]) as Result<never>;
  return ok({ statuses: statuses.value, first: first.value, after: after.value });
}

/** Fifty members when nothing is said. Fields: `first`, `after`. */
export function parseMemberList(raw: RawPage): Result<MemberListAsk> {
  const first = within(parseFirst(raw.first, 50), 'first');
  const after = within(
    parseAfter(raw.after, 1, ([id]) => membershipId(id)),
    'after',
  );
  if (!first.ok || !after.ok) return all<unknown>([first, after]) as Result<never>;
  return ok({ first: first.value, after: after.value });
}

function parseAfter<T>(
  raw: string | null | undefined,
  length: number,
  read: (parts: readonly CursorPart[]) => T | null,
): Result<T | null> {
  if (raw === null || raw === undefined) return ok(null);
  const parts = decodeCursor(raw, length);
  if (!parts.ok) return parts;
  const after = read(parts.value);
  return after === null ? refuse('INVALID', 'This cursor does not come from this list.') : ok(after);
}

const namedCursor = (name: CursorPart | undefined, id: CursorPart | undefined): AllianceListAsk['after'] =>
  typeof name === 'string' && typeof id === 'string' && isId('alliance', id) ? { name, id } : null;

const membershipId = (id: CursorPart | undefined): MemberListAsk['after'] =>
  typeof id === 'string' && isId('membership', id) ? id : null;

const noStatus = refuse('INVALID', 'Name at least one status, or none at all.', 'status');
