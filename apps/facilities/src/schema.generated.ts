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
  /** To OWNER and SCHEDULER of the house: what `reshapeCapacity` would change. Nothing is kept. */
  readonly reshapePreview: ReshapePreview;
  /** Real houses, as a public registry lists them: every word of `text` begins a word of the name, the city or the code (folded: NFKD, no marks, lower case). By folded name, then id. */
  readonly directory: DirectoryConnection;
  /** Admins only: claims to entries of the directory, oldest first; all of them where no status is given. */
  readonly directoryClaims: DirectoryClaimConnection;
  /** The latest rates up to a day (today, where none is named) that lead to a currency, by code. */
  readonly exchangeRates: ReadonlyArray<ExchangeRate>;
  /** Null when unknown or hidden. */
  readonly facility?: Maybe<Facility>;
  /** Asked by the gateway for an address of a calendar program; null for a secret that leads nowhere. `known`: what the program has. */
  readonly calendarFile?: Maybe<CalendarFile>;
  /** Null when unknown or hidden. */
  readonly resource?: Maybe<Resource>;
  /** To OWNER and SCHEDULER of the house that sent the file: what its columns are likely to be. */
  readonly suggestTable: TableSuggestion;
};


export type QueryVisibleNodesArgs = {
  ids: ReadonlyArray<Scalars['ID']['input']>;
};


export type QueryReshapePreviewArgs = {
  input: ReshapePreviewInput;
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


export type QueryExchangeRatesArgs = {
  to: Scalars['CurrencyCode']['input'];
  on?: InputMaybe<Scalars['LocalDate']['input']>;
};


export type QueryFacilityArgs = {
  id: Scalars['ID']['input'];
};


export type QueryCalendarFileArgs = {
  secret: Scalars['String']['input'];
  known?: InputMaybe<Scalars['String']['input']>;
};


export type QueryResourceArgs = {
  id: Scalars['ID']['input'];
};


export type QuerySuggestTableArgs = {
  uploadId: Scalars['ID']['input'];
  kind?: InputMaybe<TableKind>;
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

/** Where a block comes from. */
export type BlockSource =
  /** Entered on one resource, or for some units only. */
  | 'HAND'
  /** All units of several resources, or of a whole facility. */
  | 'BLACKOUT'
  /** An event of a calendar that is read again and again. */
  | 'FEED'
  /** An event of a calendar file. */
  | 'FILE';

/** Time a house keeps for itself, seen by the house only. It takes what is offered there and not promised, never more: BLOCKED commitments say where, and follow when windows change or promises end. */
export type Block = Node & {
  readonly id: Scalars['ID']['output'];
  readonly resource: Resource;
  readonly period: Period;
  /** Null: all there are. */
  readonly units?: Maybe<Scalars['Int']['output']>;
  readonly note?: Maybe<Scalars['String']['output']>;
  readonly source: BlockSource;
  /** The block on a whole that it came with, as time kept of one of its parts: it moves and ends with it. */
  readonly partOf?: Maybe<Block>;
  /** Promises (held or booked) that keep it from units it would take. */
  readonly collisions: ReadonlyArray<Commitment>;
};

/** Something a facility can lend. Others see it exactly when the audience of some rate includes them. */
export type Resource = Node & {
  /** To its own house, by start: blocks that overlap. To others: none. */
  readonly blocks: ReadonlyArray<Block>;
  /** Classes it is a member of, by name, then id. */
  readonly classes: ReadonlyArray<ResourceClass>;
  /** To its own house, by name. To others: none. */
  readonly calendarFeeds: ReadonlyArray<CalendarFeed>;
  /** Null to whoever does not see the resource. */
  readonly hours?: Maybe<ResourceHours>;
  /** What comes with it: a stage with its booths, a suite with its colourist and panel. In the order of the house; empty for most. It is free where it and all its parts are. */
  readonly parts: ReadonlyArray<ResourcePart>;
  /** Wholes it is a part of, as far as the viewer sees them; by name, then id. Whoever takes it keeps them from others, and the reverse. */
  readonly partOf: ReadonlyArray<Resource>;
  /** Null where no rate includes the viewer. `units` is 1 to 1,000,000. */
  readonly price?: Maybe<PriceExplanation>;
  readonly id: Scalars['ID']['output'];
  readonly name: Scalars['String']['output'];
  readonly kind: ResourceKind;
  /** How many interchangeable ones there are. */
  readonly units: Scalars['Int']['output'];
  readonly facility: Facility;
  /** Windows that overlap, whole, by start, units as published. */
  readonly capacity: ReadonlyArray<CapacityWindow>;
  /** When its last window ends, however far ahead; null without any. */
  readonly offeredUntil?: Maybe<Scalars['DateTime']['output']>;
  /** To the owner: all. To others: those whose audience includes them. */
  readonly rates: ReadonlyArray<Rate>;
  /** Commitments that overlap the period, by start. To the owner: all. To others: their own organisation's. */
  readonly commitments: ReadonlyArray<Commitment>;
  /** Units still free at every open instant of the period: the least of window units minus (HELD unexpired + BOOKED + BLOCKED); 0 where any open instant has no window, or none is open; WAITING does not count. */
  readonly freeUnits: Scalars['Int']['output'];
  /** Where it is open and units are free, by start: the same as asking freeUnits of every instant. Neighbours differ in their units. */
  readonly free: ReadonlyArray<FreeStretch>;
  /** Could this viewer have these units over this period, and if not, why? Tells no more than the viewer may know otherwise. */
  readonly whyNotFree: WhyNotFree;
};


/** Something a facility can lend. Others see it exactly when the audience of some rate includes them. */
export type ResourceBlocksArgs = {
  within: PeriodInput;
};


/** Something a facility can lend. Others see it exactly when the audience of some rate includes them. */
export type ResourcePriceArgs = {
  during: PeriodInput;
  units?: InputMaybe<Scalars['Int']['input']>;
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


/** Something a facility can lend. Others see it exactly when the audience of some rate includes them. */
export type ResourceWhyNotFreeArgs = {
  during: PeriodInput;
  units?: InputMaybe<Scalars['Int']['input']>;
};

/** `resourceIds`, a `facilityId`, or both where they are of it. */
export type BlockTimeInput = {
  /** 1 to 100, of one facility. */
  readonly resourceIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** All its resources: a blackout. */
  readonly facilityId?: InputMaybe<Scalars['ID']['input']>;
  /** 1 to 500; at most 5,000 blocks in all, those of parts included. */
  readonly periods: ReadonlyArray<PeriodInput>;
  /** Null: all there are. */
  readonly units?: InputMaybe<Scalars['Int']['input']>;
  /** Up to 2,000 characters. */
  readonly note?: InputMaybe<Scalars['String']['input']>;
  /** Of a whole, the time of its parts is kept too, as many units as it takes of them: each by a block of its own. */
  readonly withParts?: InputMaybe<Scalars['Boolean']['input']>;
  readonly idempotencyKey: Scalars['String']['input'];
};

/** The block as it is from now on; what is left out is cleared. */
export type MoveBlockInput = {
  readonly blockId: Scalars['ID']['input'];
  readonly period: PeriodInput;
  /** Null: all there are. */
  readonly units?: InputMaybe<Scalars['Int']['input']>;
  /** Up to 2,000 characters. */
  readonly note?: InputMaybe<Scalars['String']['input']>;
  readonly idempotencyKey: Scalars['String']['input'];
};

export type ReleaseBlocksInput = {
  /** 1 to 500, of one facility. */
  readonly blockIds: ReadonlyArray<Scalars['ID']['input']>;
  readonly idempotencyKey: Scalars['String']['input'];
};

export type BlocksPayload = {
  readonly change?: Maybe<Change>;
  readonly blocks: ReadonlyArray<Block>;
  readonly userErrors: ReadonlyArray<UserError>;
};

export type Mutation = {
  /** Keeps time for the house, by its OWNER or SCHEDULER. Promises stand: see `Block.collisions`. Codes: NOT_FOUND, NOT_ALLOWED, INVALID, TOO_LONG, TOO_LARGE, PERIOD_REVERSED, IN_PAST, OUT_OF_RANGE, UNITS_EXCEEDED, MIXED_FACILITIES, KEY_REUSED. */
  readonly blockTime: BlocksPayload;
  /** Puts a block elsewhere in time, by OWNER or SCHEDULER of the house; those on the parts of a whole go along; one that a calendar brings is moved there (WRONG_STATUS). Codes: NOT_FOUND, NOT_ALLOWED, INVALID, TOO_LONG, PERIOD_REVERSED, IN_PAST, OUT_OF_RANGE, UNITS_EXCEEDED, WRONG_STATUS, KEY_REUSED. */
  readonly moveBlock: BlocksPayload;
  /** Gives kept time back, all or none, by OWNER or SCHEDULER of the house; of a whole, that of its parts too; blocks that a calendar brings end there (WRONG_STATUS). Codes: NOT_FOUND, NOT_ALLOWED, INVALID, TOO_LONG, MIXED_FACILITIES, WRONG_STATUS, KEY_REUSED. */
  readonly releaseBlocks: BlocksPayload;
  /** Sets the units offered over a time, by OWNER or SCHEDULER of the house, on all resources or on none: windows are split, joined, widened, shrunk and withdrawn as it takes; what is over already stays as it was. Never below what is held, booked or brought along as blocked: `promises` names it. Codes: NOT_FOUND, NOT_ALLOWED, INVALID, TOO_LONG, TOO_LARGE, PERIOD_REVERSED, IN_PAST, OUT_OF_RANGE, UNITS_EXCEEDED, UNITS_TAKEN, MIXED_FACILITIES, KEY_REUSED. */
  readonly reshapeCapacity: ReshapePayload;
  /** Puts a window elsewhere in time, longer or shorter, by OWNER or SCHEDULER of the house, in one act: what it leaves is withdrawn, what it takes is offered with its units, whatever was offered there. What is over already stays as it was. Refused below what is held, booked or brought along as blocked: `promises` names it. Codes: NOT_FOUND, NOT_ALLOWED, PERIOD_REVERSED, IN_PAST, OUT_OF_RANGE, UNITS_EXCEEDED, UNITS_TAKEN, KEY_REUSED. */
  readonly moveWindow: ReshapePayload;
  /** Adds windows, all or none. Codes: NOT_FOUND, NOT_ALLOWED, INVALID, TOO_LONG, PERIOD_REVERSED, IN_PAST, OUT_OF_RANGE, UNITS_EXCEEDED, WINDOWS_OVERLAP, KEY_REUSED. */
  readonly publishCapacity: CapacityPayload;
  /**
   * Says when somebody of a facility answers and how long the holder of a challenged pencil may think, in place of what was said
   * before; by OWNER or SCHEDULER of the house. Deadlines that run already stay.
   * Codes: NOT_FOUND, NOT_ALLOWED, INVALID, TOO_LONG, PERIOD_REVERSED, OUT_OF_RANGE, KEY_REUSED.
   */
  readonly setBusinessHours: FacilityPayload;
  /** Puts windows, blocks or rates back as they were before an act, as far as they are yet to come, by OWNER or SCHEDULER of the house. Refused while something of it was changed again since (WRONG_STATUS), is promised (UNITS_TAKEN), or a rate would not go with those beside it by now (MIXED_CURRENCY). Codes: NOT_FOUND, NOT_ALLOWED, INVALID, IN_PAST, UNITS_TAKEN, MIXED_CURRENCY, WRONG_STATUS, KEY_REUSED. */
  readonly undoChange: UndoPayload;
  /** By OWNER or SCHEDULER of the house. Codes: NOT_FOUND, NOT_ALLOWED, INVALID for a name that the facility uses already, TOO_LONG, MIXED_FACILITIES, KEY_REUSED. */
  readonly createResourceClass: ResourceClassPayload;
  /** By OWNER or SCHEDULER of the house. What was placed stays where it was placed. Codes: NOT_FOUND, NOT_ALLOWED, INVALID, TOO_LONG, MIXED_FACILITIES, KEY_REUSED. */
  readonly setClassMembers: ResourceClassPayload;
  /** By OWNER or SCHEDULER of the house. What was asked of it stays asked. Codes: NOT_FOUND, NOT_ALLOWED, INVALID for a name that another class of the facility has, TOO_LONG, KEY_REUSED. */
  readonly renameResourceClass: ResourceClassPayload;
  /** By OWNER or SCHEDULER of the house. Its members stay as they are. Codes: NOT_FOUND, NOT_ALLOWED, KEY_REUSED. */
  readonly removeResourceClass: RemoveResourceClassPayload;
  /** The OWNER of a post house says that an entry is this house, and why. Codes: NOT_FOUND, NOT_ALLOWED, INVALID, TOO_LONG, WRONG_STATUS (closed, claimed, or a claim of this house is open), KEY_REUSED. */
  readonly claimDirectoryEntry: DirectoryClaimPayload;
  /** Takes an open claim of one's own house back, by its OWNER. Codes: NOT_FOUND, NOT_ALLOWED, INVALID, WRONG_STATUS, KEY_REUSED. */
  readonly withdrawDirectoryClaim: DirectoryClaimPayload;
  /** Admins only. Accepted, the entry leads to the house from then on, and other claims to it end as REFUSED. Codes: NOT_FOUND, NOT_ALLOWED, INVALID, TOO_LONG, WRONG_STATUS, KEY_REUSED. */
  readonly decideDirectoryClaim: DirectoryClaimPayload;
  /** By a platform admin: all lines or none; a day and pair that is known is replaced. `faults` says where it is INVALID. Codes: NOT_ALLOWED, INVALID, TOO_LARGE, KEY_REUSED. */
  readonly importExchangeRates: ImportExchangeRatesPayload;
  /** A new site of the viewer's post house, by its OWNER or SCHEDULER. Codes: NOT_ALLOWED, INVALID, TOO_LONG, OUT_OF_RANGE, KEY_REUSED. */
  readonly createFacility: FacilityPayload;
  /** Reads a calendar again and again, beginning at once, by OWNER or SCHEDULER of the house; at most 10 calendars for each resource. Codes: NOT_FOUND, NOT_ALLOWED, INVALID, TOO_LONG, OUT_OF_RANGE, UNITS_EXCEEDED, KEY_REUSED. */
  readonly addCalendarFeed: CalendarFeedPayload;
  /** Reads it within a second, also when it is paused, by OWNER or SCHEDULER of the house. A file is WRONG_STATUS. Codes: NOT_FOUND, NOT_ALLOWED, WRONG_STATUS, INVALID, KEY_REUSED. */
  readonly syncCalendarFeed: CalendarFeedPayload;
  /** By OWNER or SCHEDULER of the house. Codes: NOT_FOUND, NOT_ALLOWED, INVALID, KEY_REUSED. */
  readonly removeCalendarFeed: RemoveCalendarFeedPayload;
  /** Takes in a calendar file, by OWNER or SCHEDULER of the house: events of a month ago to two years from now become blocks, and time it calls available (RFC 7953) becomes windows where nothing is offered. One that cannot be read is INVALID, one that holds too much TOO_LARGE. Codes: NOT_FOUND, NOT_ALLOWED, INVALID, TOO_LONG, TOO_LARGE, OUT_OF_RANGE, UNITS_EXCEEDED, KEY_REUSED. */
  readonly importCalendar: CalendarFeedPayload;
  /**
   * Says when a resource is open and how long a day's work is, in place of what was said before; by OWNER or SCHEDULER of the house.
   * It goes for what is asked from now on: what is pencilled or booked keeps its time and its price.
   * Codes: NOT_FOUND, NOT_ALLOWED, INVALID, TOO_LONG, PERIOD_REVERSED, OUT_OF_RANGE, KEY_REUSED.
   */
  readonly setHours: ResourcePayload;
  /** By OWNER or SCHEDULER of the house; at most 50 for each facility. Codes: NOT_FOUND, NOT_ALLOWED, INVALID, TOO_LONG, TOO_LARGE, KEY_REUSED. */
  readonly createCalendarLink: CreateCalendarLinkPayload;
  /** Nobody can read it any more, by OWNER or SCHEDULER of the house. Codes: NOT_FOUND, NOT_ALLOWED, INVALID, KEY_REUSED. */
  readonly revokeCalendarLink: RevokeCalendarLinkPayload;
  /**
   * Says what is taken with a resource, in place of what was said before; by OWNER or SCHEDULER of the house. A whole is no part, and
   * a part no whole. What is promised keeps the parts it was promised with: WRONG_STATUS while a pencil or a coming booking of it stands.
   * Codes: NOT_FOUND, NOT_ALLOWED, INVALID, TOO_LONG, OUT_OF_RANGE, UNITS_EXCEEDED, MIXED_FACILITIES, WRONG_STATUS, KEY_REUSED.
   */
  readonly setParts: ResourcePayload;
  /** Replaces the rate of the same audience, audienceId and per. One resource has one currency. Codes: NOT_FOUND, NOT_ALLOWED, INVALID, TOO_LONG, OUT_OF_RANGE, MIXED_CURRENCY, KEY_REUSED. */
  readonly setRate: ResourcePayload;
  /** The same on many resources, on all or on none, by OWNER or SCHEDULER of the house; `undoChange` takes it back. A resource whose other rates are in another currency is named by its place in `resourceIds`. Codes: NOT_FOUND, NOT_ALLOWED, INVALID, TOO_LONG, OUT_OF_RANGE, MIXED_CURRENCY, MIXED_FACILITIES, KEY_REUSED. */
  readonly setRates: RatesPayload;
  /** Who had only this rate no longer sees the resource. Codes: NOT_FOUND, NOT_ALLOWED, KEY_REUSED. */
  readonly removeRate: ResourcePayload;
  /** Lists a resource, by OWNER or SCHEDULER of the house. Nobody else sees it until it has a rate. Codes: NOT_FOUND, NOT_ALLOWED, INVALID, TOO_LONG, OUT_OF_RANGE, KEY_REUSED. */
  readonly addResource: ResourcePayload;
  /** Reads a CSV file (UTF-8, at most 100,000 rows) and judges every row, changing nothing, by OWNER or SCHEDULER of the house; `state` is CHECKING while that lasts. Times are on the clock of the facility. Codes: NOT_FOUND, NOT_ALLOWED, INVALID, TOO_LONG, TOO_LARGE, KEY_REUSED. */
  readonly checkTable: TablePayload;
  /** Does what the rows say that were not refused, each judged anew, some at a time; `done` tells how far it is. Codes: NOT_FOUND, NOT_ALLOWED, INVALID, WRONG_STATUS, KEY_REUSED. */
  readonly commitTable: TablePayload;
  /** Puts everything back that a table has made, as far as it is yet to come. Every row is looked at first: where a promise or a later change is in the way of any, all stays, COMMITTED, and `inTheWay` says why. Where one comes in the way while rows go back, those before it are left: what is gone is gone, and it can be rolled back again. Codes: NOT_FOUND, NOT_ALLOWED, INVALID, WRONG_STATUS, KEY_REUSED. */
  readonly rollBackTable: TablePayload;
  /** Asked by the gateway, by OWNER or SCHEDULER of a post house; at most 200 files in a day. Codes: NOT_ALLOWED, INVALID, TOO_LONG, TOO_LARGE. */
  readonly openUpload: UploadPayload;
  /** The next part of it, in base64: 1 to 262,144 bytes, numbered from 0; at most 512 MB of a house in a day. Codes: NOT_FOUND, INVALID, OUT_OF_RANGE, TOO_LARGE. */
  readonly addToUpload: UploadPayload;
  /** It has come whole. Codes: NOT_FOUND, INVALID. */
  readonly closeUpload: UploadPayload;
};


export type MutationBlockTimeArgs = {
  input: BlockTimeInput;
};


export type MutationMoveBlockArgs = {
  input: MoveBlockInput;
};


export type MutationReleaseBlocksArgs = {
  input: ReleaseBlocksInput;
};


export type MutationReshapeCapacityArgs = {
  input: ReshapeCapacityInput;
};


export type MutationMoveWindowArgs = {
  input: MoveWindowInput;
};


export type MutationPublishCapacityArgs = {
  input: PublishCapacityInput;
};


export type MutationSetBusinessHoursArgs = {
  input: SetBusinessHoursInput;
};


export type MutationUndoChangeArgs = {
  changeId: Scalars['ID']['input'];
  idempotencyKey: Scalars['String']['input'];
};


export type MutationCreateResourceClassArgs = {
  input: CreateResourceClassInput;
};


export type MutationSetClassMembersArgs = {
  input: SetClassMembersInput;
};


export type MutationRenameResourceClassArgs = {
  input: RenameResourceClassInput;
};


export type MutationRemoveResourceClassArgs = {
  input: RemoveResourceClassInput;
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


export type MutationImportExchangeRatesArgs = {
  input: ImportExchangeRatesInput;
};


export type MutationCreateFacilityArgs = {
  input: CreateFacilityInput;
};


export type MutationAddCalendarFeedArgs = {
  input: AddCalendarFeedInput;
};


export type MutationSyncCalendarFeedArgs = {
  input: SyncCalendarFeedInput;
};


export type MutationRemoveCalendarFeedArgs = {
  input: RemoveCalendarFeedInput;
};


export type MutationImportCalendarArgs = {
  input: ImportCalendarInput;
};


export type MutationSetHoursArgs = {
  input: SetHoursInput;
};


export type MutationCreateCalendarLinkArgs = {
  input: CreateCalendarLinkInput;
};


export type MutationRevokeCalendarLinkArgs = {
  input: RevokeCalendarLinkInput;
};


export type MutationSetPartsArgs = {
  input: SetPartsInput;
};


export type MutationSetRateArgs = {
  input: SetRateInput;
};


export type MutationSetRatesArgs = {
  input: SetRatesInput;
};


export type MutationRemoveRateArgs = {
  input: RemoveRateInput;
};


export type MutationAddResourceArgs = {
  input: AddResourceInput;
};


export type MutationCheckTableArgs = {
  input: CheckTableInput;
};


export type MutationCommitTableArgs = {
  tableId: Scalars['ID']['input'];
  idempotencyKey: Scalars['String']['input'];
};


export type MutationRollBackTableArgs = {
  tableId: Scalars['ID']['input'];
  idempotencyKey: Scalars['String']['input'];
};


export type MutationOpenUploadArgs = {
  name: Scalars['String']['input'];
};


export type MutationAddToUploadArgs = {
  uploadId: Scalars['ID']['input'];
  part: Scalars['Int']['input'];
  bytes: Scalars['String']['input'];
};


export type MutationCloseUploadArgs = {
  uploadId: Scalars['ID']['input'];
  sha256: Scalars['String']['input'];
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

/** Days that repeat, and hours on them, on the wall clock of the facility. An hour that the zone skips moves on to the next that exists; one that comes twice is the first. */
export type CapacityPatternInput = {
  /** On which days: a recurrence rule of RFC 5545 without DTSTART, as FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TU. FREQ is DAILY, WEEKLY, MONTHLY or YEARLY; COUNT, UNTIL parts of a day (BYHOUR and finer) and BYYEARDAY beside BYDAY are INVALID. */
  readonly rule: Scalars['String']['input'];
  /** HH:MM. */
  readonly from: Scalars['String']['input'];
  /** HH:MM; not after `from`: of the next day. */
  readonly to: Scalars['String']['input'];
  /** The rule counts its weeks and months from here. */
  readonly firstOn: Scalars['LocalDate']['input'];
  /** At most two years later; a night may end on the day after. */
  readonly lastOn: Scalars['LocalDate']['input'];
  /** Days left out; at most 366. */
  readonly except?: InputMaybe<ReadonlyArray<Scalars['LocalDate']['input']>>;
  /** Leaves out the public holidays of the facility's country. */
  readonly skipHolidays?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Which time of which resources, and how many units are offered in it from now on. `periods`, a `pattern`, or both. */
export type ReshapePreviewInput = {
  /** 1 to 100, of one facility. */
  readonly resourceIds: ReadonlyArray<Scalars['ID']['input']>;
  /** 1 to 500; at most 10,000 stretches on all resources together. */
  readonly periods?: InputMaybe<ReadonlyArray<PeriodInput>>;
  readonly pattern?: InputMaybe<CapacityPatternInput>;
  /** 0 to the units of each resource; 0 withdraws. */
  readonly units: Scalars['Int']['input'];
};

/** Which time of which resources, and how many units are offered in it from now on. `periods`, a `pattern`, or both. */
export type ReshapeCapacityInput = {
  /** 1 to 100, of one facility. */
  readonly resourceIds: ReadonlyArray<Scalars['ID']['input']>;
  /** 1 to 500; at most 10,000 stretches on all resources together. */
  readonly periods?: InputMaybe<ReadonlyArray<PeriodInput>>;
  readonly pattern?: InputMaybe<CapacityPatternInput>;
  /** 0 to the units of each resource; 0 withdraws. */
  readonly units: Scalars['Int']['input'];
  readonly idempotencyKey: Scalars['String']['input'];
};

export type MoveWindowInput = {
  /** As `Resource.capacity` names it now: a window that was joined with another or split has a new id. */
  readonly windowId: Scalars['ID']['input'];
  readonly period: PeriodInput;
  /** 1 to the units of the resource; missing: as it is. */
  readonly units?: InputMaybe<Scalars['Int']['input']>;
  readonly idempotencyKey: Scalars['String']['input'];
};

export type ReshapePayload = {
  readonly change?: Maybe<Change>;
  readonly resources: ReadonlyArray<Resource>;
  /** Refused with UNITS_TAKEN: what promises more than would be offered, as it is now. */
  readonly promises: ReadonlyArray<Commitment>;
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What a reshape would do, were it made now. */
export type ReshapePreview = {
  /** In the order asked. */
  readonly resources: ReadonlyArray<ReshapedResource>;
  /** The time that is reshaped, joined, by start; what is over already is left out. */
  readonly periods: ReadonlyArray<Period>;
  /** Those the pattern would have fallen on. */
  readonly holidays: ReadonlyArray<PublicHoliday>;
};

/** What a reshape would do to one resource. */
export type ReshapedResource = {
  readonly resource: Resource;
  /** Units offered more than now, by start. */
  readonly added: ReadonlyArray<FreeStretch>;
  /** Units offered less than now, by start. */
  readonly removed: ReadonlyArray<FreeStretch>;
  /** What promises more than would be offered: while there is any, the reshape is refused. */
  readonly promises: ReadonlyArray<Commitment>;
};

/** A public holiday of the facility's country. */
export type PublicHoliday = {
  readonly on: Scalars['LocalDate']['output'];
  readonly name: Scalars['String']['output'];
};

/**
 * When somebody of a facility answers, on its clock; public holidays of its country have no such hours. The deadline of whoever is
 * challenged runs in them.
 */
export type BusinessHours = {
  /** Seven lists, Monday first, each by time. */
  readonly week: ReadonlyArray<ReadonlyArray<OpenHours>>;
  /** How much of that time the holder of a challenged pencil has to confirm or go. */
  readonly challengeClock: Scalars['Duration']['output'];
};

/** One site of a post house. Seen by who sees one of its resources, its own organisation, both sides of a request with it, fellow members of an ACTIVE alliance, and admins. */
export type Facility = Node & {
  readonly businessHours: BusinessHours;
  /** To its own organisation, newest first: changes of windows, blocks and, where many were set at once, rates. To others: none. */
  readonly changes: ChangeConnection;
  /** Classes with a resource that the viewer sees in lists, and to the house all; by name, then id. */
  readonly classes: ReadonlyArray<ResourceClass>;
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
  /** To its own house: calendars of its resources whose last reading failed, or that are paused; by name, then id, the first 100. To others: none. */
  readonly troubledFeeds: ReadonlyArray<CalendarFeed>;
  /** To its own house: events to come of its calendars that collide with promises, by start, the first 100. To others: none. */
  readonly eventCollisions: ReadonlyArray<Block>;
  /** To its own house: links that are not revoked, of the facility and of its resources, oldest first. To others: none. */
  readonly calendarLinks: ReadonlyArray<CalendarLink>;
  /** To its own organisation: the twenty that were brought in last, newest first. To others: none. */
  readonly tables: ReadonlyArray<TableImport>;
};


/** One site of a post house. Seen by who sees one of its resources, its own organisation, both sides of a request with it, fellow members of an ACTIVE alliance, and admins. */
export type FacilityChangesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** One site of a post house. Seen by who sees one of its resources, its own organisation, both sides of a request with it, fellow members of an ACTIVE alliance, and admins. */
export type FacilityResourcesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

export type SetBusinessHoursInput = {
  readonly facilityId: Scalars['ID']['input'];
  /** Seven lists, Monday first, not all of them empty; up to 12 a day, apart from each other. Null: office hours, Monday to Friday from 09:00 to 18:00. */
  readonly week?: InputMaybe<ReadonlyArray<ReadonlyArray<OpenHoursInput>>>;
  /** Business time in hours and minutes: PT30M to PT168H. Null: PT9H, a day in the office. */
  readonly challengeClock?: InputMaybe<Scalars['Duration']['input']>;
  readonly idempotencyKey: Scalars['String']['input'];
};

/** What an act of the house has changed in its calendar or its rates, as one. Seen by the house only. */
export type Change = Node & {
  readonly id: Scalars['ID']['output'];
  /** Name of the mutation, as reshapeCapacity. */
  readonly act: Scalars['String']['output'];
  readonly at: Scalars['DateTime']['output'];
  /** When it was undone; null while it stands. */
  readonly undoneAt?: Maybe<Scalars['DateTime']['output']>;
  readonly summary: Scalars['String']['output'];
  readonly resources: ReadonlyArray<Resource>;
  /** Does it still stand, may this viewer undo it, and is it not over? What was changed or promised since may still stand against it. */
  readonly canUndo: Scalars['Boolean']['output'];
};

export type ChangeConnection = {
  readonly edges: ReadonlyArray<ChangeEdge>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type ChangeEdge = {
  readonly node: Change;
  readonly cursor: Scalars['String']['output'];
};

export type UndoPayload = {
  readonly change?: Maybe<Change>;
  /** Refused with UNITS_TAKEN: what promises more than was offered before, as it is now. */
  readonly promises: ReadonlyArray<Commitment>;
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Interchangeable resources of one facility under one name, as "any grading suite". A line of a request may name it: the calendar takes the member that is free. */
export type ResourceClass = Node & {
  readonly id: Scalars['ID']['output'];
  readonly name: Scalars['String']['output'];
  readonly facility: Facility;
  /** Its members that the viewer sees in lists; by name, then id. Never empty to others than the house. */
  readonly resources: ReadonlyArray<Resource>;
};

export type CreateResourceClassInput = {
  readonly facilityId: Scalars['ID']['input'];
  /** Once in a facility. */
  readonly name: Scalars['String']['input'];
  /** Up to 50 resources of the facility, each once. */
  readonly resourceIds: ReadonlyArray<Scalars['ID']['input']>;
  readonly idempotencyKey: Scalars['String']['input'];
};

export type SetClassMembersInput = {
  readonly classId: Scalars['ID']['input'];
  /** Up to 50 resources of the facility, in place of those before. */
  readonly resourceIds: ReadonlyArray<Scalars['ID']['input']>;
  readonly idempotencyKey: Scalars['String']['input'];
};

export type RenameResourceClassInput = {
  readonly classId: Scalars['ID']['input'];
  /** Once in a facility. */
  readonly name: Scalars['String']['input'];
  readonly idempotencyKey: Scalars['String']['input'];
};

export type RemoveResourceClassInput = {
  readonly classId: Scalars['ID']['input'];
  readonly idempotencyKey: Scalars['String']['input'];
};

export type ResourceClassPayload = {
  readonly resourceClass?: Maybe<ResourceClass>;
  readonly userErrors: ReadonlyArray<UserError>;
};

export type RemoveResourceClassPayload = {
  readonly facility?: Maybe<Facility>;
  readonly userErrors: ReadonlyArray<UserError>;
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
  /** Of a hold: somebody who waits has asked its holder to confirm or release it. Of one that waits: the challenge it has made. Null: none. */
  readonly challenge?: Maybe<Challenge>;
  /** What it was placed for; null for what the house entered itself. */
  readonly request?: Maybe<PartnershipRequest>;
  /** The commitment on a whole that it belongs to; they begin, move and end together. Only the house sees commitments that belong to another. */
  readonly partOf?: Maybe<Commitment>;
};

export type PartnershipRequest = {
  readonly id: Scalars['ID']['output'];
};

/** Who waits and is ready to confirm asks the first pencil to confirm or release. One at a time; it ends with its challenger. */
export type Challenge = {
  readonly madeAt: Scalars['DateTime']['output'];
  /** When a challenged hold lapses: in the business hours of the house, never later than it would have without. */
  readonly deadline: Scalars['DateTime']['output'];
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

/** What one unit of a currency was worth in another, for showing and comparing: nothing is ever paid at it. */
export type ExchangeRate = {
  readonly from: Scalars['CurrencyCode']['output'];
  readonly to: Scalars['CurrencyCode']['output'];
  /** Decimal text: so many major units of `to` for one of `from`, as 1.0842; at most ten significant digits where it was turned round or led through a third currency. */
  readonly rate: Scalars['String']['output'];
  /** The day it is of; the older one where two rates were put together. */
  readonly on: Scalars['LocalDate']['output'];
};

export type ImportExchangeRatesInput = {
  /** CSV with the columns date, base, quote and rate, at most 200,000 characters: one unit of base is worth rate units of quote. */
  readonly csv: Scalars['String']['input'];
  readonly idempotencyKey: Scalars['String']['input'];
};

export type ImportExchangeRatesPayload = {
  /** Lines that said something new; null when refused. */
  readonly imported?: Maybe<Scalars['Int']['output']>;
  /** Lines that said what was known. */
  readonly unchanged?: Maybe<Scalars['Int']['output']>;
  /** What is to be mended, by row: the first hundred faults. Nothing was taken while there is any. */
  readonly faults: ReadonlyArray<TableFault>;
  readonly userErrors: ReadonlyArray<UserError>;
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

/** A calendar of elsewhere that keeps time of a resource: an address that is read again and again, or a file. Seen by its own house only. */
export type CalendarFeed = Node & {
  readonly id: Scalars['ID']['output'];
  readonly resource: Resource;
  readonly name: Scalars['String']['output'];
  /** Who serves it, as `calendar.google.com`. Null for a file. */
  readonly host?: Maybe<Scalars['String']['output']>;
  /** To OWNER and SCHEDULER, for it may be a secret of the house. Null for a file. */
  readonly url?: Maybe<Scalars['String']['output']>;
  /** Taken by each event. Null: all there are. */
  readonly units?: Maybe<Scalars['Int']['output']>;
  /** When it was last read and found good, changed or not. */
  readonly readAt?: Maybe<Scalars['DateTime']['output']>;
  /** Events up to then are taken in: two years on from when it was last looked through. That is once a day at an address; a file ends there, until it is imported again. */
  readonly readUntil?: Maybe<Scalars['DateTime']['output']>;
  /** When reading was last tried. */
  readonly triedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Null for a file, and while paused. */
  readonly nextAt?: Maybe<Scalars['DateTime']['output']>;
  /** Why the last reading failed, in words; what was read before stands. Null when it did not fail. */
  readonly fault?: Maybe<Scalars['String']['output']>;
  /** Not read any more, for it failed too often or its address is gone; `syncCalendarFeed` begins anew. */
  readonly isPaused: Scalars['Boolean']['output'];
  /** Events of it that keep time from a month ago on. */
  readonly eventCount: Scalars['Int']['output'];
  /** Events that could not be read, and why, the first 50 of them. */
  readonly leftOutCount: Scalars['Int']['output'];
  readonly leftOut: ReadonlyArray<Scalars['String']['output']>;
  /** Its events to come that collide with promises, by start; the first 100. */
  readonly collisions: ReadonlyArray<Block>;
  /** Promises in time that it offered and offers no more, by start; the first 100. The windows stay as wide as they need. */
  readonly promisesLeft: ReadonlyArray<Commitment>;
};

export type AddCalendarFeedInput = {
  readonly resourceId: Scalars['ID']['input'];
  /** Its name in this house: once for each resource. */
  readonly name: Scalars['String']['input'];
  /** https, http or webcal; without a user name or password. Up to 2,000 characters. */
  readonly url: Scalars['String']['input'];
  /** Null: all there are. */
  readonly units?: InputMaybe<Scalars['Int']['input']>;
  readonly idempotencyKey: Scalars['String']['input'];
};

export type SyncCalendarFeedInput = {
  readonly feedId: Scalars['ID']['input'];
  readonly idempotencyKey: Scalars['String']['input'];
};

export type RemoveCalendarFeedInput = {
  readonly feedId: Scalars['ID']['input'];
  /** Its events stay as blocks of the house, and windows it offered stay; else both go, but for what is promised. */
  readonly keepTime: Scalars['Boolean']['input'];
  readonly idempotencyKey: Scalars['String']['input'];
};

/** A file under a name that is known takes the place of the one before: what is the same stays as it is. */
export type ImportCalendarInput = {
  readonly resourceId: Scalars['ID']['input'];
  /** Its name in this house: once for each resource. */
  readonly name: Scalars['String']['input'];
  /** What `/upload` answered. */
  readonly uploadId: Scalars['ID']['input'];
  /** Null: all there are. */
  readonly units?: InputMaybe<Scalars['Int']['input']>;
  readonly idempotencyKey: Scalars['String']['input'];
};

export type CalendarFeedPayload = {
  readonly feed?: Maybe<CalendarFeed>;
  readonly userErrors: ReadonlyArray<UserError>;
};

export type RemoveCalendarFeedPayload = {
  readonly resource?: Maybe<Resource>;
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Open from one time of a day up to another, on the clock of the facility. A time that the zone skips moves on to the next that exists, one that comes twice is the first. */
export type OpenHours = {
  /** HH:MM. */
  readonly from: Scalars['String']['output'];
  /** HH:MM; 24:00 is the end of the day. */
  readonly to: Scalars['String']['output'];
};

/** When a resource is open. Closed time needs no units and costs nothing: pencils, bookings and stretches run across it. */
export type ResourceHours = {
  /** Seven lists, Monday first, each by time. Null: always open. */
  readonly week?: Maybe<ReadonlyArray<ReadonlyArray<OpenHours>>>;
  /** The work of a day; open hours beyond it on one date are overtime. Null: there is no overtime. */
  readonly dayLength?: Maybe<Scalars['Duration']['output']>;
};

/** Open from one time of a day up to another, on the clock of the facility. */
export type OpenHoursInput = {
  /** HH:MM, 00:00 to 23:59. */
  readonly from: Scalars['String']['input'];
  /** HH:MM, later than `from`, up to 24:00. A night is two: until 24:00, and from 00:00 of the next day. */
  readonly to: Scalars['String']['input'];
};

export type SetHoursInput = {
  readonly resourceId: Scalars['ID']['input'];
  /** Seven lists, Monday first, not all of them empty; up to 12 a day, apart from each other. Null: always open. */
  readonly week?: InputMaybe<ReadonlyArray<ReadonlyArray<OpenHoursInput>>>;
  /** 1 to 24 hours, as PT10H. Null: there is no overtime. */
  readonly dayLength?: InputMaybe<Scalars['Duration']['input']>;
  readonly idempotencyKey: Scalars['String']['input'];
};

/** A secret address under which calendar programs read what a house has promised: bookings as confirmed, pencils as tentative, kept time as blocked, without any title or name of a client. Seen by its own house only. */
export type CalendarLink = {
  readonly id: Scalars['ID']['output'];
  readonly name: Scalars['String']['output'];
  /** Null: all resources of the facility. */
  readonly resource?: Maybe<Resource>;
  readonly madeAt: Scalars['DateTime']['output'];
  /** When a program last read it, to the minute. */
  readonly readAt?: Maybe<Scalars['DateTime']['output']>;
};

/** A facility, or one resource; then the facility need not be named. */
export type CreateCalendarLinkInput = {
  readonly facilityId?: InputMaybe<Scalars['ID']['input']>;
  readonly resourceId?: InputMaybe<Scalars['ID']['input']>;
  /** What it is for, as `Front desk`. */
  readonly name: Scalars['String']['input'];
  readonly idempotencyKey: Scalars['String']['input'];
};

export type RevokeCalendarLinkInput = {
  readonly linkId: Scalars['ID']['input'];
  readonly idempotencyKey: Scalars['String']['input'];
};

export type CreateCalendarLinkPayload = {
  readonly link?: Maybe<CalendarLink>;
  /** The path of the address on this server, told once: whoever has it can read the calendar. Null when the call is repeated, for nobody keeps it. */
  readonly path?: Maybe<Scalars['String']['output']>;
  readonly userErrors: ReadonlyArray<UserError>;
};

export type RevokeCalendarLinkPayload = {
  readonly facility?: Maybe<Facility>;
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What is sent to a calendar program. */
export type CalendarFile = {
  /** Of the content; the same for the same content. */
  readonly etag: Scalars['String']['output'];
  /** Null when the program has it already. */
  readonly content?: Maybe<Scalars['String']['output']>;
};

/** What is taken with a whole: whoever takes the whole takes it, at the same time and price of the whole alone. */
export type ResourcePart = {
  readonly name: Scalars['String']['output'];
  readonly kind: ResourceKind;
  /** How many of it are taken. */
  readonly units: Scalars['Int']['output'];
  /** All there are of it are taken, however many. */
  readonly isAll: Scalars['Boolean']['output'];
  /** Null where the viewer may not see it by itself. */
  readonly resource?: Maybe<Resource>;
};

/** A resource that is taken together with the whole. */
export type PartInput = {
  readonly resourceId: Scalars['ID']['input'];
  /** Null: all of its units. */
  readonly units?: InputMaybe<Scalars['Int']['input']>;
};

export type SetPartsInput = {
  /** The whole: it has one unit. */
  readonly resourceId: Scalars['ID']['input'];
  /** Up to 20 resources of the same facility, each once; none: it is no whole any more. */
  readonly parts: ReadonlyArray<PartInput>;
  readonly idempotencyKey: Scalars['String']['input'];
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
  /** Percent that local Saturdays and Sundays cost more: of their hours, half days or days. */
  readonly weekendUplift: Scalars['Int']['output'];
  /** Percent that hours cost more which go beyond the day length of the resource on one local day. It and the weekend uplift add up. */
  readonly overtimeUplift: Scalars['Int']['output'];
  /** What cancelling costs, longest notice first; with less notice than the last band asks, all of the price. Empty: nothing. */
  readonly cancellation: ReadonlyArray<CancellationBand>;
};

/** Who cancels with at least this notice, on the clock of the house, pays this share of the price. */
export type CancellationBand = {
  readonly notice: Scalars['Duration']['output'];
  readonly percent: Scalars['Int']['output'];
};

/** What a period costs the viewer: by the rate with the lowest total among those that apply and whose notice is met; where none is, the lowest of all. */
export type PriceExplanation = {
  readonly rate: Rate;
  readonly units: Scalars['Int']['output'];
  readonly total: Money;
  /** Their sum is the total. */
  readonly lines: ReadonlyArray<PriceLine>;
  /** Whether the notice that the rate asks is still given. */
  readonly leadTimeMet: Scalars['Boolean']['output'];
  /** What cancelling it would cost, earliest first: each up to its moment, the last for good. */
  readonly cancellation: ReadonlyArray<CancellationStep>;
};

/** What a line of a price is for. */
export type PriceLineKind =
  /** The period itself. */
  | 'BASE'
  /** What is charged beyond the period, up to the minimum. */
  | 'MINIMUM'
  /** What Saturdays and Sundays cost more. */
  | 'WEEKEND'
  /** What the hours cost more that go beyond a day's work. */
  | 'OVERTIME';

/** So many hours, half days, days or weeks, times the units, at so much each. */
export type PriceLine = {
  readonly kind: PriceLineKind;
  readonly count: Scalars['Int']['output'];
  /** Of the amount of the rate, half a minor unit rounded up; null for the amount itself. */
  readonly percent?: Maybe<Scalars['Int']['output']>;
  readonly each: Money;
  readonly amount: Money;
};

/** So much of the price is due to whoever cancels up to and including a moment. */
export type CancellationStep = {
  readonly percent: Scalars['Int']['output'];
  readonly amount: Money;
  /** Null: from the step before on. */
  readonly until?: Maybe<Scalars['DateTime']['output']>;
};

/** Who cancels with at least this notice pays so much of the price. */
export type CancellationBandInput = {
  readonly notice: Scalars['Duration']['input'];
  /** 0 to 100, not less than the band before. */
  readonly percent: Scalars['Int']['input'];
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
  /** Whole percent, 0 to 1000; more than 0 only per HOUR, HALF_DAY or DAY. Missing: 0. */
  readonly weekendUplift?: InputMaybe<Scalars['Int']['input']>;
  /** Whole percent, 0 to 1000; more than 0 only per HOUR, for a rate of any longer unit covers its days whole. Missing: 0. */
  readonly overtimeUplift?: InputMaybe<Scalars['Int']['input']>;
  /** At most ten bands, longest notice first. Missing or empty: cancelling is free. */
  readonly cancellation?: InputMaybe<ReadonlyArray<CancellationBandInput>>;
  readonly idempotencyKey: Scalars['String']['input'];
};

export type SetRatesInput = {
  /** 1 to 100, of one facility. */
  readonly resourceIds: ReadonlyArray<Scalars['ID']['input']>;
  readonly audience: AudienceKind;
  /** Required for ALLIANCE and ORGANISATION, absent for EVERYONE. */
  readonly audienceId?: InputMaybe<Scalars['ID']['input']>;
  /** 0 to 9,007,199,254,740,991 minor units. */
  readonly amount: MoneyInput;
  readonly per: RateUnit;
  readonly minimum?: InputMaybe<Scalars['Duration']['input']>;
  readonly leadTime?: InputMaybe<Scalars['Duration']['input']>;
  /** Whole percent, 0 to 1000; more than 0 only per HOUR, HALF_DAY or DAY. Missing: 0. */
  readonly weekendUplift?: InputMaybe<Scalars['Int']['input']>;
  /** Whole percent, 0 to 1000; more than 0 only per HOUR, for a rate of any longer unit covers its days whole. Missing: 0. */
  readonly overtimeUplift?: InputMaybe<Scalars['Int']['input']>;
  /** At most ten bands, longest notice first. Missing or empty: cancelling is free. */
  readonly cancellation?: InputMaybe<ReadonlyArray<CancellationBandInput>>;
  readonly idempotencyKey: Scalars['String']['input'];
};

export type RatesPayload = {
  /** Null where every resource asked this already. */
  readonly change?: Maybe<Change>;
  readonly resources: ReadonlyArray<Resource>;
  readonly userErrors: ReadonlyArray<UserError>;
};

export type RemoveRateInput = {
  readonly resourceId: Scalars['ID']['input'];
  readonly rateId: Scalars['ID']['input'];
  readonly idempotencyKey: Scalars['String']['input'];
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

/** What the rows of a table are. */
export type TableKind =
  /** Columns: name, kind, units. */
  | 'RESOURCES'
  /** Columns: resource, start, end, units. A row sets how many units are offered in its time; 0 withdraws it. */
  | 'WINDOWS'
  /** Columns: resource, amount, currency, per, audience, audienceId, minimum, leadTime, weekendUplift, overtimeUplift. Amounts as 1200.50. */
  | 'RATES';

/** How far a table has come. */
export type TableState =
  | 'CHECKING'
  | 'CHECKED'
  | 'COMMITTING'
  | 'COMMITTED'
  | 'ROLLING_BACK'
  | 'ROLLED_BACK'
  /** Given up after faults of ours. What it had made by then stays, and can be rolled back. */
  | 'FAILED';

/** Which column of a file is which of ours. */
export type TableColumn = {
  readonly name: Scalars['String']['output'];
  /** As the first row of the file names it. */
  readonly header: Scalars['String']['output'];
};

/** What is wrong with a cell of a table. */
export type TableFault = {
  /** As a spreadsheet counts: the names are row 1. */
  readonly row: Scalars['Int']['output'];
  readonly column: Scalars['String']['output'];
  readonly expected: Scalars['String']['output'];
  readonly found: Scalars['String']['output'];
  /** One of the codes of refusals. */
  readonly code: Scalars['String']['output'];
};

/** A table that a house brings in. Seen by the house only. */
export type TableImport = Node & {
  readonly id: Scalars['ID']['output'];
  readonly facility: Facility;
  readonly kind: TableKind;
  readonly state: TableState;
  /** The name of the file. */
  readonly name: Scalars['String']['output'];
  readonly madeAt: Scalars['DateTime']['output'];
  /** The names in the first row of the file. */
  readonly headers: ReadonlyArray<Scalars['String']['output']>;
  readonly columns: ReadonlyArray<TableColumn>;
  /** Rows with anything in them. */
  readonly rows: Scalars['Int']['output'];
  /** Rows that what is under way has done. */
  readonly done: Scalars['Int']['output'];
  /** Rows that would make, or have made, something new. */
  readonly added: Scalars['Int']['output'];
  readonly changed: Scalars['Int']['output'];
  /** Rows that say what is so already. */
  readonly same: Scalars['Int']['output'];
  readonly refused: Scalars['Int']['output'];
  /** Of refused rows, by row: the first hundred faults. */
  readonly faults: ReadonlyArray<TableFault>;
  /** The refused rows as a table again, split by the sign that split the file, with a last column that says why: mend it and send it in. Null where there is none. No cell is taken for a formula. */
  readonly refusedRows?: Maybe<Scalars['String']['output']>;
  /** Why it could not be rolled back; promises by their ids. Empty where nothing was in the way. */
  readonly inTheWay: ReadonlyArray<TableFault>;
};

export type TablePayload = {
  readonly table?: Maybe<TableImport>;
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Which column of the file a field is read from. */
export type TableColumnInput = {
  readonly name: Scalars['String']['input'];
  readonly header: Scalars['String']['input'];
};

export type CheckTableInput = {
  readonly uploadId: Scalars['ID']['input'];
  readonly facilityId: Scalars['ID']['input'];
  readonly kind: TableKind;
  /** Missing: those that the names in the first row suggest. */
  readonly columns?: InputMaybe<ReadonlyArray<TableColumnInput>>;
  readonly idempotencyKey: Scalars['String']['input'];
};

/** What the first row of a file is likely to mean. */
export type TableSuggestion = {
  readonly headers: ReadonlyArray<Scalars['String']['output']>;
  /** The first rows, as they are. */
  readonly sample: ReadonlyArray<ReadonlyArray<Scalars['String']['output']>>;
  /** Null where the columns are of no kind of table. */
  readonly kind?: Maybe<TableKind>;
  /** Of the kind asked about, else of the likely one. */
  readonly columns: ReadonlyArray<TableColumn>;
};

/** A file that the gateway takes in for a house, part by part. Pages and programs send it to `POST /upload`. */
export type UploadPayload = {
  readonly uploadId?: Maybe<Scalars['ID']['output']>;
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What stands between a viewer and a period. */
export type WhyNotKind =
  /** It has begun or is over. */
  | 'PAST'
  /** More units than the resource has. */
  | 'UNITS'
  /** No hour of it is open. */
  | 'CLOSED'
  /** The house offers nothing, or fewer units, there: before, between or after its windows. */
  | 'NO_WINDOW'
  /** No rate of the house includes this viewer. */
  | 'NO_RATE'
  /** The house needs more notice of this viewer. */
  | 'LEAD_TIME'
  /** Pencilled. To others than the house and the holder: TAKEN. */
  | 'HELD'
  /** Booked. To others than the house and the holder: TAKEN. */
  | 'BOOKED'
  /** Kept by the house itself. To others than the house: TAKEN. */
  | 'BLOCKED'
  /** Somebody has it; who, and how firmly, is theirs to say. */
  | 'TAKEN';

/** One thing that stands in the way. */
export type WhyNotReason = {
  readonly kind: WhyNotKind;
  /** To the house it names the calendar that keeps the time, and to whoever sees the resource the part that is in the way. */
  readonly message: Scalars['String']['output'];
  /** Which part of a whole it is about, by name; null for the resource itself. */
  readonly part?: Maybe<Scalars['String']['output']>;
  /** As much of the period asked about as it stands in the way of. */
  readonly period: Period;
  /** What is in the way, to those who may see it. */
  readonly commitment?: Maybe<Commitment>;
  /** To the house: the block it comes of. */
  readonly block?: Maybe<Block>;
};

/** Is a stretch of time free, and if not, what stands in the way as far as the viewer may know it. */
export type WhyNotFree = {
  readonly free: Scalars['Boolean']['output'];
  /** By start; none where it is free. */
  readonly reasons: ReadonlyArray<WhyNotReason>;
  /** The nearest stretch of the same length with the same units free, before or after, within 60 days; it begins while the resource is open, and with enough notice. Where two are as near, the later. */
  readonly nearest?: Maybe<Period>;
};
