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
  /** Admins only: third-party assessments that nobody has verified yet and that have not expired, oldest first. */
  readonly assessmentsToVerify: AssessmentConnection;
  /** Spare capacity that the viewer may see. A filter that makes no sense is a top-level BAD_USER_INPUT with a reason and its field. */
  readonly searchCapacity: CapacityConnection;
  /** All leaves, or those of one discipline; by code. Reason UNKNOWN_CODE for a discipline that does not exist. */
  readonly capabilities: ReadonlyArray<Capability>;
  /** Disciplines, then branches, in the order of the taxonomy. */
  readonly taxonomyBranches: ReadonlyArray<TaxonomyBranch>;
  /** Security schemes that an assessment may name. */
  readonly assessmentSchemes: ReadonlyArray<AssessmentScheme>;
};


export type QueryVisibleNodesArgs = {
  ids: ReadonlyArray<Scalars['ID']['input']>;
};


export type QueryAssessmentsToVerifyArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QuerySearchCapacityArgs = {
  filter: CapacityFilter;
  sort?: InputMaybe<CapacitySort>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryCapabilitiesArgs = {
  discipline?: InputMaybe<Scalars['String']['input']>;
};

/** How far a security standing was looked into; from the least to the most. */
export type SecurityTier =
  | 'NONE'
  | 'SELF_DECLARED'
  | 'THIRD_PARTY';

/** A security programme that an assessment can be of, and the tier it counts as. */
export type AssessmentScheme = {
  readonly code: Scalars['String']['output'];
  readonly label: Scalars['String']['output'];
  readonly tier: SecurityTier;
};

/** A security standing of a facility. Both dates belong to it, read in the facility's zone. */
export type Assessment = {
  readonly id: Scalars['ID']['output'];
  readonly scheme: Scalars['String']['output'];
  readonly tier: SecurityTier;
  readonly issuedOn: Scalars['LocalDate']['output'];
  readonly expiresOn?: Maybe<Scalars['LocalDate']['output']>;
  /** Self-declared counts as stated; third-party counts only once an admin has verified it. */
  readonly verified: Scalars['Boolean']['output'];
  readonly facility: Facility;
};

export type AssessmentConnection = {
  readonly edges: ReadonlyArray<AssessmentEdge>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type AssessmentEdge = {
  readonly node: Assessment;
  readonly cursor: Scalars['String']['output'];
};

export type Facility = {
  readonly id: Scalars['ID']['output'];
  /** By scheme, then issue date. */
  readonly assessments: ReadonlyArray<Assessment>;
  /** The best tier today in its zone; an unverified third-party assessment counts as NONE. */
  readonly securityTier: SecurityTier;
};

export type AddAssessmentInput = {
  readonly facilityId: Scalars['ID']['input'];
  readonly scheme: Scalars['String']['input'];
  readonly issuedOn: Scalars['LocalDate']['input'];
  readonly expiresOn: Scalars['LocalDate']['input'];
  readonly idempotencyKey: Scalars['String']['input'];
};

export type VerifyAssessmentInput = {
  readonly assessmentId: Scalars['ID']['input'];
  readonly reason: Scalars['String']['input'];
  readonly idempotencyKey: Scalars['String']['input'];
};

export type FacilityPayload = {
  readonly facility?: Maybe<Facility>;
  readonly userErrors: ReadonlyArray<UserError>;
};

export type Mutation = {
  /** States a security assessment of one's own facility, by OWNER or SCHEDULER. Renewals stand beside each other. Codes: NOT_FOUND, NOT_ALLOWED, UNKNOWN_CODE, PERIOD_REVERSED, OUT_OF_RANGE, INVALID, KEY_REUSED. */
  readonly addAssessment: FacilityPayload;
  /** Admins only. Codes: NOT_FOUND, NOT_ALLOWED, INVALID, TOO_LONG, WRONG_STATUS, KEY_REUSED. */
  readonly verifyAssessment: FacilityPayload;
  /** Replaces all claims of a resource; standing falls back to SELF_DECLARED only for claims that changed. Codes: NOT_FOUND, NOT_ALLOWED, UNKNOWN_CODE, INVALID, OUT_OF_RANGE, TOO_LONG, KEY_REUSED. */
  readonly claimCapabilities: ClaimsPayload;
};


export type MutationAddAssessmentArgs = {
  input: AddAssessmentInput;
};


export type MutationVerifyAssessmentArgs = {
  input: VerifyAssessmentInput;
};


export type MutationClaimCapabilitiesArgs = {
  input: ClaimCapabilitiesInput;
};

/** How well a claim is founded. */
export type Standing =
  | 'SELF_DECLARED'
  | 'ENDORSED'
  | 'VERIFIED';

/** A resource says it has a capability. */
export type Claim = {
  readonly capability: Capability;
  readonly attributes: ReadonlyArray<AttributeValue>;
  readonly standing: Standing;
  readonly expiresOn?: Maybe<Scalars['LocalDate']['output']>;
};

/** What a claim says of one attribute. */
export type AttributeValue = {
  readonly attribute: Scalars['String']['output'];
  readonly values: ReadonlyArray<Scalars['String']['output']>;
};

export type Resource = {
  readonly id: Scalars['ID']['output'];
  /** By capability code. */
  readonly claims: ReadonlyArray<Claim>;
};

/** What a claim says of one attribute. */
export type AttributeValueInput = {
  readonly attribute: Scalars['String']['input'];
  /** A set has one or more; everything else exactly one. Numbers are decimal digits. */
  readonly values: ReadonlyArray<Scalars['String']['input']>;
};

/** One capability a resource says it has. */
export type ClaimInput = {
  /** A leaf of the taxonomy, once in a resource. */
  readonly capability: Scalars['String']['input'];
  readonly attributes?: InputMaybe<ReadonlyArray<AttributeValueInput>>;
};

/** Replaces the claims that the resource makes. */
export type ClaimCapabilitiesInput = {
  readonly resourceId: Scalars['ID']['input'];
  readonly claims: ReadonlyArray<ClaimInput>;
  readonly idempotencyKey: Scalars['String']['input'];
};

export type ClaimsPayload = {
  readonly resource?: Maybe<Resource>;
  readonly userErrors: ReadonlyArray<UserError>;
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

/** Lists that are left out or empty exclude nothing. */
export type CapacityFilter = {
  /** Taxonomy code: leaf, branch or discipline; a branch matches every leaf below it. */
  readonly capability: Scalars['String']['input'];
  /** One claim of the resource must meet them all. */
  readonly requirements?: InputMaybe<ReadonlyArray<RequirementInput>>;
  /** The whole of this must be free, or, with `duration`, any stretch of that length inside it. Ends before 2100, spans at most two years. The past is not offered: without `duration` a period that has begun is IN_PAST; with it the search begins at the next full hour at the earliest. */
  readonly period: PeriodInput;
  readonly duration?: InputMaybe<Scalars['Duration']['input']>;
  readonly units?: InputMaybe<Scalars['Int']['input']>;
  readonly near?: InputMaybe<NearInput>;
  readonly countries?: InputMaybe<ReadonlyArray<Scalars['CountryCode']['input']>>;
  /** NONE is no floor. One assessment must hold on every local day of the period asked, both ends included. */
  readonly securityFloor?: InputMaybe<SecurityTier>;
  /** Compares only in its own currency. */
  readonly maxPrice?: InputMaybe<MoneyInput>;
  /** The house is an ACTIVE member of one of them, and the alliance is ACTIVE; alliances the viewer may not see are NOT_FOUND. ACTIVE ones are seen by who is signed in, others by their members, invitees and admins. */
  readonly alliances?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly kinds?: InputMaybe<ReadonlyArray<ResourceKind>>;
  /** Every word begins a word of the resource, facility, city or organisation name, or of the label or a synonym of a capability that matched (folded: NFKD, no marks, lower case). */
  readonly text?: InputMaybe<Scalars['String']['input']>;
};

/** PRICE by currency code, then amount. DISTANCE needs `near`. EARLIEST by start. RATING highest first, none last. BEST: distance if `near`, then rating, then standing, then price. Ties by id. */
export type CapacitySort =
  | 'BEST'
  | 'PRICE'
  | 'DISTANCE'
  | 'RATING'
  | 'EARLIEST';

export type CapacityConnection = {
  readonly edges: ReadonlyArray<CapacityEdge>;
  readonly pageInfo: PageInfo;
  /** Exact. */
  readonly totalCount: Scalars['Int']['output'];
  /** kind, country, city, securityTier, currency, capability and attribute.<code>. kind, country and securityTier leave their own filter out of their count; the others count over the matches. */
  readonly facets: ReadonlyArray<Facet>;
};

export type CapacityEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: CapacityMatch;
};

/** One resource that answers a search, and on what terms. */
export type CapacityMatch = {
  readonly resource: Resource;
  /** With `duration`, the earliest stretch that fits; else the period asked. */
  readonly period: Period;
  /** Over that period. */
  readonly unitsFree: Scalars['Int']['output'];
  /** The viewer's lowest total over rates whose lead time is met, else the lowest of all with the reason LEAD_TIME. Never null. */
  readonly price?: Maybe<Money>;
  readonly distanceKm?: Maybe<Scalars['Float']['output']>;
  readonly reasons: ReadonlyArray<Scalars['String']['output']>;
};

/** How the matches spread over the values of one field. */
export type Facet = {
  readonly field: Scalars['String']['output'];
  readonly values: ReadonlyArray<FacetValue>;
};

/** Values with at least one match, most first. */
export type FacetValue = {
  readonly value: Scalars['String']['output'];
  readonly label: Scalars['String']['output'];
  readonly count: Scalars['Int']['output'];
};

/** A leaf of the taxonomy: one thing a house can do. Where a package asks for a branch or a discipline, what all its leaves can be asked for. */
export type Capability = {
  /** Dotted, as colour.grading-suite.hdr. */
  readonly code: Scalars['String']['output'];
  readonly label: Scalars['String']['output'];
  readonly discipline: Scalars['String']['output'];
  readonly unit: Scalars['String']['output'];
  readonly attributes: ReadonlyArray<AttributeDefinition>;
  readonly synonyms: ReadonlyArray<Scalars['String']['output']>;
};

/** What can be said of a capability. */
export type AttributeDefinition = {
  readonly code: Scalars['String']['output'];
  readonly label: Scalars['String']['output'];
  /** set, enum, boolean, tristate, integer or decimal. */
  readonly type: Scalars['String']['output'];
  /** Listed values, in order where `ordered`; null for numbers and patterns. */
  readonly values?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  readonly unit?: Maybe<Scalars['String']['output']>;
  /** atLeast and atMost make sense. */
  readonly ordered: Scalars['Boolean']['output'];
};

/** A discipline or branch of the taxonomy; its code can be searched for as well as a leaf. */
export type TaxonomyBranch = {
  readonly code: Scalars['String']['output'];
  readonly label: Scalars['String']['output'];
};
