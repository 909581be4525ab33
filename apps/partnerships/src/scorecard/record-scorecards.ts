import { Injectable } from '@nestjs/common';
import { scorecardChanged } from '#events/partnerships';
import { uuidOf } from '#kernel/ids';
import { all, ok, refuse, within, type Result } from '#kernel/result';
import { Audit } from '#service/audit/audit';
import { Transactions } from '#service/database/transactions';
import { Outbox } from '#service/facts/outbox';
import type { Viewer } from '#service/viewer/viewer';
import { parseScorecard } from '../domain/scorecard';
import { ScorecardsStore } from './scorecards.store';

/** For the operator: ratings come in with a world; members give none yet. */
@Injectable()
export class RecordScorecards {
  constructor(
    private readonly transactions: Transactions,
    private readonly scorecards: ScorecardsStore,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
  ) {}

  /** Sets the ratings of facilities; NOT_ALLOWED to who is no admin. The same rating again changes nothing and leaves no trace. */
  async run(
    viewer: Viewer,
    ratings: readonly { readonly facilityId: string; readonly rating: number }[],
  ): Promise<Result<null>> {
    if (!viewer.isAdmin) return refuse('NOT_ALLOWED', 'Only the operator records ratings.');
    const cards = all(ratings.map((raw, at) => within(parseScorecard(raw), at)));
    if (!cards.ok) return cards;
    await this.transactions.run(async (tx) => {
      const before = await this.scorecards.lock(tx, cards.value);
      const changed = cards.value.filter(({ facilityId, rating }) => before.get(facilityId) !== rating);
      await this.scorecards.put(tx, changed);
      await this.audit.addAll(
        tx,
        changed.map(({ facilityId, rating }) => {
          const was = before.get(facilityId);
          const past = was === undefined ? null : { rating: was };
          return { viewer, act: 'recordScorecard', subject: facilityId, before: past, after: { rating } };
        }),
      );
      await this.outbox.add(
        tx,
        ...changed.map(({ facilityId: id }) => ({ type: scorecardChanged, subject: uuidOf(id), payload: {} })),
      );
    });
    return ok(null);
  }
}
