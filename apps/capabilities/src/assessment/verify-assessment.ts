import { Injectable } from '@nestjs/common';
import { assessmentsChanged } from '#events/capabilities';
import { isId, uuidOf } from '#kernel/ids';
import { ok, refuse, within, type Result } from '#kernel/result';
import { parseText } from '#kernel/text';
import { Audit } from '#service/audit/audit';
import type { Tx } from '#service/database/database';
import { Transactions } from '#service/database/transactions';
import { Outbox } from '#service/facts/outbox';
import type { Viewer } from '#service/viewer/viewer';
import { AssessmentsStore } from './assessments.store';

export type VerificationAsk = {
  readonly assessmentId: string;
  readonly reason: string;
  readonly idempotencyKey: string;
};
export type Verified = { readonly facilityId: string; readonly assessmentId: string };

const longestReason = 1000;

/** An admin has seen the papers of an assessment; a third-party one counts from then on. */
@Injectable()
export class VerifyAssessment {
  constructor(
    private readonly transactions: Transactions,
    private readonly assessments: AssessmentsStore,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
  ) {}

  /** Locks the assessment; one that is verified already is `WRONG_STATUS`. Whoever is no admin learns nothing of it. */
  run(viewer: Viewer, ask: VerificationAsk): Promise<Result<Verified>> {
    const { idempotencyKey: key, ...input } = ask;
    return this.transactions.once({ viewer, mutation: 'verifyAssessment', key, input }, (tx) =>
      this.verify(tx, viewer, ask),
    );
  }

  private async verify(tx: Tx, viewer: Viewer, ask: VerificationAsk): Promise<Result<Verified>> {
    if (!viewer.isAdmin) return refuse('NOT_ALLOWED', 'Only a platform admin verifies assessments.');
    const reason = within(parseText(ask.reason, longestReason), 'reason');
    if (!reason.ok) return reason;
    const id = ask.assessmentId;
    const assessment = isId('assessment', id) ? await this.assessments.lock(tx, id) : null;
    if (assessment === null) return refuse('NOT_FOUND', 'There is no such assessment.', 'assessmentId');
    if (assessment.verified) return refuse('WRONG_STATUS', 'This assessment is verified already.', 'assessmentId');
    const { facilityId } = assessment;
    await this.assessments.verify(tx, assessment.id, viewer.account);
    const act = { viewer, act: 'verifyAssessment', subject: facilityId, reason: reason.value };
    await this.audit.add(tx, { ...act, before: assessment, after: { ...assessment, verified: true } });
    await this.outbox.add(tx, { type: assessmentsChanged, subject: uuidOf(facilityId), payload: {} });
    return ok({ facilityId, assessmentId: assessment.id });
  }
}
