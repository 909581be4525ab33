import { Injectable } from '@nestjs/common';
import { membershipChanged } from '#events/alliances';
import { isId, uuidOf, type Id } from '#kernel/ids';
import { all, ok, refuse, within, type Result } from '#kernel/result';
import { Audit } from '#service/audit/audit';
import type { Tx } from '#service/database/database';
import { Transactions } from '#service/database/transactions';
import { Outbox } from '#service/facts/outbox';
import type { Viewer } from '#service/viewer/viewer';
import { type AllianceStatus, parseReason } from '../domain/alliance';
import { type Decision, judgeDecision } from '../domain/alliance-life';
import { AlliancesStore } from './alliances.store';

export type DecisionAsk = {
  readonly id: string;
  readonly reason: string;
  readonly idempotencyKey?: string | null | undefined;
};
export type AllianceMoved = { readonly allianceId: Id<'alliance'> };

/** Any decision of an admin about an alliance there is. */
@Injectable()
export class DecideAlliance {
  constructor(
    private readonly transactions: Transactions,
    private readonly alliances: AlliancesStore,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
  ) {}

  /** Refuses with NOT_ALLOWED who is no admin, NOT_FOUND an unknown alliance, the faults of the reason, WRONG_STATUS what the table does not allow. Locks the alliance. */
  run(
    viewer: Viewer,
    mutation: string,
    decision: Decision,
    { idempotencyKey: key, ...ask }: DecisionAsk,
  ): Promise<Result<AllianceMoved>> {
    return this.transactions.onceIfKeyed({ viewer, mutation, key, input: ask }, async (tx) => {
      if (!viewer.isAdmin) return refuse('NOT_ALLOWED', 'Only a platform admin decides on alliances.');
      const reason = parseReason(ask.reason);
      const found = await this.find(tx, ask.id);
      if (!reason.ok || !found.ok) return all<unknown>([found, reason]) as Result<never>;
      const { allianceId, status: before } = found.value;
      const after = within(judgeDecision(decision, before), 'id');
      if (!after.ok) return after;
      await this.alliances.move(tx, allianceId, after.value, reason.value);
      await this.audit.add(tx, {
        ...{ viewer, act: mutation, subject: allianceId, reason: reason.value },
        ...{ before: { status: before }, after: { status: after.value } },
      });
      await this.outbox.add(tx, { type: membershipChanged, subject: uuidOf(allianceId), payload: {} });
      return ok({ allianceId });
    });
  }

  private async find(tx: Tx, id: string): Promise<Result<AllianceMoved & { readonly status: AllianceStatus }>> {
    const status = isId('alliance', id) ? await this.alliances.lock(tx, id) : null;
    if (status === null) return refuse('NOT_FOUND', 'There is no such alliance.', 'id');
    return ok({ allianceId: id as Id<'alliance'>, status });
  }
}
