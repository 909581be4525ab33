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
  /** Who is asking; null for a visitor. */
  readonly me?: Maybe<Account>;
  /** Organisations by name, for who is signed in: every word of `text` begins a word of the name (folded: NFKD, no marks, lower case). By name, then id. */
  readonly organisations: OrganisationConnection;
};


export type QueryVisibleNodesArgs = {
  ids: ReadonlyArray<Scalars['ID']['input']>;
};


export type QueryOrganisationsArgs = {
  text?: InputMaybe<Scalars['String']['input']>;
  kind?: InputMaybe<OrganisationKind>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** What a person may do for an organisation. */
export type Role =
  | 'OWNER'
  | 'SCHEDULER'
  | 'PRODUCER'
  | 'VIEWER';

/** A person who signs in. Seen by itself, its colleagues, the other side of a thread it wrote in, and admins. */
export type Account = Node & {
  readonly id: Scalars['ID']['output'];
  /** To oneself, colleagues and admins; null to others. */
  readonly email?: Maybe<Scalars['String']['output']>;
  readonly displayName: Scalars['String']['output'];
  /** The organisation it acts for; null for a platform admin. */
  readonly organisation?: Maybe<Organisation>;
  /** Its role in that organisation. */
  readonly role?: Maybe<Role>;
  /** A platform admin. */
  readonly isAdmin: Scalars['Boolean']['output'];
};

/** What an organisation is. */
export type OrganisationKind =
  /** A post house; it may also request from others. */
  | 'FACILITY'
  | 'PRODUCER';

/** The legal party people sign in for. Name and kind are seen by who is signed in, and by who sees a facility of it. */
export type Organisation = Node & {
  readonly id: Scalars['ID']['output'];
  readonly name: Scalars['String']['output'];
  readonly kind: OrganisationKind;
};

export type OrganisationConnection = {
  readonly edges: ReadonlyArray<OrganisationEdge>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type OrganisationEdge = {
  readonly node: Organisation;
  readonly cursor: Scalars['String']['output'];
};

export type SignUpInput = {
  /** Unique ignoring case. */
  readonly email: Scalars['String']['input'];
  /** At least 10 characters; common ones are refused. */
  readonly password: Scalars['String']['input'];
  readonly displayName: Scalars['String']['input'];
  readonly organisationName: Scalars['String']['input'];
  readonly organisationKind: OrganisationKind;
};

export type SignInInput = {
  readonly email: Scalars['String']['input'];
  readonly password: Scalars['String']['input'];
};

/** An access token for `Authorization: Bearer`; the refresh token comes as an HttpOnly cookie. */
export type SessionPayload = {
  readonly accessToken?: Maybe<Scalars['String']['output']>;
  readonly expiresAt?: Maybe<Scalars['DateTime']['output']>;
  readonly account?: Maybe<Account>;
  readonly userErrors: ReadonlyArray<UserError>;
};

export type Mutation = {
  /** Makes one organisation and its OWNER, and signs in. Codes: INVALID, TOO_LONG, WEAK_PASSWORD, EMAIL_TAKEN. */
  readonly signUp: SessionPayload;
  /** Never says which half was wrong. Codes: WRONG_CREDENTIALS. */
  readonly signIn: SessionPayload;
  /** Trades the refresh cookie for a new access token and a new cookie; a cookie used twice ends every session of its family. Codes: WRONG_CREDENTIALS. */
  readonly refreshSession: SessionPayload;
  /** Ends the session: its access token is refused at once here and within a second everywhere. */
  readonly signOut: Scalars['Boolean']['output'];
};


export type MutationSignUpArgs = {
  input: SignUpInput;
};


export type MutationSignInArgs = {
  input: SignInInput;
};
