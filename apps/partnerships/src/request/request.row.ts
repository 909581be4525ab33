import type { LineCancellation } from '#events/calendar-question';
import type { CancellationScale } from '#kernel/cancellation';
import { readDuration } from '#kernel/duration';
import type { Id } from '#kernel/ids';
import type { Instant } from '#kernel/instant';
import type { Money } from '#kernel/money';
import type { Period } from '#kernel/period';
import type { CancellableLine } from '../domain/cancelling';
import type { Move, Side, Standing } from '../domain/request-life';

/** A request as its two sides see it now. */
export type SeenRequest = Standing & {
  readonly id: Id<'request'>;
  readonly requesterId: Id<'organisation'>;
  readonly facilityId: Id<'facility'>;
  readonly facilityOrganisationId: Id<'organisation'>;
  /** Earliest deadline of its lines; null when nothing runs out. */
  readonly expiresAt: Instant | null;
  /** Which of its offers is on the table. */
  readonly offer: number;
};

/** A line of one of the offers of a request. */
export type LineRow = {
  readonly offer: number;
  readonly resourceId: Id<'resource'>;
  readonly during: Period;
  readonly units: number;
  readonly price: Money;
  readonly commitmentId: Id<'commitment'>;
  /** What cancelling it costs, fixed when it was put forward, and what was due when the requester did. */
  readonly cancellation: CancellableLine['cancellation'];
  readonly fee: CancellableLine['fee'];
};

/** As the table keeps it. */
export type CancellationRow = {
  readonly cancellation: LineCancellation | null;
  readonly fee_percent: number | null;
  readonly fee_minor: string | null;
  readonly currency: string;
};

export const cancellationOf = (row: CancellationRow): Pick<LineRow, 'cancellation' | 'fee'> => ({
  cancellation: row.cancellation && { zone: row.cancellation.zone, scale: scaleOf(row.cancellation.bands) },
  fee:
    row.fee_percent === null || row.fee_minor === null
      ? null
      : { percent: row.fee_percent, amount: { amountMinor: BigInt(row.fee_minor), currency: row.currency } },
});

const scaleOf = (bands: LineCancellation['bands']): CancellationScale =>
  bands.map(({ notice, percent }) => {
    const length = readDuration(notice);
    if (length === null) throw new Error(`a line keeps a notice of ${notice}, which is no duration`);
    return { notice: length, percent };
  });

/** One move that was made. */
export type EventRow = {
  readonly at: Instant;
  readonly move: Move;
  readonly side: Side | null;
  readonly actor: Id<'account'> | null;
  readonly offer: number;
};
