import { Module } from '@nestjs/common';
import { membershipChanged } from '#events/alliances';
import { commitmentsMoved } from '#events/facilities';
import { FactReaders, on } from '#service/facts/fact-readers';
import type { Service } from '#service/start/service-app';
import { AlliancesStore } from './alliance/alliances.store';
import { BriefFieldsResolver } from './brief/brief-fields.resolver';
import { BriefResolver } from './brief/brief.resolver';
import { BriefsStore } from './brief/briefs.store';
import { CreateBrief } from './brief/create-brief';
import { PackagesStore } from './brief/packages.store';
import { RequestBriefResolver } from './brief/request-brief.resolver';
import { CalendarClient } from './calendar/calendar.client';
import { CommitmentsStore } from './calendar/commitments.store';
import { CandidatesClient } from './candidates/candidates.client';
import { MessageResolver } from './message/message.resolver';
import { MessagesStore } from './message/messages.store';
import { ClockMoves } from './move/clock-moves';
import { FinishMove } from './move/finish-move';
import { IntentsStore } from './move/intents.store';
import { KeyedMove } from './move/keyed-move';
import { KeysStore } from './move/keys.store';
import { MoveRequest } from './move/move-request';
import { MovesStore } from './move/moves.store';
import { RecordMove } from './move/record-move';
import { VisibleNodesResolver } from './node/visible-nodes.resolver';
import { AcceptRequest } from './request/accept-request';
import { CancelRequest } from './request/cancel-request';
import { ChallengeRequest } from './request/challenge-request';
import { ConfirmRequest } from './request/confirm-request';
import { CounterRequest } from './request/counter-request';
import { DeclineRequest } from './request/decline-request';
import { RequestFieldsResolver } from './request/request-fields.resolver';
import { RequestMovesResolver } from './request/request-moves.resolver';
import { RequestResolver } from './request/request.resolver';
import { RequestsStore } from './request/requests.store';
import { SendRequest } from './request/send-request';
import { WithdrawRequest } from './request/withdraw-request';
import { RecordScorecards } from './scorecard/record-scorecards';
import { ScorecardResolver } from './scorecard/scorecard.resolver';
import { ScorecardsStore } from './scorecard/scorecards.store';
import { TellRatings } from './scorecard/tell-ratings';
import { ConfirmTeam } from './team/confirm-team';
import { ProposeTeams } from './team/propose-teams';
import { RequestTeam } from './team/request-team';
import { TeamMovesResolver } from './team/team-moves.resolver';
import { TeamResolver } from './team/team.resolver';
import { TeamsStore } from './team/teams.store';
import { SearchPool } from './team-search/search-pool';

const stores = [
  ...[RequestsStore, MovesStore, IntentsStore, KeysStore, CommitmentsStore, MessagesStore, ScorecardsStore],
  ...[BriefsStore, PackagesStore, TeamsStore, AlliancesStore],
];
const steps = [
  CalendarClient,
  RecordMove,
  FinishMove,
  KeyedMove,
  MoveRequest,
  ClockMoves,
  CandidatesClient,
  SearchPool,
];
const operations = [
  SendRequest,
  CounterRequest,
  AcceptRequest,
  DeclineRequest,
  WithdrawRequest,
  ChallengeRequest,
  ConfirmRequest,
  CancelRequest,
  CreateBrief,
  ProposeTeams,
  RequestTeam,
  ConfirmTeam,
  RecordScorecards,
  TellRatings,
];
const resolvers = [
  RequestResolver,
  RequestFieldsResolver,
  RequestMovesResolver,
  MessageResolver,
  BriefResolver,
  BriefFieldsResolver,
  RequestBriefResolver,
  TeamResolver,
  TeamMovesResolver,
  ScorecardResolver,
  VisibleNodesResolver,
];

@Module({ providers: [...stores, ...steps, ...operations, ...resolvers] })
export class PartnershipsModule {
  constructor(readers: FactReaders, commitments: CommitmentsStore, alliances: AlliancesStore) {
    readers.read('facilities', [on(commitmentsMoved, (tx, requests) => commitments.refresh(tx, requests))]);
    readers.read('alliances', [on(membershipChanged, (tx, ids) => alliances.copy(tx, ids))]);
  }
}

export const partnerships: Service = { name: 'partnerships', module: PartnershipsModule, rows: [] };
export { SendRequest } from './request/send-request';
export { RecordScorecards } from './scorecard/record-scorecards';
export { TellRatings } from './scorecard/tell-ratings';
export { parseInstance } from './domain/team-instance/parse-instance';
export { objectiveNames, solveInstance } from './domain/team-instance/solve-instance';
export type { ObjectiveName } from './domain/team-instance/team-result';
