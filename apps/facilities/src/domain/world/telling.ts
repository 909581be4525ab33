/**
 * A world that goes out: the same lines a world comes in by. What the format has no word for is left out and counted, so that
 * whoever keeps the file knows what it lacks.
 */
import { readDuration } from '#kernel/duration';
import { uuidOf, type Id } from '#kernel/ids';
import type { UnitsOver } from '#kernel/stretches';
import { leastFree } from '#kernel/stretches';
import type { RateTerms } from '#kernel/price';
import { toIso } from '#kernel/instant';
import type { ListingAsk } from '../offering';
import type { AudienceKind } from '../rate-terms';
import { currency, length, moment } from './value-forms';
import type { BroughtFacility } from './brought';
import type { CommitmentLine, FacilityLine, LineType, RateOfLine, ResourceLine, SpanOfLine } from './world-line';

export type ToldSpan = UnitsOver;
export type ToldCommitment = ToldSpan & { readonly id: Id<'commitment'>; readonly state: 'BOOKED' | 'BLOCKED' };
export type ToldRate = {
  readonly audience: AudienceKind;
  readonly audienceId: Id | null;
  /** Of an alliance: the house belongs to it just now. */
  readonly isMember: boolean;
  readonly amountMinor: number;
  readonly currency: string;
  readonly per: RateTerms['per'];
  readonly minimum: string | null;
  readonly leadTime: string | null;
};
export type ToldResource = ListingAsk & {
  readonly id: Id<'resource'>;
  readonly facilityId: Id<'facility'>;
  /** Its facility has a city and a country, as every facility of a world. */
  readonly isPlaced: boolean;
  readonly rates: readonly ToldRate[];
  readonly windows: readonly ToldSpan[];
  readonly commitments: readonly ToldCommitment[];
};

/** How many of what had to be left out. */
export type LeftOut = { readonly rates: number; readonly windows: number; readonly commitments: number };

/** The name of a thing, by its uuid. */
export type RefOf = (type: LineType, thing: string) => string;

/** What capabilities keeps of a facility's safety. */
export type ToldAssessment = FacilityLine['assessments'][number] & { readonly verified: boolean };

/**
 * A facility as a line, without the rating, which another service keeps; null where it lacks what every line has. One assessment of
 * a scheme is told, the last to expire; one of a third party only when it is verified, as it would be by coming in.
 */
export function tellFacility(
  facility: BroughtFacility,
  assessments: readonly (Omit<ToldAssessment, 'expiresOn'> & { readonly expiresOn: string | null })[],
  refOf: RefOf,
): { readonly line: FacilityLine | null; readonly left: number } {
  const { id, organisationId, city, country, latitude, longitude } = facility;
  if (city === null || country === null) return { line: null, left: 0 };
  const told = new Map<string, FacilityLine['assessments'][number]>();
  for (const { scheme, tier, issuedOn, expiresOn, verified } of assessments)
    if (expiresOn !== null && (verified || tier !== 'THIRD_PARTY'))
      told.set(scheme, { scheme, tier, issuedOn, expiresOn });
  const line: FacilityLine = {
    ...{
      type: 'facility',
      ref: refOf('facility', uuidOf(id)),
      organisation: refOf('organisation', uuidOf(organisationId)),
    },
    ...{ name: facility.name, city, country, timeZone: facility.timeZone },
    ...(latitude === null || longitude === null ? {} : { latitude, longitude }),
    assessments: [...told.values()],
  };
  return { line, left: assessments.length - told.size };
}

/** A resource and its commitments as lines, without the claims, which another service keeps. */
export function tellResource(
  resource: ToldResource,
  refOf: RefOf,
): { readonly line: Omit<ResourceLine, 'claims'>; readonly commitments: readonly CommitmentLine[]; left: LeftOut } {
  const { name, kind, units } = resource;
  const rates = resource.rates.flatMap((rate) => tellRate(rate, refOf)).sort(byAudience);
  const windows = resource.windows.filter(isSayable);
  const commitments: ToldCommitment[] = [];
  for (const one of resource.commitments)
    if (isSayable(one) && leastFree(windows, commitments, one.during) >= one.units) commitments.push(one);
  const ref = refOf('resource', uuidOf(resource.id));
  return {
    line: {
      ...{ type: 'resource', ref, facility: refOf('facility', uuidOf(resource.facilityId)), name, kind, units },
      ...{ rates, windows: windows.map(tellSpan) },
    },
    commitments: commitments.map((one) => {
      const { start, end } = tellSpan(one);
      const own = { type: 'commitment', ref: refOf('commitment', uuidOf(one.id)), resource: ref } as const;
      return { ...own, start, end, units: one.units, state: one.state };
    }),
    left: {
      rates: resource.rates.length - rates.length,
      windows: resource.windows.length - windows.length,
      commitments: resource.commitments.length - commitments.length,
    },
  };
}

/** In an order that does not depend on ids. */
const byAudience = (a: RateOfLine, b: RateOfLine): number => (audienceIn(a) < audienceIn(b) ? -1 : 1);
const audienceIn = ({ audience, audienceRef = '', per }: RateOfLine): string => `${audience} ${audienceRef} ${per}`;

const tellSpan = ({ during: { start, end }, units }: ToldSpan): SpanOfLine => ({
  ...{ start: toIso(start), end: toIso(end) },
  units,
});

/** The format knows whole seconds. */
const isSayable = (span: ToldSpan): boolean => {
  const { start, end } = tellSpan(span);
  return moment(start) && moment(end);
};

/** None where the format cannot say it: a length of days and hours, an alliance the house has left. */
function tellRate(rate: ToldRate, refOf: RefOf): readonly RateOfLine[] {
  const [minimum, leadTime] = [tellLength(rate.minimum), tellLength(rate.leadTime)];
  if (minimum === null || leadTime === null || !currency(rate.currency)) return [];
  if (rate.audience === 'ALLIANCE' && !rate.isMember) return [];
  const type = rate.audience === 'ALLIANCE' ? 'alliance' : 'organisation';
  return [
    {
      ...{ audience: rate.audience, ...(rate.audienceId ? { audienceRef: refOf(type, uuidOf(rate.audienceId)) } : {}) },
      ...{ amountMinor: rate.amountMinor, currency: rate.currency, per: rate.per },
      ...(minimum === undefined ? {} : { minimum }),
      ...(leadTime === undefined ? {} : { leadTime }),
    },
  ];
}

/** Another way to write the same length, so that the format takes it; undefined for none at all, null where there is no way. */
function tellLength(iso: string | null): string | null | undefined {
  if (iso === null) return undefined;
  if (length(iso)) return iso;
  const duration = readDuration(iso);
  if (duration === null) return null;
  const { days, minutes } = duration;
  const said = minutes === 0 ? `P${days}D` : days === 0 && minutes % 60 === 0 ? `PT${minutes / 60}H` : '';
  return length(said) ? said : null;
}
