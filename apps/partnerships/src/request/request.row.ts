import type { Id } from '#kernel/ids';
import type { Instant } from '#kernel/instant';
import type { Money } from '#kernel/money';
import type { Period } from '#kernel/period';
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
};

/** One move that was made. */
export type EventRow = {
  readonly at: Instant;
  readonly move: Move;
  readonly side: Side | null;
  readonly actor: Id<'account'> | null;
  readonly offer: number;
};
