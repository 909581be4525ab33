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
  /** Those the viewer may see, all of them or those with one of these statuses; by name, then id. */
  readonly alliances: AllianceConnection;
  /** Admins only: the one trail of all services, latest first; FORBIDDEN to others. */
  readonly audit: AuditConnection;
  /** Invitations to, and memberships of, the viewer's organisation; those it has left are not among them. Latest first. */
  readonly memberships: ReadonlyArray<Membership>;
};


export type QueryVisibleNodesArgs = {
  ids: ReadonlyArray<Scalars['ID']['input']>;
};


export type QueryAlliancesArgs = {
  status?: InputMaybe<ReadonlyArray<AllianceStatus>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryAuditArgs = {
  subjectId?: InputMaybe<Scalars['ID']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** Where an alliance stands. Only an ACTIVE one opens anything. */
export type AllianceStatus =
  /** Waits for an admin. Seen by its founder, its invitees and admins. */
  | 'PROPOSED'
  | 'ACTIVE'
  /** An admin has stopped it for now: it opens nothing until it is reinstated. */
  | 'SUSPENDED'
  /** An admin has refused it. */
  | 'DISSOLVED';

/** What can be done about an alliance: the first four by admins, each with a reason; INVITE by a steward. */
export type AllianceMove =
  | 'APPROVE'
  | 'REFUSE'
  | 'SUSPEND'
  | 'REINSTATE'
  | 'INVITE';

/** Facilities that pool what they have, under a charter. An ACTIVE one is seen by who is signed in; any other by houses that are in it or invited, and by admins. */
export type Alliance = Node & {
  readonly id: Scalars['ID']['output'];
  readonly name: Scalars['String']['output'];
  /** The terms its members agree on; empty where none were written down. */
  readonly charter: Scalars['String']['output'];
  readonly status: AllianceStatus;
  readonly proposedAt: Scalars['DateTime']['output'];
  /** Why an admin last decided as it did. Null where none has, and to who is neither in it nor an admin. */
  readonly reason?: Maybe<Scalars['String']['output']>;
  /** Who belongs to it, by when they were first asked. To admins and stewards: all, those who have left included. To other members: those in it. To who is invited or suspended: those ACTIVE in it. To anyone else: none. One's own organisation is among them unless it has left. */
  readonly memberships: MembershipConnection;
  /** The place of the viewer's own organisation in it, invited or more; null when it has none. */
  readonly viewerMembership?: Maybe<Membership>;
  /** What the viewer may do about it now. */
  readonly viewerMoves: ReadonlyArray<AllianceMove>;
};


/** Facilities that pool what they have, under a charter. An ACTIVE one is seen by who is signed in; any other by houses that are in it or invited, and by admins. */
export type AllianceMembershipsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

export type AllianceConnection = {
  readonly edges: ReadonlyArray<AllianceEdge>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type AllianceEdge = {
  readonly node: Alliance;
  readonly cursor: Scalars['String']['output'];
};

export type ProposeAllianceInput = {
  readonly name: Scalars['String']['input'];
  /** The terms its members agree on, up to 10,000 characters. */
  readonly charter: Scalars['String']['input'];
  readonly idempotencyKey: Scalars['String']['input'];
};

export type AlliancePayload = {
  readonly alliance?: Maybe<Alliance>;
  readonly userErrors: ReadonlyArray<UserError>;
};

export type Mutation = {
  /** The OWNER of a post house proposes an alliance and becomes its steward; an admin decides. Codes: NOT_ALLOWED, INVALID, TOO_LONG, KEY_REUSED. */
  readonly proposeAlliance: AlliancePayload;
  /** Admins only: PROPOSED to ACTIVE. Codes: NOT_FOUND, NOT_ALLOWED, INVALID, TOO_LONG, WRONG_STATUS, KEY_REUSED. */
  readonly approveAlliance: AlliancePayload;
  /** Admins only: PROPOSED to DISSOLVED. Codes: as approveAlliance. */
  readonly refuseAlliance: AlliancePayload;
  /** Admins only: ACTIVE to SUSPENDED. At once it opens nothing. Codes: as approveAlliance. */
  readonly suspendAlliance: AlliancePayload;
  /** Admins only: SUSPENDED to ACTIVE. Codes: as approveAlliance. */
  readonly reinstateAlliance: AlliancePayload;
  /** The OWNER of a steward of an ACTIVE alliance invites a post house, as a MEMBER; one that has left or declined may be invited anew. Codes: NOT_FOUND, NOT_ALLOWED, INVALID, WRONG_STATUS, ALREADY_MEMBER, KEY_REUSED. */
  readonly inviteMember: MembershipPayload;
  /** The OWNER of the invited house accepts (INVITED to ACTIVE, while the alliance is ACTIVE) or declines (INVITED to LEFT). Codes: NOT_FOUND, NOT_ALLOWED, WRONG_STATUS, INVALID, KEY_REUSED. */
  readonly respondToInvitation: MembershipPayload;
  /** The OWNER of a member takes it out: ACTIVE or SUSPENDED to LEFT. The last steward cannot leave; it appoints another first. Codes: NOT_FOUND, NOT_ALLOWED, WRONG_STATUS, INVALID, KEY_REUSED. */
  readonly leaveAlliance: MembershipPayload;
  /** The OWNER of another house that is a steward: ACTIVE to SUSPENDED. At once it opens nothing, either way. Codes: NOT_FOUND, NOT_ALLOWED, INVALID, TOO_LONG, WRONG_STATUS, KEY_REUSED. */
  readonly suspendMember: MembershipPayload;
  /** The OWNER of another house that is a steward: SUSPENDED to ACTIVE, in the role it had. Codes: as suspendMember. */
  readonly reinstateMember: MembershipPayload;
  /** The OWNER of a steward makes another ACTIVE member a steward too. Codes: as suspendMember. */
  readonly appointSteward: MembershipPayload;
};


export type MutationProposeAllianceArgs = {
  input: ProposeAllianceInput;
};


export type MutationApproveAllianceArgs = {
  id: Scalars['ID']['input'];
  reason: Scalars['String']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};


export type MutationRefuseAllianceArgs = {
  id: Scalars['ID']['input'];
  reason: Scalars['String']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};


export type MutationSuspendAllianceArgs = {
  id: Scalars['ID']['input'];
  reason: Scalars['String']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};


export type MutationReinstateAllianceArgs = {
  id: Scalars['ID']['input'];
  reason: Scalars['String']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};


export type MutationInviteMemberArgs = {
  input: InviteMemberInput;
};


export type MutationRespondToInvitationArgs = {
  membershipId: Scalars['ID']['input'];
  accept: Scalars['Boolean']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};


export type MutationLeaveAllianceArgs = {
  allianceId: Scalars['ID']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};


export type MutationSuspendMemberArgs = {
  membershipId: Scalars['ID']['input'];
  reason: Scalars['String']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};


export type MutationReinstateMemberArgs = {
  membershipId: Scalars['ID']['input'];
  reason: Scalars['String']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};


export type MutationAppointStewardArgs = {
  membershipId: Scalars['ID']['input'];
  reason: Scalars['String']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** Who did what to what, when, why, and what was there before (JSON). */
export type AuditEntry = Node & {
  readonly id: Scalars['ID']['output'];
  readonly at: Scalars['DateTime']['output'];
  /** Null when the clock or the operator acted. */
  readonly actor?: Maybe<Account>;
  readonly act: Scalars['String']['output'];
  readonly subjectId: Scalars['ID']['output'];
  readonly reason?: Maybe<Scalars['String']['output']>;
  readonly before?: Maybe<Scalars['String']['output']>;
  readonly after?: Maybe<Scalars['String']['output']>;
};

export type AuditConnection = {
  readonly edges: ReadonlyArray<AuditEdge>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type AuditEdge = {
  readonly node: AuditEntry;
  readonly cursor: Scalars['String']['output'];
};

/** Where a house stands in an alliance. Only an ACTIVE membership opens anything. */
export type MembershipStatus =
  | 'INVITED'
  /** Asks to be taken in. Nobody can ask so far: houses are invited. */
  | 'APPLIED'
  | 'ACTIVE'
  /** A steward has stopped it for now. */
  | 'SUSPENDED'
  /** Has left, or has declined; may be invited anew. */
  | 'LEFT';

/** A STEWARD looks after an alliance: its owner invites, suspends and reinstates members, and appoints other stewards. */
export type AllianceRole =
  | 'STEWARD'
  | 'MEMBER';

/** What can be done about a membership: the first three by the owner of the house itself, the others by a steward, with a reason. */
export type MembershipMove =
  | 'ACCEPT'
  | 'DECLINE'
  | 'LEAVE'
  | 'SUSPEND'
  | 'REINSTATE'
  | 'APPOINT';

/** The place of a house in an alliance. A house has one at most, whatever becomes of it. */
export type Membership = {
  readonly id: Scalars['ID']['output'];
  readonly alliance: Alliance;
  readonly organisation: Organisation;
  readonly role: AllianceRole;
  readonly status: MembershipStatus;
  /** Since when it has this status and role. */
  readonly since: Scalars['DateTime']['output'];
  /** Why a steward last decided as it did. Null where none has, and to who is neither of this house, a steward nor an admin. */
  readonly reason?: Maybe<Scalars['String']['output']>;
  /** What the viewer may do about it now. */
  readonly viewerMoves: ReadonlyArray<MembershipMove>;
};

export type MembershipConnection = {
  readonly edges: ReadonlyArray<MembershipEdge>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type MembershipEdge = {
  readonly node: Membership;
  readonly cursor: Scalars['String']['output'];
};

export type InviteMemberInput = {
  readonly allianceId: Scalars['ID']['input'];
  readonly organisationId: Scalars['ID']['input'];
  readonly idempotencyKey: Scalars['String']['input'];
};

export type MembershipPayload = {
  readonly membership?: Maybe<Membership>;
  readonly userErrors: ReadonlyArray<UserError>;
};

export type Account = {
  readonly id: Scalars['ID']['output'];
};

export type Organisation = {
  readonly id: Scalars['ID']['output'];
};
