/**
 * A world comes in as lines: organisations, alliances, facilities, resources and commitments, tied together by the names ("refs")
 * the file gives them. What a line may hold, and what is said when it may not, is the page of the format, in its words and order.
 */
import type { RateTerms } from '#kernel/price';
import type { ResourceKind } from '../offering';
import type { AudienceKind } from '../rate-terms';

export const lineTypes = ['organisation', 'alliance', 'facility', 'resource', 'commitment'] as const;
export type LineType = (typeof lineTypes)[number];

/** Why a line is refused, in the order in which it is tested. */
export const lineFaults = [
  'LINE_TOO_LONG',
  'NOT_UTF8',
  'NOT_JSON',
  'UNKNOWN_TYPE',
  'UNKNOWN_FIELD',
  'MISSING_FIELD',
  'BAD_VALUE',
  'DUPLICATE_REF',
  'CONFLICT',
  'UNKNOWN_REF',
  'WRONG_KIND',
  'UNKNOWN_CODE',
  'DUPLICATE_ITEM',
  'MIXED_CURRENCY',
  'NOT_A_MEMBER',
  'WINDOWS_OVERLAP',
  'UNITS_EXCEEDED',
  'DOES_NOT_FIT',
  'NOT_ALLOWED',
] as const;

/** `path`: the first field at fault, list positions from 0, as `windows.3.end`; empty for the whole line. */
export type LineFault = {
  readonly code: (typeof lineFaults)[number];
  readonly path: string;
  readonly message: string;
};

export const lineFault = (code: LineFault['code'], path: string, message: string): LineFault => ({
  code,
  path,
  message,
});

/** What was made of a line, or why it is refused. */
export type Judged<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: LineFault };

export type OrganisationLine = {
  readonly type: 'organisation';
  readonly ref: string;
  readonly name: string;
  readonly kind: 'FACILITY' | 'PRODUCER';
};

export type AllianceLine = {
  readonly type: 'alliance';
  readonly ref: string;
  readonly name: string;
  readonly status: 'PROPOSED' | 'ACTIVE' | 'SUSPENDED' | 'DISSOLVED';
  readonly members: readonly string[];
  readonly stewards: readonly string[];
};

export type FacilityLine = {
  readonly type: 'facility';
  readonly ref: string;
  readonly organisation: string;
  readonly name: string;
  readonly city: string;
  readonly country: string;
  readonly timeZone: string;
  readonly latitude?: number;
  readonly longitude?: number;
  readonly assessments: readonly {
    readonly scheme: string;
    readonly tier: 'NONE' | 'SELF_DECLARED' | 'THIRD_PARTY';
    readonly issuedOn: string;
    readonly expiresOn: string;
  }[];
  readonly rating?: number;
};

/** Moments are written `YYYY-MM-DDTHH:MM:SSZ`. */
export type SpanOfLine = { readonly start: string; readonly end: string; readonly units: number };

export type RateOfLine = {
  readonly audience: AudienceKind;
  readonly audienceRef?: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly per: RateTerms['per'];
  readonly minimum?: string;
  readonly leadTime?: string;
};

export type ClaimOfLine = {
  readonly capability: string;
  readonly attributes: readonly { readonly attribute: string; readonly values: readonly string[] }[];
};

export type ResourceLine = {
  readonly type: 'resource';
  readonly ref: string;
  readonly facility: string;
  readonly name: string;
  readonly kind: ResourceKind;
  readonly units: number;
  readonly claims: readonly ClaimOfLine[];
  readonly rates: readonly RateOfLine[];
  readonly windows: readonly SpanOfLine[];
};

export type CommitmentLine = SpanOfLine & {
  readonly type: 'commitment';
  readonly ref: string;
  readonly resource: string;
  readonly state: 'BOOKED' | 'BLOCKED';
};

/** A line whose every field has its form. What it points to is another matter. */
export type WorldLine = OrganisationLine | AllianceLine | FacilityLine | ResourceLine | CommitmentLine;

/** As much of the taxonomy as a world is judged by; its home is capabilities. */
export type WorldTaxonomy = {
  readonly capabilities: ReadonlyMap<string, { readonly attributes: readonly { readonly code: string }[] }>;
  readonly attributes: ReadonlyMap<string, WorldAttribute>;
  readonly schemes: ReadonlyMap<string, { readonly tier: string }>;
};

export type WorldAttribute = {
  readonly code: string;
  readonly type: string;
  readonly values: readonly string[] | null;
  readonly pattern: RegExp | null;
  readonly range: readonly [number, number] | null;
};
