import { Injectable } from '@nestjs/common';
import { ok, type Result } from '#kernel/result';
import { Transactions } from '#service/database/transactions';
import type { Viewer } from '#service/viewer/viewer';
import { mayMake } from '../domain/membership-life';
import { FindPlace } from './find-place';
import { type MembershipMoved, MoveMembership } from './move-membership';

export type LeaveAsk = { readonly allianceId: string; readonly idempotencyKey?: string | null | undefined };

const act = 'leaveAlliance';

/** Mutation `leaveAlliance`: a house takes itself out, suspended or not. */
@Injectable()
export class LeaveAlliance {
  constructor(
    private readonly transactions: Transactions,
    private readonly finding: FindPlace,
    private readonly moving: MoveMembership,
  ) {}

  /** By its owner; NOT_ALLOWED for who never had a place in it. The last steward stays: of two who leave at once, one. */
  run(viewer: Viewer, { idempotencyKey: key, ...ask }: LeaveAsk): Promise<Result<MembershipMoved>> {
    return this.transactions.onceIfKeyed({ viewer, mutation: act, key, input: ask }, async (tx) => {
      const found = await this.finding.inAlliance(tx, viewer, ask.allianceId);
      if (!found.ok) return found;
      const { own } = found.value;
      if (own === null) return mayMake('LEAVE', null) as Result<never>;
      const wanted = { act, move: 'LEAVE', reason: ok(null), field: 'allianceId' } as const;
      return this.moving.run(tx, viewer, { membership: own, own }, wanted);
    });
  }
}
