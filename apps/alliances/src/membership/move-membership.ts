import { Injectable } from '@nestjs/common';
import { membershipChanged } from '#events/alliances';
import { uuidOf, type Id } from '#kernel/ids';
import { ok, within, type Result } from '#kernel/result';
import { Audit } from '#service/audit/audit';
import type { Tx } from '#service/database/database';
import { Outbox } from '#service/facts/outbox';
import type { Viewer } from '#service/viewer/viewer';
import type { AllianceRole, MembershipStatus } from '../domain/alliance';
import { judgeMembership, mayMake, type MoveOfMember, speaksAs } from '../domain/membership-life';
import type { FoundMembership } from './find-place';
import { MembershipsStore } from './memberships.store';

export type MembershipMoved = { readonly membershipId: Id<'membership'> };

export type WantedMove = {
  /** Of the mutation, as the trail names it. */
  readonly act: string;
  readonly move: MoveOfMember;
  /** A steward's; null where the house itself moves. */
  readonly reason: Result<string | null>;
  /** Where in the input the membership, or its alliance, is named. */
  readonly field: string;
};

/** What becomes of a membership: the place it has from now on, the trace of it, and the fact. The alliance is locked. */
export type Change = {
  readonly act: string;
  readonly allianceId: Id<'alliance'>;
  readonly organisationId: Id<'organisation'>;
  /** Null: it has none yet. */
  readonly before: { readonly role: AllianceRole; readonly status: MembershipStatus } | null;
  readonly after: { readonly role: AllianceRole; readonly status: MembershipStatus };
  readonly reason: string | null;
};

/** Any move on a membership there is: its rights, its judgement, its record. */
@Injectable()
export class MoveMembership {
  constructor(
    private readonly memberships: MembershipsStore,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
  ) {}

  /** Refuses with NOT_ALLOWED who does not speak for the side whose move it is, the faults of the reason, WRONG_STATUS what the table does not allow. */
  async run(
    tx: Tx,
    viewer: Viewer,
    { membership, own }: FoundMembership,
    { act, move, reason, field }: WantedMove,
  ): Promise<Result<MembershipMoved>> {
    const allowed = mayMake(move, speaksAs(viewer, membership, own));
    if (!allowed.ok) return allowed;
    if (!reason.ok) return reason;
    const status = within(judgeMembership(move, membership), field);
    if (!status.ok) return status;
    const { allianceId, organisationId, role } = membership;
    const after = { role: move === 'APPOINT' ? 'STEWARD' : role, status: status.value } as const;
    const before = { role, status: membership.status };
    return ok(await this.record(tx, viewer, { act, allianceId, organisationId, before, after, reason: reason.value }));
  }

  /** Writes the change down, with its trace and its fact. */
  async record(tx: Tx, viewer: Viewer, change: Change): Promise<MembershipMoved> {
    const { act, allianceId, organisationId, before, after, reason } = change;
    const membershipId = await this.memberships.put(tx, allianceId, organisationId, { ...after, reason });
    await this.audit.add(tx, {
      ...{ viewer, act, subject: allianceId, reason },
      before: before && { organisationId, ...before },
      after: { organisationId, ...after },
    });
    await this.outbox.add(tx, { type: membershipChanged, subject: uuidOf(allianceId), payload: {} });
    return { membershipId };
  }
}
