/** Which briefs an organisation wants listed: perhaps some statuses, and one page of them, latest first. */
import { isId, type Id } from '#kernel/ids';
import { decodeCursor, parseFirst } from '#kernel/page';
import { ok, refuse, within, type Result } from '#kernel/result';
import type { BriefStatus } from './brief-life';

export type BriefListAsk = {
  /** Null: any status. */
  readonly statuses: readonly BriefStatus[] | null;
  readonly first: number;
  /** The last brief of the page before. */
  readonly after: Id<'brief'> | null;
};

/** An empty list of statuses makes no sense and is refused. Fields: `status`, `first`, `after`. */
export function parseBriefList(raw: {
  readonly status?: readonly BriefStatus[] | null | undefined;
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
}): Result<BriefListAsk> {
  if (raw.status?.length === 0) return refuse('INVALID', 'Name at least one status, or none at all.', 'status');
  const first = within(parseFirst(raw.first), 'first');
  if (!first.ok) return first;
  const after = within(parseAfter(raw.after), 'after');
  if (!after.ok) return after;
  return ok({ statuses: raw.status ?? null, first: first.value, after: after.value });
}

function parseAfter(raw: string | null | undefined): Result<Id<'brief'> | null> {
  if (raw === null || raw === undefined) return ok(null);
  const parts = decodeCursor(raw, 1);
  if (!parts.ok) return parts;
  const [id] = parts.value;
  return typeof id === 'string' && isId('brief', id)
    ? ok(id)
    : refuse('INVALID', 'This cursor does not come from this list.');
}
