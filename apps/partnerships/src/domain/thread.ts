/** The thread of a request is read from its first message on, a page at a time. */
import { isId, type Id } from '#kernel/ids';
import { instant, type Instant } from '#kernel/instant';
import { decodeCursor, parseFirst } from '#kernel/page';
import { ok, refuse, within, type Result } from '#kernel/result';

export type ThreadAsk = {
  readonly first: number;
  /** The last message of the page before. */
  readonly after: { readonly sentAt: Instant; readonly id: Id<'message'> } | null;
};

const usualPage = 50;
/** Years 1970 to 9999: what a database and a clock of ours can have written. */
const latestMs = Date.UTC(9999, 11, 31);

/** Fields: `first`, `after`. */
export function parseThread(raw: {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
}): Result<ThreadAsk> {
  const first = within(parseFirst(raw.first, usualPage), 'first');
  if (!first.ok) return first;
  if (raw.after === null || raw.after === undefined) return ok({ first: first.value, after: null });
  const parts = within(decodeCursor(raw.after, 2), 'after');
  if (!parts.ok) return parts;
  const [sentAt, id] = parts.value;
  const isOurs = Number.isSafeInteger(sentAt) && Number(sentAt) >= 0 && Number(sentAt) <= latestMs;
  return isOurs && typeof id === 'string' && isId('message', id)
    ? ok({ first: first.value, after: { sentAt: instant(Number(sentAt)), id } })
    : refuse('INVALID', 'This cursor does not come from this list.', 'after');
}
