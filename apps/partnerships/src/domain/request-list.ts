/** Which requests a side wants listed: a direction, perhaps some statuses, and one page of them, latest first. */
import { isId, type Id } from '#kernel/ids';
import { decodeCursor, parseFirst } from '#kernel/page';
import { ok, refuse, within, type Result } from '#kernel/result';
import type { RequestStatus } from './request-life';

export type Direction = 'INCOMING' | 'OUTGOING';

export type RequestListAsk = {
  readonly direction: Direction;
  /** Null: any status. */
  readonly statuses: readonly RequestStatus[] | null;
  readonly first: number;
  /** The last request of the page before. */
  readonly after: Id<'request'> | null;
};

/** Statuses are as they read now; an empty list of them makes no sense and is refused. Fields: `status`, `first`, `after`. */
export function parseRequestList(raw: {
  readonly direction: Direction;
  readonly status?: readonly RequestStatus[] | null | undefined;
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
}): Result<RequestListAsk> {
  if (raw.status?.length === 0) return refuse('INVALID', 'Name at least one status, or none at all.', 'status');
  const first = within(parseFirst(raw.first), 'first');
  if (!first.ok) return first;
  const after = within(parseAfter(raw.after), 'after');
  if (!after.ok) return after;
  return ok({ direction: raw.direction, statuses: raw.status ?? null, first: first.value, after: after.value });
}

function parseAfter(raw: string | null | undefined): Result<Id<'request'> | null> {
  if (raw === null || raw === undefined) return ok(null);
  const parts = decodeCursor(raw, 1);
  if (!parts.ok) return parts;
  const [id] = parts.value;
  return typeof id === 'string' && isId('request', id)
    ? ok(id)
    : refuse('INVALID', 'This cursor does not come from this list.');
}
