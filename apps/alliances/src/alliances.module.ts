import { Module } from '@nestjs/common';
import { organisationChanged } from '#events/accounts';
import { auditWritten } from '#events/fact';
import { FactReaders, on } from '#service/facts/fact-readers';
import { serviceNames } from '#service/services';
import type { Service } from '#service/start/service-app';
import { AllianceMovesResolver } from './alliance/alliance-moves.resolver';
import { AllianceResolver } from './alliance/alliance.resolver';
import { AlliancesStore } from './alliance/alliances.store';
import { ApproveAlliance } from './alliance/approve-alliance';
import { BringAlliances } from './alliance/bring-alliances';
import { DecideAlliance } from './alliance/decide-alliance';
import { ProposeAlliance } from './alliance/propose-alliance';
import { RefuseAlliance } from './alliance/refuse-alliance';
import { ReinstateAlliance } from './alliance/reinstate-alliance';
import { SuspendAlliance } from './alliance/suspend-alliance';
import { TellAlliances } from './alliance/tell-alliances';
import { ToldAlliancesStore } from './alliance/told-alliances.store';
import { AuditResolver } from './audit/audit.resolver';
import { GatherTrail } from './audit/gather-trail';
import { TrailStore } from './audit/trail.store';
import { VerifyTrail } from './audit/verify-trail';
import { AppointSteward } from './membership/appoint-steward';
import { FindPlace } from './membership/find-place';
import { InviteMember } from './membership/invite-member';
import { LeaveAlliance } from './membership/leave-alliance';
import { MembershipMovesResolver } from './membership/membership-moves.resolver';
import { MembershipResolver } from './membership/membership.resolver';
import { MembershipsStore } from './membership/memberships.store';
import { MoveAsSteward } from './membership/move-as-steward';
import { MoveMembership } from './membership/move-membership';
import { OwnPlaces } from './membership/own-places';
import { ReinstateMember } from './membership/reinstate-member';
import { RespondToInvitation } from './membership/respond-to-invitation';
import { SuspendMember } from './membership/suspend-member';
import { VisibleNodesResolver } from './node/visible-nodes.resolver';
import { OrganisationsStore } from './organisation/organisations.store';

@Module({
  providers: [
    ...[AlliancesStore, MembershipsStore, OrganisationsStore, TrailStore],
    ...[BringAlliances, TellAlliances, ToldAlliancesStore, GatherTrail, VerifyTrail],
    ...[ProposeAlliance, DecideAlliance, ApproveAlliance, RefuseAlliance, SuspendAlliance, ReinstateAlliance],
    ...[FindPlace, OwnPlaces, MoveMembership, InviteMember, RespondToInvitation, LeaveAlliance],
    ...[MoveAsSteward, SuspendMember, ReinstateMember, AppointSteward],
    ...[AllianceResolver, AllianceMovesResolver, MembershipResolver, MembershipMovesResolver],
    ...[AuditResolver, VisibleNodesResolver],
  ],
})
export class AlliancesModule {
  constructor(readers: FactReaders, organisations: OrganisationsStore, gatherTrail: GatherTrail) {
    const copies = on(organisationChanged, (tx, ids) => organisations.refresh(tx, ids));
    for (const service of serviceNames) {
      const gather = on(auditWritten(service), (tx, ids) => gatherTrail.run(tx, service, ids));
      readers.read(service, service === 'accounts' ? [copies, gather] : [gather]);
    }
  }
}

export const alliances: Service = { name: 'alliances', module: AlliancesModule, rows: [] };
export { BringAlliances } from './alliance/bring-alliances';
export { VerifyTrail } from './audit/verify-trail';
export { TellAlliances } from './alliance/tell-alliances';
