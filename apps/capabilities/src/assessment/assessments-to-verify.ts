import { Injectable } from '@nestjs/common';
import { localDay } from '#kernel/calendar';
import { isId } from '#kernel/ids';
import { decodeCursor, parseFirst } from '#kernel/page';
import { ok, refuse, within, type Result } from '#kernel/result';
import type { PageOf } from '#service/graphql/connection';
import { AssessmentsStore, type Assessment } from './assessments.store';

/** A page of the queue, and what was asked for. */
export type VerificationQueue = {
  readonly page: PageOf<Assessment>;
  readonly ask: { readonly first: number; readonly after: unknown };
};

/** What waits for an admin: third-party assessments that nobody has verified and that hold today or later in their zone, oldest first. */
@Injectable()
export class AssessmentsToVerify {
  constructor(private readonly assessments: AssessmentsStore) {}

  async run(first: number | null | undefined, after: string | null | undefined): Promise<Result<VerificationQueue>> {
    const rows = within(parseFirst(first), 'first');
    if (!rows.ok) return rows;
    const behind = within(parseAfter(after), 'after');
    if (!behind.ok) return behind;
    const waiting = (await this.assessments.unverified()).filter(
      ({ expiresOn, zone, now }) => expiresOn === null || localDay(now, zone) <= expiresOn,
    );
    const last = behind.value;
    const rest = last === null ? waiting : waiting.filter(({ id }) => id > last);
    return ok({ page: { rows: rest, total: waiting.length }, ask: { first: rows.value, after: last } });
  }
}

/** The id the page begins behind; null at the beginning. */
function parseAfter(raw: string | null | undefined): Result<string | null, 'INVALID'> {
  if (raw == null) return ok(null);
  const decoded = decodeCursor(raw, 1);
  if (!decoded.ok) return decoded;
  const id = String(decoded.value[0]);
  return isId('assessment', id) ? ok(id) : refuse('INVALID', 'This cursor does not come from this list.');
}
