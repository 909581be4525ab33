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
  /** Real houses, as a public registry lists them: every word of `text` begins a word of the name, the city or the code (folded: NFKD, no marks, lower case). By folded name, then id. */
  readonly directory: DirectoryConnection;
  /** Admins only: claims to entries of the directory, oldest first; all of them where no status is given. */
  readonly directoryClaims: DirectoryClaimConnection;
  /** Null when unknown or hidden. */
  readonly facility?: Maybe<Facility>;
  /** Null when unknown or hidden. */
  readonly resource?: Maybe<Resource>;
};


export type QueryVisibleNodesArgs = {
  ids: ReadonlyArray<Scalars['ID']['input']>;
};


export type QueryDirectoryArgs = {
  text?: InputMaybe<Scalars['String']['input']>;
  country?: InputMaybe<Scalars['CountryCode']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryDirectoryClaimsArgs = {
  status?: InputMaybe<DirectoryClaimStatus>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryFacilityArgs = {
  id: Scalars['ID']['input'];
};


export type QueryResourceArgs = {
  id: Scalars['ID']['input'];
};

export type Alliance = {
  readonly id: Scalars['ID']['output'];
  /** What its houses have in common: resources of houses ACTIVE in it with a rate that includes the viewer, those of the viewer's own house too. To who is ACTIVE in it while it is ACTIVE, and to admins; to anyone else none. By name, then id. */
  readonly resources: ResourceConnection;
};


export type AllianceResourcesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** Spare units of a resource over a period. Windows of one resource never overlap; adjoining ones are one stretch. */
export type CapacityWindow = {
  readonly id: Scalars['ID']['output'];
  readonly period: Period;
  readonly units: Scalars['Int']['output'];
};

export type PublishCapacityInput = {
  readonly resourceId: Scalars['ID']['input'];
  /** 1 to 500. */
  readonly periods: ReadonlyArray<PeriodInput>;
  /** At most the units of the resource. */
  readonly units: Scalars['Int']['input'];
  readonly idempotencyKey: Scalars['String']['input'];
};

export type CapacityPayload = {
  readonly resource?: Maybe<Resource>;
  readonly windows: ReadonlyArray<CapacityWindow>;
  readonly userErrors: ReadonlyArray<UserError>;
};

export type Mutation = {
  /** Adds windows, all or none. Codes: NOT_FOUND, NOT_ALLOWED, INVALID, TOO_LONG, PERIOD_REVERSED, IN_PAST, OUT_OF_RANGE, UNITS_EXCEEDED, WINDOWS_OVERLAP, KEY_REUSED. */
  readonly publishCapacity: CapacityPayload;
  /** The OWNER of a post house says that an entry is this house, and why. Codes: NOT_FOUND, NOT_ALLOWED, INVALID, TOO_LONG, WRONG_STATUS (closed, claimed, or a claim of this house is open), KEY_REUSED. */
  readonly claimDirectoryEntry: DirectoryClaimPayload;
  /** Takes an open claim of one's own house back, by its OWNER. Codes: NOT_FOUND, NOT_ALLOWED, INVALID, WRONG_STATUS, KEY_REUSED. */
  readonly withdrawDirectoryClaim: DirectoryClaimPayload;
  /** Admins only. Accepted, the entry leads to the house from then on, and other claims to it end as REFUSED. Codes: NOT_FOUND, NOT_ALLOWED, INVALID, TOO_LONG, WRONG_STATUS, KEY_REUSED. */
  readonly decideDirectoryClaim: DirectoryClaimPayload;
  /** A new site of the viewer's post house, by its OWNER or SCHEDULER. Codes: NOT_ALLOWED, INVALID, TOO_LONG, OUT_OF_RANGE, KEY_REUSED. */
  readonly createFacility: FacilityPayload;
  /** Replaces the rate of the same audience, audienceId and per. One resource has one currency. Codes: NOT_FOUND, NOT_ALLOWED, INVALID, OUT_OF_RANGE, MIXED_CURRENCY, KEY_REUSED. */
  readonly setRate: ResourcePayload;
  /** Who had only this rate no longer sees the resource. Codes: NOT_FOUND, NOT_ALLOWED, KEY_REUSED. */
  readonly removeRate: ResourcePayload;
  /** Lists a resource, by OWNER or SCHEDULER of the house. Nobody else sees it until it has a rate. Codes: NOT_FOUND, NOT_ALLOWED, INVALID, TOO_LONG, OUT_OF_RANGE, KEY_REUSED. */
  readonly addResource: ResourcePayload;
};


export type MutationPublishCapacityArgs = {
  input: PublishCapacityInput;
};


export type MutationClaimDirectoryEntryArgs = {
  input: ClaimDirectoryEntryInput;
};


export type MutationWithdrawDirectoryClaimArgs = {
  input: WithdrawDirectoryClaimInput;
};


export type MutationDecideDirectoryClaimArgs = {
  input: DecideDirectoryClaimInput;
};


export type MutationCreateFacilityArgs = {
  input: CreateFacilityInput;
};


export type MutationSetRateArgs = {
  input: SetRateInput;
};


export type MutationRemoveRateArgs = {
  input: RemoveRateInput;
};


export type MutationAddResourceArgs = {
  input: AddResourceInput;
};

/** Where a commitment stands in its life. */
export type CommitmentState =
  /** First pencil: takes units until its deadline. */
  | 'HELD'
  /** Second pencil and on: in line, takes nothing. */
  | 'WAITING'
  /** Firm. */
  | 'BOOKED'
  /** Taken in the house's own calendar. */
  | 'BLOCKED'
  | 'RELEASED'
  | 'EXPIRED'
  | 'CANCELLED'
  | 'COMPLETED';

/** Units of a resource taken over a period. A lapsed hold reads as EXPIRED from its deadline on. */
export type Commitment = Node & {
  readonly id: Scalars['ID']['output'];
  readonly resource: Resource;
  readonly period: Period;
  readonly units: Scalars['Int']['output'];
  readonly state: CommitmentState;
  /** 1 for HELD; for WAITING, 2 plus the number of earlier live WAITING that overlap; null otherwise. */
  readonly rank?: Maybe<Scalars['Int']['output']>;
  /** Deadline of a hold; never past the start of its period. */
  readonly expiresAt?: Maybe<Scalars['DateTime']['output']>;
};

/** A house of a public registry. It has no resources, rates or dates: what is more is shown of the house that has claimed it. */
export type DirectoryEntry = Node & {
  readonly id: Scalars['ID']['output'];
  /** The registry's own code of it. */
  readonly registryCode: Scalars['String']['output'];
  readonly name: Scalars['String']['output'];
  /** Begins with http:// or https://. */
  readonly url?: Maybe<Scalars['String']['output']>;
  readonly city?: Maybe<Scalars['String']['output']>;
  readonly country?: Maybe<Scalars['CountryCode']['output']>;
  /** The registry says that it is no longer in use. */
  readonly closed: Scalars['Boolean']['output'];
  /** What took its place, in the order of the registry. */
  readonly mergedInto: ReadonlyArray<DirectoryEntry>;
  /** The organisation whose claim was accepted, to those who may know of that organisation. */
  readonly claimedBy?: Maybe<Organisation>;
  /** Whom to thank for this entry, and under which licence it is. */
  readonly credit: Scalars['String']['output'];
  /** The latest claim of the viewer's own organisation. */
  readonly viewerClaim?: Maybe<DirectoryClaim>;
};

export type DirectoryConnection = {
  readonly edges: ReadonlyArray<DirectoryEdge>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
  /** How many entries that match `text` each country has, the filter by country left out; most first, then by code. Those without a country are not counted. */
  readonly countries: ReadonlyArray<DirectoryCountry>;
};

export type DirectoryEdge = {
  readonly node: DirectoryEntry;
  readonly cursor: Scalars['String']['output'];
};

/** How many entries a country has. */
export type DirectoryCountry = {
  readonly country: Scalars['CountryCode']['output'];
  readonly count: Scalars['Int']['output'];
};

/** OPEN until an admin decides or the house takes it back. */
export type DirectoryClaimStatus =
  | 'OPEN'
  | 'ACCEPTED'
  | 'REFUSED'
  | 'WITHDRAWN';

/** A post house says that it is the one of an entry. Seen by that house and by admins. */
export type DirectoryClaim = {
  readonly id: Scalars['ID']['output'];
  readonly entry: DirectoryEntry;
  readonly organisation: Organisation;
  /** Why it should be believed, in the words of the house. */
  readonly evidence: Scalars['String']['output'];
  readonly status: DirectoryClaimStatus;
  readonly madeAt: Scalars['DateTime']['output'];
  /** When it was decided or taken back. */
  readonly endedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Why the admin decided so. */
  readonly reason?: Maybe<Scalars['String']['output']>;
};

export type DirectoryClaimConnection = {
  readonly edges: ReadonlyArray<DirectoryClaimEdge>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type DirectoryClaimEdge = {
  readonly node: DirectoryClaim;
  readonly cursor: Scalars['String']['output'];
};

export type ClaimDirectoryEntryInput = {
  readonly entryId: Scalars['ID']['input'];
  /** Up to 10,000 characters. */
  readonly evidence: Scalars['String']['input'];
  readonly idempotencyKey: Scalars['String']['input'];
};

export type WithdrawDirectoryClaimInput = {
  readonly claimId: Scalars['ID']['input'];
  readonly idempotencyKey: Scalars['String']['input'];
};

export type DecideDirectoryClaimInput = {
  readonly claimId: Scalars['ID']['input'];
  readonly accept: Scalars['Boolean']['input'];
  readonly reason: Scalars['String']['input'];
  readonly idempotencyKey: Scalars['String']['input'];
};

export type DirectoryClaimPayload = {
  readonly claim?: Maybe<DirectoryClaim>;
  readonly userErrors: ReadonlyArray<UserError>;
};

/** One site of a post house. Seen by who sees one of its resources, its own organisation, both sides of a request with it, fellow members of an ACTIVE alliance, and admins. */
export type Facility = Node & {
  readonly id: Scalars['ID']['output'];
  readonly name: Scalars['String']['output'];
  readonly organisation: Organisation;
  readonly city?: Maybe<Scalars['String']['output']>;
  readonly country?: Maybe<Scalars['CountryCode']['output']>;
  /** Its days are days of this zone. */
  readonly timeZone: Scalars['TimeZone']['output'];
  /** WGS 84, degrees. */
  readonly latitude?: Maybe<Scalars['Float']['output']>;
  readonly longitude?: Maybe<Scalars['Float']['output']>;
  /** To its own organisation: all. To others: those with a rate that includes them. By name, then id. */
  readonly resources: ResourceConnection;
};


/** One site of a post house. Seen by who sees one of its resources, its own organisation, both sides of a request with it, fellow members of an ACTIVE alliance, and admins. */
export type FacilityResourcesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

export type FacilityConnection = {
  readonly edges: ReadonlyArray<FacilityEdge>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type FacilityEdge = {
  readonly node: Facility;
  readonly cursor: Scalars['String']['output'];
};

export type Organisation = {
  readonly id: Scalars['ID']['output'];
  /** To its members: all. To others: those with something they may see. By name, then id. */
  readonly facilities: FacilityConnection;
};


export type OrganisationFacilitiesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

export type CreateFacilityInput = {
  readonly name: Scalars['String']['input'];
  readonly city?: InputMaybe<Scalars['String']['input']>;
  readonly country?: InputMaybe<Scalars['CountryCode']['input']>;
  readonly timeZone: Scalars['TimeZone']['input'];
  /** Both or neither of latitude and longitude, in degrees. */
  readonly latitude?: InputMaybe<Scalars['Float']['input']>;
  readonly longitude?: InputMaybe<Scalars['Float']['input']>;
  readonly idempotencyKey: Scalars['String']['input'];
};

export type FacilityPayload = {
  readonly facility?: Maybe<Facility>;
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What a rate is for. HOUR rounds up to whole hours; DAY and HALF_DAY count the local days and half days touched; WEEK is the days touched divided by seven, rounded up; UNIT is flat. Times units. */
export type RateUnit =
  | 'HOUR'
  | 'HALF_DAY'
  | 'DAY'
  | 'WEEK'
  | 'UNIT';

/** Whom a rate is for. */
export type AudienceKind =
  | 'EVERYONE'
  /** Members of one alliance, while both sides are ACTIVE members and the alliance is ACTIVE. */
  | 'ALLIANCE'
  /** One partner organisation. */
  | 'ORGANISATION';

/** One for each audience and billing unit of a resource. The viewer pays the lowest total among those that apply. */
export type Rate = {
  readonly id: Scalars['ID']['output'];
  readonly audience: AudienceKind;
  /** The alliance or organisation; null for EVERYONE. */
  readonly audienceId?: Maybe<Scalars['ID']['output']>;
  readonly amount: Money;
  readonly per: RateUnit;
  /** A shorter period pays this. */
  readonly minimum?: Maybe<Scalars['Duration']['output']>;
  /** Notice the house needs; a booking earlier than that is refused. */
  readonly leadTime?: Maybe<Scalars['Duration']['output']>;
};

export type SetRateInput = {
  readonly resourceId: Scalars['ID']['input'];
  readonly audience: AudienceKind;
  /** Required for ALLIANCE and ORGANISATION, absent for EVERYONE. */
  readonly audienceId?: InputMaybe<Scalars['ID']['input']>;
  /** 0 to 9,007,199,254,740,991 minor units. */
  readonly amount: MoneyInput;
  readonly per: RateUnit;
  readonly minimum?: InputMaybe<Scalars['Duration']['input']>;
  readonly leadTime?: InputMaybe<Scalars['Duration']['input']>;
  readonly idempotencyKey: Scalars['String']['input'];
};

export type RemoveRateInput = {
  readonly resourceId: Scalars['ID']['input'];
  readonly rateId: Scalars['ID']['input'];
  readonly idempotencyKey: Scalars['String']['input'];
};

/** Something a facility can lend. Others see it exactly when the audience of some rate includes them. */
export type Resource = Node & {
  readonly id: Scalars['ID']['output'];
  readonly name: Scalars['String']['output'];
  readonly kind: ResourceKind;
  /** How many interchangeable ones there are. */
  readonly units: Scalars['Int']['output'];
  readonly facility: Facility;
  /** Windows that overlap, whole, by start, units as published. */
  readonly capacity: ReadonlyArray<CapacityWindow>;
  /** To the owner: all. To others: those whose audience includes them. */
  readonly rates: ReadonlyArray<Rate>;
  /** Commitments that overlap the period, by start. To the owner: all. To others: their own organisation's. */
  readonly commitments: ReadonlyArray<Commitment>;
  /** Units still free at every instant of the period: the least of window units minus (HELD unexpired + BOOKED + BLOCKED); 0 where any instant has no window; WAITING does not count. */
  readonly freeUnits: Scalars['Int']['output'];
  /** Where units are free, by start: the same as asking freeUnits of every instant. Neighbours differ in their units. */
  readonly free: ReadonlyArray<FreeStretch>;
};


/** Something a facility can lend. Others see it exactly when the audience of some rate includes them. */
export type ResourceCapacityArgs = {
  within: PeriodInput;
};


/** Something a facility can lend. Others see it exactly when the audience of some rate includes them. */
export type ResourceCommitmentsArgs = {
  within: PeriodInput;
};


/** Something a facility can lend. Others see it exactly when the audience of some rate includes them. */
export type ResourceFreeUnitsArgs = {
  during: PeriodInput;
};


/** Something a facility can lend. Others see it exactly when the audience of some rate includes them. */
export type ResourceFreeArgs = {
  within: PeriodInput;
};

/** So many units free at every instant of a period. */
export type FreeStretch = {
  readonly period: Period;
  readonly units: Scalars['Int']['output'];
};

export type ResourceConnection = {
  readonly edges: ReadonlyArray<ResourceEdge>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type ResourceEdge = {
  readonly node: Resource;
  readonly cursor: Scalars['String']['output'];
};

export type AddResourceInput = {
  readonly facilityId: Scalars['ID']['input'];
  readonly name: Scalars['String']['input'];
  readonly kind: ResourceKind;
  /** 1 to 1,000,000. */
  readonly units: Scalars['Int']['input'];
  readonly idempotencyKey: Scalars['String']['input'];
};

export type ResourcePayload = {
  readonly resource?: Maybe<Resource>;
  readonly userErrors: ReadonlyArray<UserError>;
};
