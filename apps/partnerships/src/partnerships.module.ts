import { Module } from '@nestjs/common';
import { commitmentsMoved } from '#events/facilities';
import { FactReaders, on } from '#service/facts/fact-readers';
import type { Service } from '#service/start/service-app';
import { CalendarClient } from './calendar/calendar.client';
import { CommitmentsStore } from './calendar/commitments.store';
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
import { ConfirmRequest } from './request/confirm-request';
import { CounterRequest } from './request/counter-request';
import { DeclineRequest } from './request/decline-request';
import { RequestFieldsResolver } from './request/request-fields.resolver';
import { RequestMovesResolver } from './request/request-moves.resolver';
import { RequestResolver } from './request/request.resolver';
import { RequestsStore } from './request/requests.store';
import { SendRequest } from './request/send-request';
import { WithdrawRequest } from './request/withdraw-request';
import { RecordScorecard } from './scorecard/record-scorecard';
import { ScorecardResolver } from './scorecard/scorecard.resolver';
import { ScorecardsStore } from './scorecard/scorecards.store';

const stores = [RequestsStore, MovesStore, IntentsStore, KeysStore, CommitmentsStore, MessagesStore, ScorecardsStore];
const steps = [CalendarClient, RecordMove, FinishMove, KeyedMove, MoveRequest, ClockMoves];
const operations = [
  SendRequest,
  CounterRequest,
  AcceptRequest,
  DeclineRequest,
  WithdrawRequest,
  ConfirmRequest,
  CancelRequest,
  RecordScorecard,
];
const resolvers = [
  RequestResolver,
  RequestFieldsResolver,
  RequestMovesResolver,
  MessageResolver,
  ScorecardResolver,
  VisibleNodesResolver,
];

@Module({ providers: [...stores, ...steps, ...operations, ...resolvers] })
export class PartnershipsModule {
  constructor(readers: FactReaders, commitments: CommitmentsStore) {
    readers.read('facilities', [on(commitmentsMoved, (tx, requests) => commitments.refresh(tx, requests))]);
  }
}

export const partnerships: Service = { name: 'partnerships', module: PartnershipsModule, rows: [] };
export { SendRequest } from './request/send-request';
export { RecordScorecard } from './scorecard/record-scorecard';
