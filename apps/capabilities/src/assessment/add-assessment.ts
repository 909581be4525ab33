import { Injectable } from '@nestjs/common';
import { assessmentsChanged } from '#events/capabilities';
import { isId, newId, uuidOf } from '#kernel/ids';
import { ok, refuse, type Result } from '#kernel/result';
import { Audit } from '#service/audit/audit';
import { Clock } from '#service/clock';
import type { Tx } from '#service/database/database';
import { Transactions } from '#service/database/transactions';
import { FactReaders } from '#service/facts/fact-readers';
import { Outbox } from '#service/facts/outbox';
import type { Viewer } from '#service/viewer/viewer';
import { parseAssessment, type RawAssessment } from '../domain/assessment';
import { HousesStore } from '../sight/houses.store';
import { mayEdit } from '../sight/may-edit';
import { taxonomy } from '../taxonomy/taxonomy-file';
import { AssessmentsStore } from './assessments.store';

export type AssessmentAsk = RawAssessment & { readonly facilityId: string; readonly idempotencyKey: string };
export type Added = { readonly facilityId: string; readonly assessmentId: string };

/** A house states a security standing of one of its sites. */
@Injectable()
export class AddAssessment {
  constructor(
    private readonly transactions: Transactions,
    private readonly readers: FactReaders,
    private readonly houses: HousesStore,
    private readonly assessments: AssessmentsStore,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Unverified until an admin has seen the papers. Renewals of the same scheme stand beside each other. */
  async run(viewer: Viewer, ask: AssessmentAsk): Promise<Result<Added>> {
    // Whoever has just made the facility assesses it next.
    await this.readers.demandCaughtUp('facilities', 'alliances');
    const { idempotencyKey: key, ...input } = ask;
    return this.transactions.once({ viewer, mutation: 'addAssessment', key, input }, (tx) => this.add(tx, viewer, ask));
  }

  private async add(tx: Tx, viewer: Viewer, ask: AssessmentAsk): Promise<Result<Added>> {
    const { facilityId } = ask;
    if (!isId('facility', facilityId)) return refuse('NOT_FOUND', 'This is no id of a facility.', 'facilityId');
    const house = mayEdit(await this.houses.ofFacility(tx, facilityId, viewer), viewer, 'facilityId');
    if (!house.ok) return house;
    const stated = parseAssessment(ask, taxonomy);
    if (!stated.ok) return stated;
    const { scheme, issuedOn, expiresOn } = stated.value;
    const id = newId('assessment', this.clock.now());
    const assessment = { id, facilityId, scheme: scheme.code, tier: scheme.tier, issuedOn, expiresOn, verified: false };
    await this.assessments.insert(tx, assessment);
    await this.audit.add(tx, { viewer, act: 'addAssessment', subject: facilityId, after: assessment });
    await this.outbox.add(tx, { type: assessmentsChanged, subject: uuidOf(facilityId), payload: {} });
    return ok({ facilityId, assessmentId: id });
  }
}
