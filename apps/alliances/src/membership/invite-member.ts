import { Injectable } from '@nestjs/common';
import { isId, type Id } from '#kernel/ids';
import { all, ok, within, type Result } from '#kernel/result';
import type { Tx } from '#service/database/database';
import { Transactions } from '#service/database/transactions';
import { FactReaders } from '#service/facts/fact-readers';
import type { Viewer } from '#service/viewer/viewer';
import { mayBelong } from '../domain/alliance';
import { isSteward, judgeInvitation, judgeInviting, mayMake } from '../domain/membership-life';
import { OrganisationsStore } from '../organisation/organisations.store';
import { FindPlace } from './find-place';
import { MembershipsStore } from './memberships.store';
import { type MembershipMoved, MoveMembership } from './move-membership';

export type InvitationAsk = {
  readonly allianceId: string;
  readonly organisationId: string;
  readonly idempotencyKey: string;
};

/** Mutation `inviteMember`: a steward asks another house in. */
@Injectable()
export class InviteMember {
  constructor(
    private readonly readers: FactReaders,
    private readonly transactions: Transactions,
    private readonly finding: FindPlace,
    private readonly organisations: OrganisationsStore,
    private readonly memberships: MembershipsStore,
    private readonly moving: MoveMembership,
  ) {}

  /**
   * Refuses with NOT_FOUND an alliance or organisation the viewer does not see, NOT_ALLOWED who is no owner of a steward, WRONG_STATUS
   * while the alliance is not ACTIVE, INVALID a producer, ALREADY_MEMBER who is in it or invited. Locks the alliance.
   */
  async run(viewer: Viewer, { idempotencyKey: key, ...ask }: InvitationAsk): Promise<Result<MembershipMoved>> {
    await this.readers.demandCaughtUp('accounts');
    return this.transactions.once({ viewer, mutation: 'inviteMember', key, input: ask }, async (tx) => {
      const alliance = await this.finding.inAlliance(tx, viewer, ask.allianceId);
      const organisation = await this.findHouse(tx, ask.organisationId);
      if (!alliance.ok) return all<unknown>([alliance, organisation]) as Result<never>;
      const { allianceId, status, own } = alliance.value;
      const allowed = mayMake('INVITE', viewer.role === 'OWNER' && isSteward(own) ? 'STEWARD' : null);
      if (!allowed.ok) return allowed;
      const inviting = within(judgeInviting(status), 'allianceId');
      if (!inviting.ok || !organisation.ok) return all<unknown>([inviting, organisation]) as Result<never>;
      const organisationId = organisation.value;
      const before = (await this.memberships.placesOf(organisationId, [allianceId], tx)).get(allianceId) ?? null;
      const invited = judgeInvitation(before?.status ?? null);
      if (!invited.ok) return invited;
      const after = { role: 'MEMBER', status: invited.value } as const;
      const past = before && { role: before.role, status: before.status };
      const change = { act: 'inviteMember', allianceId, organisationId, before: past, after, reason: null };
      return ok(await this.moving.record(tx, viewer, change));
    });
  }

  private async findHouse(tx: Tx, id: string): Promise<Result<Id<'organisation'>>> {
    const [kind = null] = isId('organisation', id) ? await this.organisations.kinds(tx, [id]) : [];
    const belongs = mayBelong(kind);
    return belongs.ok ? ok(id as Id<'organisation'>) : belongs;
  }
}
