import { Injectable } from '@nestjs/common';
import { membershipChanged } from '#events/alliances';
import { isId, uuidOf, type Id } from '#kernel/ids';
import { ok, refuse, type Result } from '#kernel/result';
import { Audit } from '#service/audit/audit';
import type { Tx } from '#service/database/database';
import { Transactions } from '#service/database/transactions';
import { FactReaders } from '#service/facts/fact-readers';
import { Outbox } from '#service/facts/outbox';
import type { Viewer } from '#service/viewer/viewer';
import { type AllianceRole, mayBelong, type Member } from '../domain/alliance';
import { OrganisationsStore } from '../organisation/organisations.store';
import { AlliancesStore } from './alliances.store';

export type AdmitAsk = {
  readonly allianceId: string;
  readonly organisationId: string;
  readonly role: AllianceRole;
  readonly idempotencyKey: string;
};

/** For the operator: one more house in an alliance. */
@Injectable()
export class AdmitMember {
  constructor(
    private readonly readers: FactReaders,
    private readonly transactions: Transactions,
    private readonly organisations: OrganisationsStore,
    private readonly alliances: AlliancesStore,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Makes a house an ACTIVE member. Once for each key of that house. Refuses with NOT_ALLOWED who is no admin, NOT_FOUND an unknown
   * alliance or organisation, INVALID a producer, ALREADY_MEMBER who is ACTIVE in it. Locks the alliance.
   */
  async run(viewer: Viewer, ask: AdmitAsk): Promise<Result<{ readonly allianceId: Id<'alliance'> }>> {
    const { idempotencyKey: key, ...input } = ask;
    const { allianceId, organisationId, role } = input;
    if (!viewer.isAdmin) return refuse('NOT_ALLOWED', 'Only the operator admits a house without asking it.');
    if (!isId('alliance', allianceId)) return noSuchAlliance;
    if (!isId('organisation', organisationId))
      return refuse('NOT_FOUND', 'There is no such organisation.', 'organisationId');
    await this.readers.demandCaughtUp('accounts');
    const asHouse = { ...viewer, organisation: organisationId };
    return this.transactions.once({ viewer: asHouse, mutation: 'admitMember', key, input }, (tx) =>
      this.admit(tx, viewer, allianceId, { organisationId, role }),
    );
  }

  private async admit(
    tx: Tx,
    viewer: Viewer,
    allianceId: Id<'alliance'>,
    member: Member,
  ): Promise<Result<{ allianceId: Id<'alliance'> }>> {
    if (!(await this.alliances.lock(tx, allianceId))) return noSuchAlliance;
    const [kind = null] = await this.organisations.kinds(tx, [member.organisationId]);
    const belongs = mayBelong(kind);
    if (!belongs.ok) return belongs;
    const before = await this.alliances.membershipStatus(tx, allianceId, member.organisationId);
    if (before === 'ACTIVE')
      return refuse('ALREADY_MEMBER', 'This organisation is a member already.', 'organisationId');
    await this.alliances.putActive(tx, allianceId, [member]);
    await this.audit.add(tx, {
      viewer,
      act: 'admitMember',
      subject: allianceId,
      before: before && { organisationId: member.organisationId, status: before },
      after: { ...member, status: 'ACTIVE' },
    });
    await this.outbox.add(tx, { type: membershipChanged, subject: uuidOf(allianceId), payload: {} });
    return ok({ allianceId });
  }
}

const noSuchAlliance = refuse('NOT_FOUND', 'There is no such alliance.', 'allianceId');
