import { Injectable } from '@nestjs/common';
import { all, type Result } from '#kernel/result';
import { Transactions } from '#service/database/transactions';
import type { Viewer } from '#service/viewer/viewer';
import { parseReason } from '../domain/alliance';
import type { MoveOfMember } from '../domain/membership-life';
import { FindPlace } from './find-place';
import { type MembershipMoved, MoveMembership } from './move-membership';

/** What a steward says about a member. */
export type StewardAsk = {
  readonly membershipId: string;
  readonly reason: string;
  readonly idempotencyKey?: string | null | undefined;
};

/** Any move that belongs to stewards and concerns another member. */
@Injectable()
export class MoveAsSteward {
  constructor(
    private readonly transactions: Transactions,
    private readonly finding: FindPlace,
    private readonly moving: MoveMembership,
  ) {}

  /** Refuses with NOT_FOUND a membership the viewer is not shown, then as `MoveMembership`. Locks the alliance. */
  run(
    viewer: Viewer,
    act: string,
    move: MoveOfMember,
    { idempotencyKey: key, ...ask }: StewardAsk,
  ): Promise<Result<MembershipMoved>> {
    return this.transactions.onceIfKeyed({ viewer, mutation: act, key, input: ask }, async (tx) => {
      const reason = parseReason(ask.reason);
      const found = await this.finding.membership(tx, viewer, ask.membershipId);
      if (!found.ok) return all<unknown>([found, reason]) as Result<never>;
      return this.moving.run(tx, viewer, found.value, { act, move, reason, field: 'membershipId' });
    });
  }
}
