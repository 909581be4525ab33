import { Module } from '@nestjs/common';
import { organisationChanged } from '#events/accounts';
import { auditWritten } from '#events/fact';
import { FactReaders, on } from '#service/facts/fact-readers';
import { serviceNames } from '#service/services';
import type { Service } from '#service/start/service-app';
import { AuditResolver } from './audit/audit.resolver';
import { GatherTrail } from './audit/gather-trail';
import { TrailStore } from './audit/trail.store';
import { VerifyTrail } from './audit/verify-trail';
import { AdmitMember } from './membership/admit-member';
import { AlliancesStore } from './membership/alliances.store';
import { FoundAlliance } from './membership/found-alliance';
import { VisibleNodesResolver } from './node/visible-nodes.resolver';
import { OrganisationsStore } from './organisation/organisations.store';

const stores = [AlliancesStore, OrganisationsStore, TrailStore];
const operations = [FoundAlliance, AdmitMember, GatherTrail, VerifyTrail];

@Module({ providers: [...stores, ...operations, AuditResolver, VisibleNodesResolver] })
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
export { AdmitMember } from './membership/admit-member';
export { FoundAlliance } from './membership/found-alliance';
export { VerifyTrail } from './audit/verify-trail';
