// Generated from the SDL of this service; do not edit. Renew it with: node test/checks/generated-types.mjs
import type { Instant } from '#kernel/instant';

export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null | undefined;
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** An instant: RFC 3339. In: any offset, whole seconds to milliseconds. Out: UTC with Z, as 2027-03-01T09:00:00Z. */
  DateTime: { input: Instant; output: Instant; }
  /** A calendar day, as 2027-03-01. */
  LocalDate: { input: string; output: string; }
  /** ISO 8601, P[nW][nD][T[nH][nM]]: more than zero, at most 366 days, as P3D or PT8H. Days and weeks run on the facility's wall clock, hours run elapsed. */
  Duration: { input: string; output: string; }
  /** Integer minor units of money. In: a JSON number or a decimal string. Out: a decimal string. */
  BigInt: { input: bigint; output: bigint; }
  /** ISO 4217, upper case. */
  CurrencyCode: { input: string; output: string; }
  /** ISO 3166-1 alpha-2, upper case. */
  CountryCode: { input: string; output: string; }
  /** An IANA time zone, as Europe/Paris. */
  TimeZone: { input: string; output: string; }
};

/** Anything with an id of its own. Ids are opaque to clients and sortable as strings. */
export type Node = {
  readonly id: Scalars['ID']['output'];
};

/** Where a page of a list begins and ends. */
export type PageInfo = {
  readonly hasNextPage: Scalars['Boolean']['output'];
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  readonly startCursor?: Maybe<Scalars['String']['output']>;
  readonly endCursor?: Maybe<Scalars['String']['output']>;
};

/** An exact amount: integer minor units of a currency (JPY has none, JOD has three digits). */
export type Money = {
  readonly amountMinor: Scalars['BigInt']['output'];
  readonly currency: Scalars['CurrencyCode']['output'];
};

/** An exact amount: integer minor units of a currency. */
export type MoneyInput = {
  readonly amountMinor: Scalars['BigInt']['input'];
  readonly currency: Scalars['CurrencyCode']['input'];
};

/** Half-open: start belongs to it, end does not. */
export type Period = {
  readonly start: Scalars['DateTime']['output'];
  readonly end: Scalars['DateTime']['output'];
};

/** Half-open: start belongs to it, end does not. */
export type PeriodInput = {
  readonly start: Scalars['DateTime']['input'];
  readonly end: Scalars['DateTime']['input'];
};

/** An expected refusal: what was wrong, where, and what the caller can do. */
export type UserError = {
  /** One of the closed list in docs/refusals.md. */
  readonly code: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
  /** Path into the arguments of the mutation, as ["input", "lines", "0", "period"]; null for the whole. */
  readonly field?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
};

/** What a resource is. */
export type ResourceKind =
  | 'ROOM'
  | 'EQUIPMENT'
  | 'COMPUTE'
  | 'LICENCE'
  | 'PERSON';

export type Query = {
  /** For the gateway only: which of these ids of this service the viewer may see, in the order asked. */
  readonly visibleNodes: ReadonlyArray<Scalars['Boolean']['output']>;
  /** Null when unknown or another organisation's. */
  readonly partnershipRequest?: Maybe<PartnershipRequest>;
  /** The viewer's organisation's requests, latest first. */
  readonly partnershipRequests: PartnershipRequestConnection;
};


export type QueryVisibleNodesArgs = {
  ids: ReadonlyArray<Scalars['ID']['input']>;
};


export type QueryPartnershipRequestArgs = {
  id: Scalars['ID']['input'];
};


export type QueryPartnershipRequestsArgs = {
  direction: Direction;
  status?: InputMaybe<ReadonlyArray<RequestStatus>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** One word in the thread of a request, seen by both sides only. */
export type Message = Node & {
  readonly id: Scalars['ID']['output'];
  readonly author: Account;
  readonly body: Scalars['String']['output'];
  readonly sentAt: Scalars['DateTime']['output'];
};

export type MessageConnection = {
  readonly edges: ReadonlyArray<MessageEdge>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type MessageEdge = {
  readonly node: Message;
  readonly cursor: Scalars['String']['output'];
};

export type Organisation = {
  readonly id: Scalars['ID']['output'];
};

export type Account = {
  readonly id: Scalars['ID']['output'];
};

export type Resource = {
  readonly id: Scalars['ID']['output'];
};

export type Commitment = {
  readonly id: Scalars['ID']['output'];
};

/** Where a request stands in its life. */
export type RequestStatus =
  | 'DRAFT'
  | 'SENT'
  | 'COUNTERED'
  | 'ACCEPTED'
  | 'CONFIRMED'
  | 'COMPLETED'
  | 'DECLINED'
  | 'WITHDRAWN'
  | 'EXPIRED'
  | 'CANCELLED';

/** Requests that came in, or that went out. */
export type Direction =
  | 'INCOMING'
  | 'OUTGOING';

/** The two sides of a request. */
export type RequestSide =
  | 'REQUESTER'
  | 'FACILITY';

/** A step in the life of a request. */
export type RequestMove =
  | 'SEND'
  | 'COUNTER'
  | 'ACCEPT'
  | 'CONFIRM'
  | 'DECLINE'
  | 'WITHDRAW'
  | 'EXPIRE'
  | 'CANCEL'
  | 'COMPLETE';

/** What one facility is asked for, seen by both sides only. */
export type PartnershipRequest = Node & {
  readonly id: Scalars['ID']['output'];
  readonly status: RequestStatus;
  readonly facility: Facility;
  readonly requester: Organisation;
  readonly lines: ReadonlyArray<RequestLine>;
  /** Oldest first. */
  readonly messages: MessageConnection;
  /** The earliest deadline of its lines; null when nothing runs out. */
  readonly expiresAt?: Maybe<Scalars['DateTime']['output']>;
  readonly version: Scalars['Int']['output'];
  /** Whose turn it is to answer; null when neither has to. */
  readonly turn?: Maybe<RequestSide>;
  /** Moves the viewer may make now. */
  readonly viewerMoves: ReadonlyArray<RequestMove>;
  /** Every move so far, oldest first, with the lines it put forward. */
  readonly history: ReadonlyArray<RequestEvent>;
};


/** What one facility is asked for, seen by both sides only. */
export type PartnershipRequestMessagesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** One move of a request. */
export type RequestEvent = {
  readonly at: Scalars['DateTime']['output'];
  readonly move: RequestMove;
  /** Null when the clock moved. */
  readonly side?: Maybe<RequestSide>;
  readonly actor?: Maybe<Account>;
  /** Lines as they stood after this move. */
  readonly lines: ReadonlyArray<OfferLine>;
};

/** A line as it was offered at the time. */
export type OfferLine = {
  readonly resource: Resource;
  readonly period: Period;
  readonly units: Scalars['Int']['output'];
  readonly price: Money;
};

/** One resource, one period, units and a price, as they are on the table now. */
export type RequestLine = {
  readonly resource: Resource;
  readonly period: Period;
  readonly units: Scalars['Int']['output'];
  /** Of the whole line. */
  readonly price: Money;
  readonly commitment?: Maybe<Commitment>;
};

export type PartnershipRequestConnection = {
  readonly edges: ReadonlyArray<PartnershipRequestEdge>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type PartnershipRequestEdge = {
  readonly node: PartnershipRequest;
  readonly cursor: Scalars['String']['output'];
};

/** One resource, one period, units and a price to put forward. */
export type RequestLineInput = {
  readonly resourceId: Scalars['ID']['input'];
  readonly period: PeriodInput;
  readonly units?: InputMaybe<Scalars['Int']['input']>;
  /** Of the whole line: missing = the price the requester would pay, given = an offer. */
  readonly price?: InputMaybe<MoneyInput>;
};

export type SendRequestInput = {
  /** All of one facility. */
  readonly lines: ReadonlyArray<RequestLineInput>;
  readonly message?: InputMaybe<Scalars['String']['input']>;
  /** Join the queue behind others where units are taken. */
  readonly waitIfTaken?: InputMaybe<Scalars['Boolean']['input']>;
  readonly idempotencyKey: Scalars['String']['input'];
};

export type AnswerRequestInput = {
  readonly requestId: Scalars['ID']['input'];
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  readonly message?: InputMaybe<Scalars['String']['input']>;
  readonly idempotencyKey: Scalars['String']['input'];
};

export type CounterRequestInput = {
  readonly requestId: Scalars['ID']['input'];
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  readonly lines: ReadonlyArray<RequestLineInput>;
  readonly message?: InputMaybe<Scalars['String']['input']>;
  readonly idempotencyKey: Scalars['String']['input'];
};

export type RequestPayload = {
  readonly request?: Maybe<PartnershipRequest>;
  readonly userErrors: ReadonlyArray<UserError>;
};

export type Mutation = {
  /** Creates and sends in one step: places pencils on all lines or none. Codes: NOT_FOUND, NOT_ALLOWED, INVALID, TOO_LONG, OUT_OF_RANGE, PERIOD_REVERSED, IN_PAST, MIXED_FACILITIES, MIXED_CURRENCY, OWN_RESOURCE, UNITS_EXCEEDED, OUTSIDE_CAPACITY, UNITS_TAKEN, LEAD_TIME_NOT_MET, NO_RATE, KEY_REUSED. */
  readonly sendRequest: RequestPayload;
  /** Puts other lines forward, by the side whose turn it is; pencils move with them. Codes: those of sendRequest, WRONG_STATUS, NOT_YOUR_TURN, STALE_VERSION, HOLD_EXPIRED. */
  readonly counterRequest: RequestPayload;
  /** By the side that did not speak last. Codes: NOT_FOUND, NOT_ALLOWED, WRONG_STATUS, NOT_YOUR_TURN, STALE_VERSION, HOLD_EXPIRED, INVALID, TOO_LONG, KEY_REUSED. */
  readonly acceptRequest: RequestPayload;
  /** By the facility; frees its pencils. Codes: as acceptRequest. */
  readonly declineRequest: RequestPayload;
  /** By the requester, until it is confirmed; frees its pencils. Codes: as acceptRequest. */
  readonly withdrawRequest: RequestPayload;
  /** By the requester, once accepted: pencils become bookings, all or nothing. Codes: as acceptRequest, UNITS_TAKEN while one waits, HOLD_EXPIRED when one has lapsed. */
  readonly confirmRequest: RequestPayload;
  /** By either side of a confirmed request; frees its bookings. Codes: as acceptRequest. */
  readonly cancelRequest: RequestPayload;
};


export type MutationSendRequestArgs = {
  input: SendRequestInput;
};


export type MutationCounterRequestArgs = {
  input: CounterRequestInput;
};


export type MutationAcceptRequestArgs = {
  input: AnswerRequestInput;
};


export type MutationDeclineRequestArgs = {
  input: AnswerRequestInput;
};


export type MutationWithdrawRequestArgs = {
  input: AnswerRequestInput;
};


export type MutationConfirmRequestArgs = {
  input: AnswerRequestInput;
};


export type MutationCancelRequestArgs = {
  input: AnswerRequestInput;
};

export type Facility = {
  readonly id: Scalars['ID']['output'];
  /** 1.0 to 5.0; null until there is a record. */
  readonly rating?: Maybe<Scalars['Float']['output']>;
};
