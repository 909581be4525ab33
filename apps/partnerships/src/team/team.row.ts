import type { Id } from '#kernel/ids';
import type { Instant } from '#kernel/instant';
import type { Money } from '#kernel/money';
import type { Period } from '#kernel/period';
import type { Objective } from '../domain/team-search/team-problem';

/** A team as it was proposed. */
export type TeamRow = {
  readonly id: Id<'team'>;
  readonly briefId: Id<'brief'>;
  readonly objective: Objective;
  readonly proven: boolean;
  readonly gap: number;
  readonly reasons: readonly string[];
  readonly proposedAt: Instant;
  readonly total: Money;
  readonly finishesAt: Instant;
};

/** Who does the package at this position of the brief. */
export type AssignmentRow = {
  readonly position: number;
  readonly resourceId: Id<'resource'>;
  readonly facilityId: Id<'facility'>;
  readonly during: Period;
  readonly units: number;
  /** Of the whole assignment. */
  readonly price: Money;
};
