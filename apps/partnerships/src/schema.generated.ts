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
  readonly brief?: Maybe<Brief>;
  /** The viewer's organisation's briefs, latest first. */
  readonly briefs: BriefConnection;
  /** Null when unknown or another organisation's. */
  readonly partnershipRequest?: Maybe<PartnershipRequest>;
  /** The viewer's organisation's requests, latest first. */
  readonly partnershipRequests: PartnershipRequestConnection;
  /** Null when unknown or another organisation's. */
  readonly team?: Maybe<Team>;
};


export type QueryVisibleNodesArgs = {
  ids: ReadonlyArray<Scalars['ID']['input']>;
};


export type QueryBriefArgs = {
  id: Scalars['ID']['input'];
};


export type QueryBriefsArgs = {
  status?: InputMaybe<ReadonlyArray<BriefStatus>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
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


export type QueryTeamArgs = {
  id: Scalars['ID']['input'];
};

/** Where a brief stands: OPEN from its creation, STAFFED once a team is confirmed, CLOSED when all its requests have ended. */
export type BriefStatus =
  | 'DRAFT'
  | 'OPEN'
  | 'STAFFED'
  | 'CLOSED';

/** How far a security standing was looked into; from the least to the most. */
export type SecurityTier =
  | 'NONE'
  | 'SELF_DECLARED'
  | 'THIRD_PARTY';

/** A producer's job. `title` is its code name. Only the producer's organisation sees it whole; an asked facility sees, through its request, the title, the status and the packages it is asked for. */
export type Brief = Node & {
  readonly id: Scalars['ID']['output'];
  readonly title: Scalars['String']['output'];
  readonly status: BriefStatus;
  readonly currency: Scalars['CurrencyCode']['output'];
  /** For everything. Null to an asked facility, as the ceilings of its packages. */
  readonly budget?: Maybe<Money>;
  /** In the order given. */
  readonly packages: ReadonlyArray<BriefPackage>;
  /** The latest first; 20 are kept, and those that were requested. None to an asked facility. */
  readonly teams: ReadonlyArray<Team>;
  /** How many facilities a team may have at most. */
  readonly maxFacilities?: Maybe<Scalars['Int']['output']>;
  readonly excludeFacilities: ReadonlyArray<Facility>;
  readonly preferAlliances: ReadonlyArray<Alliance>;
  /** Why the latest proposal found no team, or left candidates out. */
  readonly obstacles: ReadonlyArray<Obstacle>;
  /** When teams were last proposed. */
  readonly proposedAt?: Maybe<Scalars['DateTime']['output']>;
  readonly createdAt?: Maybe<Scalars['DateTime']['output']>;
};

/** One piece of a brief. */
export type BriefPackage = {
  readonly key: Scalars['String']['output'];
  readonly title: Scalars['String']['output'];
  readonly capability: Capability;
  readonly units: Scalars['Int']['output'];
  /** In one stretch at one resource; days and weeks run on the facility's wall clock. */
  readonly duration: Scalars['Duration']['output'];
  /** Earliest start and latest finish. */
  readonly window: Period;
  /** Keys of packages that must have finished first. */
  readonly after: ReadonlyArray<Scalars['String']['output']>;
  readonly requirements: ReadonlyArray<Requirement>;
  readonly securityFloor?: Maybe<SecurityTier>;
  readonly near?: Maybe<Near>;
  /** Of the whole package. */
  readonly maxPrice?: Maybe<Money>;
  /** Packages with the same label go to the same facility. */
  readonly together?: Maybe<Scalars['String']['output']>;
};

/** One test on one attribute, as it was asked for. */
export type Requirement = {
  readonly attribute: Scalars['String']['output'];
  readonly anyOf?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  readonly allOf?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  readonly atLeast?: Maybe<Scalars['String']['output']>;
  readonly atMost?: Maybe<Scalars['String']['output']>;
};

/** A circle on the Earth, as it was asked for. */
export type Near = {
  readonly latitude: Scalars['Float']['output'];
  readonly longitude: Scalars['Float']['output'];
  readonly withinKm: Scalars['Float']['output'];
};

export type BriefConnection = {
  readonly edges: ReadonlyArray<BriefEdge>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type BriefEdge = {
  readonly node: Brief;
  readonly cursor: Scalars['String']['output'];
};

/** One test on one attribute: at least one of the four, lists not empty, all given must hold. `atLeast` and `atMost` only where the attribute is ordered or numeric; unknown never satisfies. */
export type RequirementInput = {
  readonly attribute: Scalars['String']['input'];
  /** Any of these; numbers compare as numbers; a language matches its regional forms. */
  readonly anyOf?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly allOf?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly atLeast?: InputMaybe<Scalars['String']['input']>;
  readonly atMost?: InputMaybe<Scalars['String']['input']>;
};

/** A circle on the Earth: within so many kilometres of a point in degrees (WGS 84). */
export type NearInput = {
  readonly latitude: Scalars['Float']['input'];
  readonly longitude: Scalars['Float']['input'];
  readonly withinKm: Scalars['Float']['input'];
};

/** One piece of a job. */
export type BriefPackageInput = {
  /** Its name inside the brief, for `after`. */
  readonly key: Scalars['String']['input'];
  readonly title: Scalars['String']['input'];
  /** Taxonomy code: leaf, branch or discipline; a branch matches every leaf below it. */
  readonly capability: Scalars['String']['input'];
  /** One claim of the resource must meet them all. */
  readonly requirements?: InputMaybe<ReadonlyArray<RequirementInput>>;
  readonly units?: InputMaybe<Scalars['Int']['input']>;
  /** Time needed in one stretch at one resource. */
  readonly duration: Scalars['Duration']['input'];
  /** Earliest start and latest finish. */
  readonly window: PeriodInput;
  /** Keys of packages that must have finished first. */
  readonly after?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** NONE is no floor. */
  readonly securityFloor?: InputMaybe<SecurityTier>;
  readonly near?: InputMaybe<NearInput>;
  /** Of the whole package, in the currency of the brief. */
  readonly maxPrice?: InputMaybe<MoneyInput>;
  /** Packages with the same label go to the same facility. */
  readonly together?: InputMaybe<Scalars['String']['input']>;
};

export type CreateBriefInput = {
  readonly title: Scalars['String']['input'];
  readonly currency: Scalars['CurrencyCode']['input'];
  /** For everything, in the currency of the brief. */
  readonly budget?: InputMaybe<MoneyInput>;
  readonly packages: ReadonlyArray<BriefPackageInput>;
  /** Facilities of a team at most. */
  readonly maxFacilities?: InputMaybe<Scalars['Int']['input']>;
  readonly excludeFacilities?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Their members first; everybody where no team exists so. */
  readonly preferAlliances?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly idempotencyKey: Scalars['String']['input'];
};

export type BriefPayload = {
  readonly brief?: Maybe<Brief>;
  readonly userErrors: ReadonlyArray<UserError>;
};

export type Mutation = {
  /** By owners, producers and schedulers; opens it. Codes: NOT_ALLOWED, NOT_FOUND, INVALID, TOO_LONG, OUT_OF_RANGE, UNKNOWN_CODE, PERIOD_REVERSED, IN_PAST, MIXED_CURRENCY, KEY_REUSED. */
  readonly createBrief: BriefPayload;
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
  /** By the requester of an accepted request with a line that waits, which is ready to confirm: the pencils in the way must be confirmed by their holder before a deadline that runs in the house's business hours, or they lapse and whoever waits moves up. Codes: as acceptRequest, WRONG_STATUS also where nothing waits or a pencil is challenged already, UNITS_TAKEN where more than pencils is in the way. */
  readonly challengeRequest: RequestPayload;
  /** By either side of a confirmed request; frees its bookings. A requester owes the fee of this moment. Codes: as acceptRequest. */
  readonly cancelRequest: RequestPayload;
  /** One team for each objective, best known within 6 seconds in all; all four objectives where none is named. Codes: NOT_FOUND, NOT_ALLOWED, INVALID, TOO_LONG, TOO_LARGE, KEY_REUSED. */
  readonly proposeTeams: TeamsPayload;
  /** One request for each facility; pencils on everything or on nothing. Codes: NOT_FOUND, NOT_ALLOWED, TEAM_ALREADY_REQUESTED, TEAM_STALE, INVALID, TOO_LONG, KEY_REUSED. */
  readonly requestTeam: RequestsPayload;
  /** Once every request is accepted: pencils become bookings, all or nothing, as the requests say. Codes: NOT_FOUND, NOT_ALLOWED, WRONG_STATUS, TEAM_INCOMPLETE, UNITS_TAKEN while one waits, HOLD_EXPIRED when one has lapsed, INVALID, KEY_REUSED. */
  readonly confirmTeam: RequestsPayload;
};


export type MutationCreateBriefArgs = {
  input: CreateBriefInput;
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


export type MutationChallengeRequestArgs = {
  input: AnswerRequestInput;
};


export type MutationCancelRequestArgs = {
  input: AnswerRequestInput;
};


export type MutationProposeTeamsArgs = {
  briefId: Scalars['ID']['input'];
  objectives?: InputMaybe<ReadonlyArray<TeamObjective>>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};


export type MutationRequestTeamArgs = {
  input: RequestTeamInput;
};


export type MutationConfirmTeamArgs = {
  input: ConfirmTeamInput;
};

/** What one facility is asked for, seen by both sides only. */
export type PartnershipRequest = Node & {
  /** The brief it is for; to the asked facility only its title, status and the packages it is asked for. Null for a request that was sent by itself. */
  readonly brief?: Maybe<Brief>;
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
  /** What cancelling costs the requester; null once it cannot be cancelled any more, and where the house cancelled: it charges nothing. */
  readonly cancellationFee?: Maybe<RequestCancellationFee>;
  /** Every move so far, oldest first, with the lines it put forward. */
  readonly history: ReadonlyArray<RequestEvent>;
  /** The team it was sent for; null to the asked facility, and for a request that was sent by itself. */
  readonly team?: Maybe<Team>;
};


/** What one facility is asked for, seen by both sides only. */
export type PartnershipRequestMessagesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

export type Capability = {
  readonly code: Scalars['String']['output'];
};

export type Alliance = {
  readonly id: Scalars['ID']['output'];
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
  | 'CHALLENGE'
  | 'CONFIRM'
  | 'DECLINE'
  | 'WITHDRAW'
  | 'EXPIRE'
  | 'CANCEL'
  | 'COMPLETE';

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
  /** What cancelling it costs, longest notice first, by its rate as it was when the line was put forward; less notice than the last band: all of the price. Empty: nothing. */
  readonly cancellation: ReadonlyArray<CancellationBand>;
  /** As cancellationFee of the request, for this line. */
  readonly cancellationFee?: Maybe<CancellationFee>;
};

/** Who cancels with at least this notice, on the clock of the house, pays this share of the price. */
export type CancellationBand = {
  readonly notice: Scalars['Duration']['output'];
  readonly percent: Scalars['Int']['output'];
};

/** A share of the price of a line, half a minor unit rounded up. */
export type CancellationFee = {
  readonly percent: Scalars['Int']['output'];
  readonly amount: Money;
  /** It stays so up to this moment; null where nothing changes any more. */
  readonly until?: Maybe<Scalars['DateTime']['output']>;
  /** The share after that. */
  readonly nextPercent?: Maybe<Scalars['Int']['output']>;
};

/** The fees of all lines. While the request is open or confirmed: what cancelling now would cost once it is confirmed (withdrawing before is free). Once the requester has cancelled: what is due. */
export type RequestCancellationFee = {
  /** One for each currency. */
  readonly totals: ReadonlyArray<Money>;
  /** They stay so up to this moment; null where nothing changes any more. */
  readonly until?: Maybe<Scalars['DateTime']['output']>;
  /** The totals after that. */
  readonly nextTotals: ReadonlyArray<Money>;
  /** The requester has cancelled and owes this. */
  readonly isDue: Scalars['Boolean']['output'];
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
  /** A resource, or a ResourceClass: then the calendar takes the member that is free, the cheapest of several, or the one with the shortest queue; the line of the request names it. */
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

export type Facility = {
  readonly id: Scalars['ID']['output'];
  /** 1.0 to 5.0; null until there is a record. */
  readonly rating?: Maybe<Scalars['Float']['output']>;
};

/** What a team is best at. CHEAPEST costs least; the others, among equals, cost less. */
export type TeamObjective =
  | 'CHEAPEST'
  | 'FEWEST_FACILITIES'
  | 'EARLIEST'
  | 'BEST_RATED';

/** A proposal that covers every package of a brief. It stays as proposed, whatever is agreed afterwards. */
export type Team = Node & {
  readonly id: Scalars['ID']['output'];
  readonly objective: TeamObjective;
  readonly brief: Brief;
  /** In the order of the packages. */
  readonly assignments: ReadonlyArray<Assignment>;
  readonly total: Money;
  readonly finishesAt: Scalars['DateTime']['output'];
  readonly facilities: ReadonlyArray<Facility>;
  /** True when proven best for its objective; otherwise `gap` bounds how far from best it can be (0.02 = 2 %). */
  readonly proven: Scalars['Boolean']['output'];
  readonly gap: Scalars['Float']['output'];
  readonly reasons: ReadonlyArray<Scalars['String']['output']>;
  /** One for each facility, once it has been requested. */
  readonly requests: ReadonlyArray<PartnershipRequest>;
  readonly proposedAt: Scalars['DateTime']['output'];
};

/** Who does one package of a team, when, for how much. */
export type Assignment = {
  readonly package: BriefPackage;
  readonly resource: Resource;
  readonly period: Period;
  readonly units: Scalars['Int']['output'];
  /** Of the whole assignment. */
  readonly price: Money;
  /** Further resources of the same facility for the same period, where a package needs several; empty until then. */
  readonly alongside: ReadonlyArray<AssignmentPart>;
};

/** One more resource that a package needs at the same time. */
export type AssignmentPart = {
  readonly need: Scalars['String']['output'];
  readonly resource: Resource;
  readonly units: Scalars['Int']['output'];
};

export type TeamsPayload = {
  readonly teams: ReadonlyArray<Team>;
  readonly obstacles: ReadonlyArray<Obstacle>;
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Why no team exists, or what was left out: `constraint` is candidates, currency, size or a demand of the brief, as budget, latest or max-facilities. */
export type Obstacle = {
  /** Keys of the packages it concerns; empty where it is the brief as a whole. */
  readonly packages: ReadonlyArray<Scalars['String']['output']>;
  readonly constraint: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
  /** The least change that would help, where it is known. */
  readonly relaxation?: Maybe<Scalars['String']['output']>;
};

export type RequestTeamInput = {
  readonly teamId: Scalars['ID']['input'];
  /** Goes into the thread of each request. */
  readonly message?: InputMaybe<Scalars['String']['input']>;
  readonly idempotencyKey: Scalars['String']['input'];
};

export type ConfirmTeamInput = {
  readonly teamId: Scalars['ID']['input'];
  readonly idempotencyKey: Scalars['String']['input'];
};

export type RequestsPayload = {
  readonly requests: ReadonlyArray<PartnershipRequest>;
  readonly userErrors: ReadonlyArray<UserError>;
};
