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
  /** Those the viewer keeps for the organisation it acts for, newest first; at most 200. */
  readonly savedSearches: ReadonlyArray<SavedSearch>;
  /** Asked by the gateway for the address in a letter; null for a secret that leads nowhere. */
  readonly stoppableAlerts?: Maybe<StoppableAlerts>;
  /** Spare capacity that the viewer may see. A filter that makes no sense is a top-level BAD_USER_INPUT with a reason and its field. */
  readonly searchCapacity: CapacityConnection;
  /** All leaves, or those of one discipline; by code. Reason UNKNOWN_CODE for a discipline that does not exist. */
  readonly capabilities: ReadonlyArray<Capability>;
  /** Disciplines, then branches, in the order of the taxonomy. */
  readonly taxonomyBranches: ReadonlyArray<TaxonomyBranch>;
  /** Security schemes that an assessment may name. */
  readonly assessmentSchemes: ReadonlyArray<AssessmentScheme>;
  /** In the order of the taxonomy. */
  readonly deliverySpecs: ReadonlyArray<DeliverySpec>;
  /** In the order of the taxonomy. */
  readonly aiCategories: ReadonlyArray<AiCategory>;
  /** What the words may mean, as they are typed: the last one may be unfinished, each may have a typo, marks and case do not count. Nothing that the viewer may not see. Up to 200 characters; `first` is 1 to 100. A text or page that makes no sense is a top-level BAD_USER_INPUT. */
  readonly suggest: Suggestions;
  /** Reads free words, as "Dolby Vision grade, UHD, ten days in March, within 300 km of Lyon, TPN Gold, under 12 000 EUR". Up to 500 characters, else a top-level BAD_USER_INPUT. */
  readonly understand: Understanding;
};


export type QueryVisibleNodesArgs = {
  ids: ReadonlyArray<Scalars['ID']['input']>;
};


export type QueryAssessmentsToVerifyArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryStoppableAlertsArgs = {
  secret: Scalars['String']['input'];
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


export type QuerySuggestArgs = {
  text: Scalars['String']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryUnderstandArgs = {
  text: Scalars['String']['input'];
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
  /** Replaces all claims of a resource; standing falls back to SELF_DECLARED only for claims that changed, a changed declaration on AI included. Codes: NOT_FOUND, NOT_ALLOWED, UNKNOWN_CODE, INVALID, OUT_OF_RANGE, TOO_LONG, KEY_REUSED. */
  readonly claimCapabilities: ClaimsPayload;
  /** Keeps a search and, unless NEVER, watches it from now on; one that finds over 5,000 already can only be kept. At most 200 for each account. Codes: INVALID, TOO_LONG, OUT_OF_RANGE, UNKNOWN_CODE, PERIOD_REVERSED, IN_PAST, NOT_FOUND, TOO_LARGE, KEY_REUSED. */
  readonly saveSearch: SavedSearchPayload;
  /** Codes: NOT_FOUND, INVALID, TOO_LONG, OUT_OF_RANGE, UNKNOWN_CODE, PERIOD_REVERSED, IN_PAST, TOO_LARGE, KEY_REUSED. */
  readonly changeSavedSearch: SavedSearchPayload;
  /** Letters on their way are not sent. Codes: NOT_FOUND, INVALID, KEY_REUSED. */
  readonly removeSavedSearch: RemoveSavedSearchPayload;
  /** By the gateway, for whoever holds a letter of alerts: no more of these, as if its keeper had chosen NEVER. Again is harmless. */
  readonly stopAlerts?: Maybe<StoppableAlerts>;
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


export type MutationSaveSearchArgs = {
  input: SaveSearchInput;
};


export type MutationChangeSavedSearchArgs = {
  input: ChangeSavedSearchInput;
};


export type MutationRemoveSavedSearchArgs = {
  input: RemoveSavedSearchInput;
};


export type MutationStopAlertsArgs = {
  secret: Scalars['String']['input'];
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
  /** Null: nothing is declared, so nothing is known. */
  readonly ai?: Maybe<AiDeclaration>;
};

/** What a house declares of the use of AI in the work of a claim. */
export type AiDeclaration = {
  /** AI categories that are used, by code; empty: none is. */
  readonly uses: ReadonlyArray<Scalars['String']['output']>;
  /** Whether a tool learns from what it is given: no, yes or unknown. */
  readonly trainsOnInput: Scalars['String']['output'];
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
  /** Left out or null: nothing is declared. */
  readonly ai?: InputMaybe<AiDeclarationInput>;
};

/** What a house declares of the use of AI in the work of a claim. */
export type AiDeclarationInput = {
  /** AI categories that are used, each once; empty: none is. */
  readonly uses: ReadonlyArray<Scalars['String']['input']>;
  /** Whether a tool learns from what it is given: no, yes or unknown. */
  readonly trainsOnInput: Scalars['String']['input'];
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

/** How often news of a saved search is written to its keeper. A hit is told once for each search, ever, even if it goes and comes back; what was there when it was saved is not told. One that nobody may see, or that is gone, when the letter goes out is left out, and may be told later. */
export type AlertFrequency =
  /** Within seconds; what comes within a quarter of an hour after a letter waits for that to pass, and is one letter. */
  | 'AT_ONCE'
  /** At 7:00 in the zone of the saved search, when there is something. */
  | 'DAILY'
  /** The same on Mondays. */
  | 'WEEKLY'
  /** It is kept, and not watched. */
  | 'NEVER';

/** A search that an account keeps for the organisation it acts for. Seen by itself alone, while it acts for that organisation. */
export type SavedSearch = Node & {
  readonly id: Scalars['ID']['output'];
  readonly name: Scalars['String']['output'];
  /** Address of the search on this site, from `/search?` on. */
  readonly page: Scalars['String']['output'];
  readonly sort: CapacitySort;
  readonly frequency: AlertFrequency;
  /** In which mornings are meant, and in which letters write times. */
  readonly timeZone: Scalars['TimeZone']['output'];
  readonly savedAt: Scalars['DateTime']['output'];
  /** When the last letter about it went out. */
  readonly lastToldAt?: Maybe<Scalars['DateTime']['output']>;
  /** Hits that came since it was last seen, as far as they are hits just now. Null while it is not watched (NEVER). */
  readonly newCount?: Maybe<Scalars['Int']['output']>;
  /** Nothing of its period is left to be found: a fixed period has begun, a flexible one has ended. */
  readonly isOver: Scalars['Boolean']['output'];
};

export type SaveSearchInput = {
  /** 1 to 200 characters, for its keeper alone. */
  readonly name: Scalars['String']['input'];
  readonly filter: CapacityFilter;
  readonly sort?: InputMaybe<CapacitySort>;
  /** Address of the same search on this site, from `/search?` on: at most 2,000 characters, without spaces. */
  readonly page: Scalars['String']['input'];
  readonly frequency: AlertFrequency;
  readonly timeZone?: InputMaybe<Scalars['TimeZone']['input']>;
  readonly idempotencyKey: Scalars['String']['input'];
};

/** What is asked: all three together. */
export type SearchedInput = {
  readonly filter: CapacityFilter;
  readonly sort?: InputMaybe<CapacitySort>;
  /** As in `SaveSearchInput`. */
  readonly page: Scalars['String']['input'];
};

/** What is left out stays as it is. */
export type ChangeSavedSearchInput = {
  readonly savedSearchId: Scalars['ID']['input'];
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** It asks this from now on: what it finds already is not told, and what was told before is forgotten. */
  readonly search?: InputMaybe<SearchedInput>;
  readonly frequency?: InputMaybe<AlertFrequency>;
  readonly timeZone?: InputMaybe<Scalars['TimeZone']['input']>;
  /** True: what is new up to now counts as seen. */
  readonly seen?: InputMaybe<Scalars['Boolean']['input']>;
  readonly idempotencyKey: Scalars['String']['input'];
};

export type RemoveSavedSearchInput = {
  readonly savedSearchId: Scalars['ID']['input'];
  readonly idempotencyKey: Scalars['String']['input'];
};

export type SavedSearchPayload = {
  readonly savedSearch?: Maybe<SavedSearch>;
  readonly userErrors: ReadonlyArray<UserError>;
};

export type RemoveSavedSearchPayload = {
  /** Of the one that is gone. */
  readonly savedSearchId?: Maybe<Scalars['ID']['output']>;
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What a letter of alerts can stop. */
export type StoppableAlerts = {
  /** Of the saved search. */
  readonly name: Scalars['String']['output'];
  readonly isStopped: Scalars['Boolean']['output'];
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

/** Whom a rate is for. */
export type AudienceKind =
  | 'EVERYONE'
  /** Members of one alliance, while both sides are ACTIVE members and the alliance is ACTIVE. */
  | 'ALLIANCE'
  /** One partner organisation. */
  | 'ORGANISATION';

/** A circle on the Earth: within so many kilometres of a point in degrees (WGS 84). */
export type NearInput = {
  readonly latitude: Scalars['Float']['input'];
  readonly longitude: Scalars['Float']['input'];
  readonly withinKm: Scalars['Float']['input'];
};

/** One more thing that the same house has to offer: a capability with its requirements. */
export type NeedInput = {
  /** Taxonomy code: leaf, branch or discipline; a branch matches every leaf below it. */
  readonly capability: Scalars['String']['input'];
  /** One claim of the resource must meet them all. */
  readonly requirements?: InputMaybe<ReadonlyArray<RequirementInput>>;
};

/** Hours of the house's clock east of UTC at the start of the time searched, daylight saving counted; both ends included. -12 to 14, fractions for half hours and quarters. */
export type UtcOffsetInput = {
  readonly from: Scalars['Float']['input'];
  readonly to: Scalars['Float']['input'];
};

/**
 * Hours of work shared with whoever asks. Their day is `from` to `to` on the clock of `timeZone`. Looked at are seven dates of
 * that zone, from the one in which the time searched begins; fewer where that time ends on an earlier one. The hours of a date are the
 * time between its `from` and `to` at which the resource is open: by its working week, or without one from 09:00 to 18:00 on every date
 * of its house's clock. A time that a zone skips moves on to the next that exists, one that comes twice is the first; a date that a zone
 * skips has no hours. One of these dates has to have so many hours. They need not be free: that is asked of the period.
 */
export type OverlapInput = {
  readonly timeZone: Scalars['TimeZone']['input'];
  /** HH:MM, 00:00 to 23:59. */
  readonly from: Scalars['String']['input'];
  /** HH:MM, later than `from`, up to 24:00. */
  readonly to: Scalars['String']['input'];
  /** At least so many, more than 0 and at most 24; rounded to whole minutes. */
  readonly hours: Scalars['Float']['input'];
};

/**
 * What a client does not allow AI to be used for. It is held against what the claim that matched declares: `Claim.ai` together with its
 * attributes aiUse and trainsOnInput; uses add up, and of two words about training the worse counts. Unknown never satisfies. A policy that
 * forbids nothing asks nothing.
 */
export type AiPolicyInput = {
  /** AI categories, or risks (each stands for all its categories), of `aiCategories`. The claim must declare its uses, and none of these. */
  readonly forbids?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** False: the claim must declare that nothing learns from what it is given. True and null ask nothing. */
  readonly trainingOnInput?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Lists that are left out or empty exclude nothing. Exactly one of `capability` and `deliverySpec` is given. */
export type CapacityFilter = {
  /** Taxonomy code: leaf, branch or discipline; a branch matches every leaf below it. */
  readonly capability?: InputMaybe<Scalars['String']['input']>;
  /** One claim of the resource must meet them all. Of `capability`; with `deliverySpec` they are INVALID. */
  readonly requirements?: InputMaybe<ReadonlyArray<RequirementInput>>;
  /** Code of a delivery specification: it stands for its needs, as `deliverySpecs` shows them. To change one of them, send the needs instead. */
  readonly deliverySpec?: InputMaybe<Scalars['String']['input']>;
  /**
   * Further needs of the same house; at most 20 in all. Each need is matched as if it were asked alone, with all the rest of the filter;
   * a house answers where every need has a match among its resources, perhaps the same one; found are all matches of the houses that answer.
   */
  readonly also?: InputMaybe<ReadonlyArray<NeedInput>>;
  /** The whole of this must be free, or, with `duration`, any stretch of that length inside it. Ends before 2100, spans at most two years. The past is not offered: without `duration` a period that has begun is IN_PAST; with it the search begins at the next full hour at the earliest. */
  readonly period: PeriodInput;
  readonly duration?: InputMaybe<Scalars['Duration']['input']>;
  readonly units?: InputMaybe<Scalars['Int']['input']>;
  readonly near?: InputMaybe<NearInput>;
  readonly countries?: InputMaybe<ReadonlyArray<Scalars['CountryCode']['input']>>;
  /** NONE is no floor. One assessment must hold on every local day of the period asked, both ends included. */
  readonly securityFloor?: InputMaybe<SecurityTier>;
  /** A price in another currency is compared at the latest dated exchange rate that leads to this one (`exchangeRates`), unrounded; where none does, it does not match. */
  readonly maxPrice?: InputMaybe<MoneyInput>;
  /** The house is an ACTIVE member of one of them, and the alliance is ACTIVE; alliances the viewer may not see are NOT_FOUND. ACTIVE ones are seen by who is signed in, others by their members, invitees and admins. */
  readonly alliances?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Only rates of these audiences count, for what is seen and for what it costs: ALLIANCE and ORGANISATION leave out what is open to everyone. */
  readonly through?: InputMaybe<ReadonlyArray<AudienceKind>>;
  /** Members of one of these classes of a house. What is no id of a class is NOT_FOUND. */
  readonly classes?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly utcOffset?: InputMaybe<UtcOffsetInput>;
  readonly overlap?: InputMaybe<OverlapInput>;
  readonly aiPolicy?: InputMaybe<AiPolicyInput>;
  readonly kinds?: InputMaybe<ReadonlyArray<ResourceKind>>;
  /** Every word begins a word of the resource, facility, city or organisation name, or of the label or a synonym of a capability that matched (folded: NFKD, no marks, lower case). */
  readonly text?: InputMaybe<Scalars['String']['input']>;
};

/**
 * PRICE by currency code, then amount. DISTANCE needs `near`. EARLIEST by start. RATING highest first, none last. Ties by id.
 * BEST by a score from 0 to 1,000,000, highest first, then by PRICE. It is the sum of five parts of 0 to 1000, each rounded down, times
 * their weights: fit 400 (700 for the share of the needs that the resource meets, rounded down, and 300 where its lead time is met), distance 200
 * (100,000 / (100 + km): 100 km count half; 0 without `near`), standing 150 (0, 500, 1000, of the best founded claim that matched), rating 150
 * (25 for each tenth of a point above 1; none counts as 3.0), price 100 (1000 less its
 * share of what `maxPrice` is in its currency, in thousandths, that share rounded down; 0 without `maxPrice`).
 */
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
  /**
   * For a map: houses of the same country and city share a place, at the mean of where those with a match are. Most matches first, then by
   * country and city, what is not said last; at most 500. Houses of which nobody knows where they are have none.
   */
  readonly places: ReadonlyArray<MarketPlace>;
  /** What was searched for, with the delivery specification written out. */
  readonly needs: ReadonlyArray<Need>;
};

/** A city with matches. */
export type MarketPlace = {
  readonly latitude: Scalars['Float']['output'];
  readonly longitude: Scalars['Float']['output'];
  readonly city?: Maybe<Scalars['String']['output']>;
  readonly country?: Maybe<Scalars['CountryCode']['output']>;
  readonly count: Scalars['Int']['output'];
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
  /** The claims that met a need, by capability code. */
  readonly claims: ReadonlyArray<Claim>;
  /** What speaks for it, strongest first. */
  readonly why: ReadonlyArray<MatchNote>;
  /** What it lacks, or what is not known of it; what weighs most first. */
  readonly lacks: ReadonlyArray<MatchNote>;
};

/** A remark on a match, in plain English. */
export type MatchNote = {
  /** CLAIM, DISTANCE, SECURITY, PRICE, FREE, RATING, LEAD_TIME, OTHER_NEEDS, UNVERIFIED_SECURITY, SELF_DECLARED, NO_RATING or AI_UNKNOWN. */
  readonly code: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
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

/** A capability wanted of a house, with what else must be true of one claim on it. */
export type Need = {
  /** A leaf; or a branch or discipline, which stands for all its leaves. */
  readonly capability: Capability;
  readonly requirements: ReadonlyArray<Requirement>;
};

/** One test on one attribute, as it was asked for. */
export type Requirement = {
  readonly attribute: Scalars['String']['output'];
  readonly anyOf?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  readonly allOf?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  readonly atLeast?: Maybe<Scalars['String']['output']>;
  readonly atMost?: Maybe<Scalars['String']['output']>;
};

/** What a client wants delivered, and what a house needs for it. */
export type DeliverySpec = {
  readonly code: Scalars['String']['output'];
  readonly label: Scalars['String']['output'];
  /** Those of the specifications it includes first; one for each capability, with all its requirements. */
  readonly needs: ReadonlyArray<Need>;
  /** Remarks; empty where there are none. */
  readonly notes: Scalars['String']['output'];
  /** Where it is known from. */
  readonly source: Scalars['String']['output'];
  /** Nobody has checked it yet: take it as a proposal to be changed. */
  readonly isProposal: Scalars['Boolean']['output'];
};

/** One kind of use of AI in the work. */
export type AiCategory = {
  readonly code: Scalars['String']['output'];
  readonly label: Scalars['String']['output'];
  /** How deep it goes: assist, generate or replicate. */
  readonly risk: Scalars['String']['output'];
};

/** What a suggestion names. */
export type SuggestionKind =
  /** A facility that the viewer sees. */
  | 'FACILITY'
  /** A resource that the viewer sees. */
  | 'RESOURCE'
  /** A city with facilities that the viewer sees, or one of the list of places. */
  | 'PLACE'
  /** A leaf, a branch or a discipline of the taxonomy. */
  | 'CAPABILITY'
  | 'DELIVERY_SPEC'
  /** A house of the public directory that has not joined. */
  | 'DIRECTORY_ENTRY';

/** One thing that the words may mean. Of the last five fields exactly the one of its kind is there. */
export type Suggestion = {
  readonly kind: SuggestionKind;
  /** Its name. */
  readonly label: Scalars['String']['output'];
  /** What tells it from others of its name: the house of a resource, the city of a house, the country of a place; null where there is nothing to add. */
  readonly context?: Maybe<Scalars['String']['output']>;
  /** The synonym that the words met, where the name itself does not say so. */
  readonly via?: Maybe<Scalars['String']['output']>;
  readonly facility?: Maybe<Facility>;
  readonly resource?: Maybe<Resource>;
  readonly capability?: Maybe<Capability>;
  /** Taxonomy code of the delivery specification. */
  readonly deliverySpec?: Maybe<Scalars['String']['output']>;
  readonly place?: Maybe<SuggestedPlace>;
  readonly entry?: Maybe<DirectoryEntry>;
};

/** A city, with the middle of it in degrees (WGS 84). */
export type SuggestedPlace = {
  readonly name: Scalars['String']['output'];
  readonly country?: Maybe<Scalars['CountryCode']['output']>;
  readonly latitude: Scalars['Float']['output'];
  readonly longitude: Scalars['Float']['output'];
};

/** A house of a public registry, as facilities keeps it. */
export type DirectoryEntry = {
  readonly id: Scalars['ID']['output'];
};

/** What a few letters may mean, best first. */
export type Suggestions = {
  readonly items: ReadonlyArray<Suggestion>;
};

/** Which part of a filter words were read as. */
export type FilterPart =
  | 'CAPABILITY'
  | 'DELIVERY_SPEC'
  | 'REQUIREMENT'
  | 'PERIOD'
  | 'DURATION'
  | 'UNITS'
  | 'NEAR'
  | 'COUNTRY'
  | 'SECURITY_FLOOR'
  | 'MAX_PRICE'
  | 'KIND'
  /** Words that stand in names: `filter.text`. */
  | 'TEXT';

/** A requirement as read, in the words of RequirementInput. */
export type ReadRequirement = {
  readonly attribute: Scalars['String']['output'];
  readonly anyOf?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  readonly allOf?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  readonly atLeast?: Maybe<Scalars['String']['output']>;
  readonly atMost?: Maybe<Scalars['String']['output']>;
};

/** A circle around a place as read. */
export type ReadNear = {
  readonly place: SuggestedPlace;
  readonly withinKm: Scalars['Float']['output'];
};

/** One way to read some words. Of the fields after `label` exactly the one of its part is there. */
export type Reading = {
  readonly part: FilterPart;
  /** In words, to be shown. */
  readonly label: Scalars['String']['output'];
  /** Taxonomy code. The first capability of a text is `filter.capability`, later ones are further needs. */
  readonly capability?: Maybe<Scalars['String']['output']>;
  readonly deliverySpec?: Maybe<Scalars['String']['output']>;
  /** It belongs to the capability at `need`. */
  readonly requirement?: Maybe<ReadRequirement>;
  /** Days of UTC; a month is the next one of that name that has not ended. */
  readonly period?: Maybe<Period>;
  readonly duration?: Maybe<Scalars['Duration']['output']>;
  readonly units?: Maybe<Scalars['Int']['output']>;
  readonly near?: Maybe<ReadNear>;
  readonly country?: Maybe<Scalars['CountryCode']['output']>;
  readonly securityFloor?: Maybe<SecurityTier>;
  readonly maxPrice?: Maybe<Money>;
  readonly resourceKind?: Maybe<ResourceKind>;
  readonly text?: Maybe<Scalars['String']['output']>;
};

/** Some words, and what they were read as. */
export type UnderstoodPart = {
  /** As they stand in the text. */
  readonly text: Scalars['String']['output'];
  /** Where they begin, in UTF-16 code units from 0. */
  readonly start: Scalars['Int']['output'];
  readonly end: Scalars['Int']['output'];
  readonly reading: Reading;
  /** Of a requirement: which of the capabilities it belongs to, from 0 in the order of the parts; null where no capability was read. */
  readonly need?: Maybe<Scalars['Int']['output']>;
  /** Other readings of the same words, likeliest first. */
  readonly alternatives: ReadonlyArray<Reading>;
};

/** Words that were not understood; never silently dropped. */
export type LeftOver = {
  readonly text: Scalars['String']['output'];
  readonly start: Scalars['Int']['output'];
  readonly end: Scalars['Int']['output'];
};

/** Free words as parts of a filter. Nothing is searched for; the parts can be shown, corrected and then put into a CapacityFilter. */
export type Understanding = {
  /** In the order of the text; no two overlap. */
  readonly parts: ReadonlyArray<UnderstoodPart>;
  /** In the order of the text. Words that only join others (with, in, and) are neither here nor there. */
  readonly leftOver: ReadonlyArray<LeftOver>;
};
