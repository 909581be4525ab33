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
import { AnswerIndexAsks } from './market/answer-index-asks';
import { AskIndexes } from './market/ask-indexes';
import { IndexAsksStore } from './market/index-asks.store';
import { MarketIndex } from './market/market-index';
import { NodeResolver } from './node/node.resolver';
import { AnswerPackages } from './package/answer-packages';
import { CalendarsStore } from './package/calendars.store';
import { FindCandidates } from './package/find-candidates';
import { SeenFacilitiesStore } from './package/seen-facilities.store';
import { SeenResourcesStore } from './package/seen-resources.store';
import { MatchResolver } from './search/match.resolver';
import { AddresseeClient } from './saved-search/addressee.client';
import { AlertsStore } from './saved-search/alerts.store';
import { ChangeSavedSearch } from './saved-search/change-saved-search';
import { ChangesStore } from './saved-search/changes.store';
import { SavedSearchChores } from './saved-search/chores';
import { FindHits } from './saved-search/find-hits';
import { JudgeChanges } from './saved-search/judge-changes';
import { LettersStore } from './saved-search/letters.store';
import { MakeLetters } from './saved-search/make-letters';
import { NewHits } from './saved-search/new-hits';
import { RemoveSavedSearch } from './saved-search/remove-saved-search';
import { SaveSearch } from './saved-search/save-search';
import { SavedSearchResolver } from './saved-search/saved-search.resolver';
import { SavedSearchesStore } from './saved-search/saved-searches.store';
import { SendLetters } from './saved-search/send-letters';
import { StopAlerts } from './saved-search/stop-alerts';
import { StopSecrets } from './saved-search/stop-secrets';
import { TakeSearch } from './saved-search/take-search';
import { WatchSearch } from './saved-search/watch-search';
import { ExchangeRatesStore } from './search/exchange-rates.store';
import { SnapshotsStore } from './package/snapshots.store';
import { SearchCapacity } from './search/search-capacity';
import { SearchResolver } from './search/search.resolver';
import { HousesStore } from './sight/houses.store';
import { NeedResolver } from './taxonomy/need.resolver';
import { TaxonomyResolver } from './taxonomy/taxonomy.resolver';
import { SuggestMeanings } from './words/suggest-meanings';
import { UnderstandWords } from './words/understand-words';
import { Words } from './words/words';
import { WordsResolver } from './words/words.resolver';

@Module({
  providers: [
    ...[TaxonomyResolver, NeedResolver],
    ...[ClaimResolver, ClaimsOfResourceResolver, ClaimCapabilities, ClaimsStore],
    ...[AssessmentResolver, SecurityOfFacilityResolver, AddAssessment, VerifyAssessment, AssessmentsToVerify],
    AssessmentsStore,
    ...[SearchResolver, MatchResolver, SearchCapacity, ExchangeRatesStore],
    ...[AnswerPackages, FindCandidates, SeenResourcesStore, SeenFacilitiesStore],
    ...[SnapshotsStore, CalendarsStore],
    ...[Copies, CopiesStore, HousesStore],
    ...[BringClaims, TellClaims, BringAssessments, TellAssessments],
    ...[SavedSearchResolver, SaveSearch, ChangeSavedSearch, RemoveSavedSearch, StopAlerts, NewHits],
    ...[TakeSearch, WatchSearch, FindHits, JudgeChanges, MakeLetters, SendLetters, SavedSearchChores],
    ...[SavedSearchesStore, ChangesStore, AlertsStore, LettersStore, AddresseeClient, StopSecrets],
    ...[MarketIndex, AnswerIndexAsks, AskIndexes, IndexAsksStore],
    ...[WordsResolver, SuggestMeanings, UnderstandWords, Words],
    NodeResolver,
  ],
})
class CapabilitiesModule {}

/** Who can do what, when? The tables are read and written by SQL alone, so there are no rows to register. */
export const capabilities: Service = { name: 'capabilities', module: CapabilitiesModule, rows: [] };

export { AddAssessment, ClaimCapabilities, VerifyAssessment };
// What the composition root calls when a world comes in or goes out, and what it judges one by.
export { BringAssessments, BringClaims, TellAssessments, TellClaims };
export { AskIndexes };
export type { IndexAnswer } from './market/index-asks.store';
export { taxonomy } from './taxonomy/taxonomy-file';
