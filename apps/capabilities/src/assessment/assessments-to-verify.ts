import { Injectable } from '@nestjs/common';
import { localDay } from '#kernel/calendar';
import { isId } from '#kernel/ids';
import { decodeCursor, encodeCursor, parseFirst } from '#kernel/page';
import { ok, refuse, within, type Result } from '#kernel/result';
import { AssessmentsStore, type Assessment } from './assessments.store';

export type VerificationQueue = {
  readonly edges: readonly { readonly cursor: string; readonly node: Assessment }[];
  readonly total: number;
  readonly hasNext: boolean;
  readonly hasPrevious: boolean;
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
    const rest = waiting.filter(({ id }) => id > behind.value);
    return ok({
      edges: rest.slice(0, rows.value).map((node) => ({ node, cursor: encodeCursor([node.id]) })),
      total: waiting.length,
      hasNext: rest.length > rows.value,
      hasPrevious: rest.length < waiting.length,
    });
  }
}

/** The id the page begins behind; nothing at all is before every id. */
function parseAfter(raw: string | null | undefined): Result<string, 'INVALID'> {
  if (raw == null) return ok('');
  const decoded = decodeCursor(raw, 1);
  if (!decoded.ok) return decoded;
  const id = String(decoded.value[0]);
  return isId('assessment', id) ? ok(id) : refuse('INVALID', 'This cursor does not come from this list.');
}
