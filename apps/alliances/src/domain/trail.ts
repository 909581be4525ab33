/**
 * The one trail: audit entries of all services in the order they were gathered, each chained to the one before, so that an entry
 * changed, taken out or slipped in shows. It is read latest first.
 */
import { isId, type Id } from '#kernel/ids';
import { parseInstant } from '#kernel/instant';
import { decodeCursor, parseFirst } from '#kernel/page';
import { ok, refuse, within, type Result } from '#kernel/result';

/** An entry in the words that are sealed: uuids, and JSON and instants as the database writes them. */
export type TrailEntry = {
  /** 1, 2, 3 without a gap. */
  readonly place: number;
  readonly service: string;
  readonly id: string;
  /** UTC to the microsecond, as `2027-03-01T09:00:00.000000Z`. */
  readonly at: string;
  readonly actor: string | null;
  readonly onBehalfOf: string | null;
  readonly act: string;
  readonly subject: string;
  readonly reason: string | null;
  readonly before: string | null;
  readonly after: string | null;
};

/** What is hashed together with the hash before: every word of the entry, in this order, as JSON. */
export const sealedWords = (entry: TrailEntry): string =>
  JSON.stringify([
    entry.place,
    entry.service,
    entry.id,
    entry.at,
    entry.actor,
    entry.onBehalfOf,
    entry.act,
    entry.subject,
    entry.reason,
    entry.before,
    entry.after,
  ]);

export type TrailAsk = {
  readonly subjectId: string | null;
  readonly first: number;
  /** The last entry of the page before. */
  readonly after: { readonly at: string; readonly id: Id<'audit'> } | null;
};

const toTheMicrosecond = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3})\d{3}Z$/;

/** Fields: `first`, `after`. A subject that no entry has is an empty trail. */
export function parseTrailAsk(raw: {
  readonly subjectId?: string | null | undefined;
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
}): Result<TrailAsk> {
  const subjectId = raw.subjectId ?? null;
  const first = within(parseFirst(raw.first), 'first');
  if (!first.ok) return first;
  if (raw.after === null || raw.after === undefined) return ok({ subjectId, first: first.value, after: null });
  const parts = within(decodeCursor(raw.after, 2), 'after');
  if (!parts.ok) return parts;
  const [at, id] = parts.value;
  return typeof at === 'string' && isMoment(at) && typeof id === 'string' && isId('audit', id)
    ? ok({ subjectId, first: first.value, after: { at, id } })
    : refuse('INVALID', 'This cursor does not come from this list.', 'after');
}

function isMoment(at: string): boolean {
  const toTheMillisecond = toTheMicrosecond.exec(at)?.[1];
  return toTheMillisecond !== undefined && parseInstant(`${toTheMillisecond}Z`) !== null;
}
