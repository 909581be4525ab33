import { dayMs, instant, type Instant } from '#kernel/instant';
import type { Period } from '#kernel/period';

/** The lines of a world that this reader knows; see the README beside the packed file for the format. */
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
  readonly assessments: readonly { readonly scheme: string; readonly issuedOn: string; readonly expiresOn: string }[];
  readonly rating?: number;
};
type WindowLine = { readonly start: string; readonly end: string; readonly units: number };
export type ResourceLine = {
  readonly type: 'resource';
  readonly ref: string;
  readonly facility: string;
  readonly name: string;
  readonly kind: 'ROOM' | 'EQUIPMENT' | 'COMPUTE' | 'LICENCE' | 'PERSON';
  readonly units: number;
  readonly claims: readonly {
    readonly capability: string;
    readonly attributes: readonly { readonly attribute: string; readonly values: readonly string[] }[];
  }[];
  readonly rates: readonly {
    readonly audience: 'EVERYONE' | 'ALLIANCE' | 'ORGANISATION';
    readonly audienceRef?: string;
    readonly amountMinor: number;
    readonly currency: string;
    readonly per: 'HOUR' | 'HALF_DAY' | 'DAY' | 'WEEK' | 'UNIT';
    readonly minimum?: string;
    readonly leadTime?: string;
  }[];
  readonly windows: readonly WindowLine[];
};
export type CommitmentLine = WindowLine & {
  readonly type: 'commitment';
  readonly ref: string;
  readonly resource: string;
  readonly state: 'BOOKED' | 'BLOCKED';
};
type Line = OrganisationLine | AllianceLine | FacilityLine | ResourceLine | CommitmentLine;

/** A world in memory, by kind of line, each in the order of the file. */
export type World = {
  readonly organisations: readonly OrganisationLine[];
  readonly alliances: readonly AllianceLine[];
  readonly facilities: readonly FacilityLine[];
  readonly resources: readonly ResourceLine[];
  /** By ref of the resource. */
  readonly commitments: ReadonlyMap<string, readonly CommitmentLine[]>;
};

export function readWorld(text: string): World {
  const lines = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Line);
  const of = <T extends Line['type']>(type: T) =>
    lines.filter((line): line is Extract<Line, { type: T }> => line.type === type);
  return {
    ...{ organisations: of('organisation'), alliances: of('alliance') },
    ...{ facilities: of('facility'), resources: of('resource') },
    commitments: Map.groupBy(of('commitment'), (line) => line.resource),
  };
}

/** A packed world is as old as its file: it is moved by whole weeks, so that its first week is the present one. */
export type Shift = { readonly weeks: number };

const weekMs = 7 * dayMs;
/** 1970 began on a Thursday; weeks begin on Monday. */
const firstMondayMs = 4 * dayMs;
const weekOf = (at: number): number => Math.floor((at - firstMondayMs) / weekMs);

export function shiftToPresent(world: World, now: Instant): Shift {
  const starts = world.resources.flatMap((resource) => resource.windows.map((window) => Date.parse(window.start)));
  const first = starts.reduce((least, at) => Math.min(least, at), Infinity);
  // Monday morning in Auckland is still Sunday in UTC.
  return { weeks: Number.isFinite(first) ? weekOf(now) - weekOf(first + dayMs) : 0 };
}

export const shiftedPeriod = (span: { readonly start: string; readonly end: string }, { weeks }: Shift): Period => ({
  start: instant(Date.parse(span.start) + weeks * weekMs),
  end: instant(Date.parse(span.end) + weeks * weekMs),
});

export const shiftedDay = (day: string, { weeks }: Shift): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + weeks * weekMs).toISOString().slice(0, 10);
