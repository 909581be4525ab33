import { Module } from '@nestjs/common';
import type { Service } from '#service/start/service-app';
import { AddAssessment } from './assessment/add-assessment';
import { AssessmentResolver, SecurityOfFacilityResolver } from './assessment/assessment.resolver';
import { AssessmentsStore } from './assessment/assessments.store';
import { AssessmentsToVerify } from './assessment/assessments-to-verify';
import { BringAssessments } from './assessment/bring-assessments';
import { TellAssessments } from './assessment/tell-assessments';
import { VerifyAssessment } from './assessment/verify-assessment';
import { BringClaims } from './claim/bring-claims';
import { ClaimCapabilities } from './claim/claim-capabilities';
import { ClaimResolver, ClaimsOfResourceResolver } from './claim/claim.resolver';
import { ClaimsStore } from './claim/claims.store';
import { TellClaims } from './claim/tell-claims';
import { Copies } from './copies/copies';
import { CopiesStore } from './copies/copies.store';
import { NodeResolver } from './node/node.resolver';
import { AnswerPackages } from './package/answer-packages';
import { FindCandidates } from './package/find-candidates';
import { SeenFacilitiesStore } from './package/seen-facilities.store';
import { SeenResourcesStore } from './package/seen-resources.store';
import { CalendarsStore } from './search/calendars.store';
import { CandidatesStore } from './search/candidates.store';
import { capacityIndexToken } from './search/capacity-index';
import { SearchCapacity } from './search/search-capacity';
import { SearchResolver } from './search/search.resolver';
import { SnapshotsStore } from './search/snapshots.store';
import { TablesIndex } from './search/tables-index';
import { HousesStore } from './sight/houses.store';
import { TaxonomyResolver } from './taxonomy/taxonomy.resolver';

@Module({
  providers: [
    TaxonomyResolver,
    ...[ClaimResolver, ClaimsOfResourceResolver, ClaimCapabilities, ClaimsStore],
    ...[AssessmentResolver, SecurityOfFacilityResolver, AddAssessment, VerifyAssessment, AssessmentsToVerify],
    AssessmentsStore,
    ...[SearchResolver, SearchCapacity, SnapshotsStore, CandidatesStore, CalendarsStore],
    { provide: capacityIndexToken, useClass: TablesIndex },
    ...[AnswerPackages, FindCandidates, SeenResourcesStore, SeenFacilitiesStore],
    ...[Copies, CopiesStore, HousesStore],
    ...[BringClaims, TellClaims, BringAssessments, TellAssessments],
    NodeResolver,
  ],
})
class CapabilitiesModule {}

/** Who can do what, when? The tables are read and written by SQL alone, so there are no rows to register. */
export const capabilities: Service = { name: 'capabilities', module: CapabilitiesModule, rows: [] };

export { AddAssessment, ClaimCapabilities, VerifyAssessment };
// What the composition root calls when a world comes in or goes out, and what it judges one by.
export { BringAssessments, BringClaims, TellAssessments, TellClaims };
export { taxonomy } from './taxonomy/taxonomy-file';
