import { Injectable } from '@nestjs/common';
import { scorecardChanged } from '#events/partnerships';
import { uuidOf, type Id } from '#kernel/ids';
import { ok, refuse, type Result } from '#kernel/result';
import { Audit } from '#service/audit/audit';
import { Transactions } from '#service/database/transactions';
import { Outbox } from '#service/facts/outbox';
import type { Viewer } from '#service/viewer/viewer';
import { parseScorecard } from '../domain/scorecard';
import { ScorecardsStore } from './scorecards.store';

/** For the operator: ratings come in with a world; members give none yet. */
@Injectable()
export class RecordScorecard {
  constructor(
    private readonly transactions: Transactions,
    private readonly scorecards: ScorecardsStore,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
  ) {}

  /** Sets the rating of a facility; NOT_ALLOWED to who is no admin. The same rating again changes nothing and leaves no trace. */
  async run(
    viewer: Viewer,
    input: { readonly facilityId: string; readonly rating: number },
  ): Promise<Result<{ readonly facilityId: Id<'facility'> }>> {
    if (!viewer.isAdmin) return refuse('NOT_ALLOWED', 'Only the operator records ratings.');
    const card = parseScorecard(input);
    if (!card.ok) return card;
    const { facilityId, rating } = card.value;
    await this.transactions.run(async (tx) => {
      const before = await this.scorecards.lock(tx, card.value);
      if (before === rating) return;
      await this.scorecards.put(tx, card.value);
      await this.audit.add(tx, {
        viewer,
        act: 'recordScorecard',
        subject: facilityId,
        before: before === null ? null : { rating: before },
        after: { rating },
      });
      await this.outbox.add(tx, { type: scorecardChanged, subject: uuidOf(facilityId), payload: {} });
    });
    return ok({ facilityId });
  }
}
