import { Injectable } from '@nestjs/common';
import { assessmentsChanged } from '#events/capabilities';
import { derivedId, uuidOf, type Id } from '#kernel/ids';
import { Audit } from '#service/audit/audit';
import { Transactions } from '#service/database/transactions';
import { Outbox } from '#service/facts/outbox';
import type { Viewer } from '#service/viewer/viewer';
import type { RawAssessment } from '../domain/assessment';
import type { SecurityTier } from '../domain/taxonomy';
import { AssessmentsStore } from './assessments.store';

/** Assessments of a facility of a world, one of a scheme; schemes, tiers and days have been judged. */
export type BroughtAssessments = {
  readonly facilityId: Id<'facility'>;
  readonly assessments: readonly (RawAssessment & { readonly tier: SecurityTier })[];
};

/** For the operator: assessments as they come in with a world, verified, since only an admin brings them. Again is harmless. */
@Injectable()
export class BringAssessments {
  constructor(
    private readonly transactions: Transactions,
    private readonly assessments: AssessmentsStore,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
  ) {}

  /** An assessment has an id that follows from its facility and scheme: one that is there already leaves no trace. */
  run(viewer: Viewer, brought: readonly BroughtAssessments[]): Promise<void> {
    return this.transactions.run(async (tx) => {
      const verified = brought.flatMap(({ facilityId, assessments }) =>
        assessments.map(({ scheme, tier, issuedOn, expiresOn }) => ({
          id: derivedId('assessment', facilityId, scheme),
          ...{ facilityId, scheme, tier, issuedOn, expiresOn, verified: true },
        })),
      );
      const added = await this.assessments.insertVerified(tx, verified);
      const facilities = new Set(added.map(({ facilityId }) => facilityId));
      await this.outbox.add(
        tx,
        ...[...facilities].map((id) => ({ type: assessmentsChanged, subject: uuidOf(id), payload: {} })),
      );
      await this.audit.addAll(
        tx,
        added.map((after) => ({ viewer, act: 'bringAssessment', subject: after.facilityId, after })),
      );
    });
  }
}
