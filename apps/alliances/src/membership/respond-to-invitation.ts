import { Injectable } from '@nestjs/common';
import { ok, type Result } from '#kernel/result';
import { Transactions } from '#service/database/transactions';
import type { Viewer } from '#service/viewer/viewer';
import { FindPlace } from './find-place';
import { type MembershipMoved, MoveMembership } from './move-membership';

export type ResponseAsk = {
  readonly membershipId: string;
  readonly accept: boolean;
  readonly idempotencyKey?: string | null | undefined;
};

const act = 'respondToInvitation';

/** Mutation `respondToInvitation`: a house that was asked in says yes or no. */
@Injectable()
export class RespondToInvitation {
  constructor(
    private readonly transactions: Transactions,
    private readonly finding: FindPlace,
    private readonly moving: MoveMembership,
  ) {}

  /** By its owner; once. A yes needs an alliance that is ACTIVE still. */
  run(viewer: Viewer, { idempotencyKey: key, ...ask }: ResponseAsk): Promise<Result<MembershipMoved>> {
    return this.transactions.onceIfKeyed({ viewer, mutation: act, key, input: ask }, async (tx) => {
      const found = await this.finding.membership(tx, viewer, ask.membershipId);
      if (!found.ok) return found;
      const move = ask.accept ? 'ACCEPT' : 'DECLINE';
      return this.moving.run(tx, viewer, found.value, { act, move, reason: ok(null), field: 'membershipId' });
    });
  }
}
