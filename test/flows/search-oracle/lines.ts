/**
 * What the plain evaluation knows of a world: the lines of the bulk format, and what a test has done since (a hold, an
 * assessment nobody has verified yet). All of it is JSON; nothing of the product is imported here or beside it.
 */
export type Kind = 'ROOM' | 'EQUIPMENT' | 'COMPUTE' | 'LICENCE' | 'PERSON';
export type Tier = 'NONE' | 'SELF_DECLARED' | 'THIRD_PARTY';
export type Organisation = { readonly type: 'organisation'; readonly ref: string; readonly name: string } & {
  readonly kind: 'FACILITY' | 'PRODUCER';
};
export type Alliance = {
  readonly type: 'alliance';
  readonly ref: string;
  readonly name: string;
  readonly status: 'PROPOSED' | 'ACTIVE' | 'SUSPENDED' | 'DISSOLVED';
  readonly members: readonly string[];
  readonly stewards: readonly string[];
};
export type Assessment = {
  readonly scheme: string;
  readonly tier: Tier;
  readonly issuedOn: string;
  readonly expiresOn: string;
  /** Left out: true, as a bulk import makes it. */
  readonly verified?: boolean;
};
export type Facility = {
  readonly type: 'facility';
  readonly ref: string;
  readonly organisation: string;
  readonly name: string;
  readonly city: string;
  readonly country: string;
  readonly timeZone: string;
  readonly latitude?: number;
  readonly longitude?: number;
  readonly assessments: readonly Assessment[];
  readonly rating?: number;
};
export type Claim = {
  readonly capability: string;
  readonly attributes: readonly { readonly attribute: string; readonly values: readonly string[] }[];
  /** Left out: SELF_DECLARED. */
  readonly standing?: 'SELF_DECLARED' | 'ENDORSED' | 'VERIFIED';
  /** Left out: nothing is declared. The bulk format has none. */
  readonly ai?: { readonly uses: readonly string[]; readonly trainsOnInput: 'no' | 'yes' | 'unknown' };
};
export type Audience = 'EVERYONE' | 'ALLIANCE' | 'ORGANISATION';
export type Rate = {
  readonly audience: Audience;
  readonly audienceRef?: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly per: 'HOUR' | 'HALF_DAY' | 'DAY' | 'WEEK' | 'UNIT';
  readonly minimum?: string;
  readonly leadTime?: string;
  /** Percent; the bulk format has none. */
  readonly weekendUplift?: number;
};
/** Seven days, Monday first, of hours `[from, to)` on the clock of the site. */
export type Week = readonly (readonly (readonly [from: string, to: string])[])[];
export type Span = { readonly start: string; readonly end: string; readonly units: number };
export type Resource = {
  readonly type: 'resource';
  readonly ref: string;
  readonly facility: string;
  readonly name: string;
  readonly kind: Kind;
  readonly units: number;
  readonly claims: readonly Claim[];
  readonly rates: readonly Rate[];
  readonly windows: readonly Span[];
  /** Left out: always open. The bulk format has none. */
  readonly week?: Week;
  /** Refs of the classes it is a member of; the bulk format has none. */
  readonly classes?: readonly string[];
};
export type Commitment = Span & {
  readonly type: 'commitment';
  readonly ref: string;
  readonly resource: string;
  readonly state: 'HELD' | 'WAITING' | 'BOOKED' | 'BLOCKED';
};
export type Line = Organisation | Alliance | Facility | Resource | Commitment;

export type Lines = {
  readonly organisations: readonly Organisation[];
  readonly alliances: readonly Alliance[];
  readonly facilities: readonly Facility[];
  readonly resources: readonly Resource[];
  readonly commitments: readonly Commitment[];
};

/** One thing wanted of a house. */
export type Need = { readonly capability: string; readonly requirements?: readonly Requirement[] };

/** A filter as a client writes it, with refs where the API takes ids of alliances and of classes. */
export type Filter = {
  readonly capability?: string;
  readonly requirements?: readonly Requirement[];
  /** In place of a capability. */
  readonly deliverySpec?: string;
  readonly also?: readonly Need[];
  readonly period: { readonly start: string; readonly end: string };
  readonly duration?: string;
  readonly units?: number;
  readonly near?: { readonly latitude: number; readonly longitude: number; readonly withinKm: number };
  readonly countries?: readonly string[];
  readonly securityFloor?: Tier;
  readonly maxPrice?: { readonly amountMinor: number; readonly currency: string };
  readonly alliances?: readonly string[];
  readonly through?: readonly Audience[];
  readonly classes?: readonly string[];
  readonly utcOffset?: { readonly from: number; readonly to: number };
  readonly overlap?: { readonly timeZone: string; readonly from: string; readonly to: string; readonly hours: number };
  readonly aiPolicy?: AiPolicy;
  readonly kinds?: readonly Kind[];
  readonly text?: string;
};
export type AiPolicy = { readonly forbids?: readonly string[]; readonly trainingOnInput?: boolean };
export type Requirement = {
  readonly attribute: string;
  readonly anyOf?: readonly string[];
  readonly allOf?: readonly string[];
  readonly atLeast?: string;
  readonly atMost?: string;
};
export type Sort = 'BEST' | 'PRICE' | 'DISTANCE' | 'RATING' | 'EARLIEST';
export type Asked = { readonly filter: Filter; readonly sort: Sort };
