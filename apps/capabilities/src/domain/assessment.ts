/**
 * How safe a house is for a title. A standing that the house declares itself counts as stated; one that a third party gave
 * counts only once an admin has seen the papers. Both dates belong to it and are days of the facility's zone.
 */
import { parseLocalDate, startOfLocalDay, wholeDay } from '#kernel/calendar';
import type { Period } from '#kernel/period';
import { ok, refuse, within, type RefusalCode, type Result } from '#kernel/result';
import { faultsOf } from './faults';
import { securityTiers, type Scheme, type SecurityTier, type Taxonomy } from './taxonomy';

/** Dates as `YYYY-MM-DD`; `expiresOn` null: it does not end. */
export type Assessed = {
  readonly tier: SecurityTier;
  readonly issuedOn: string;
  readonly expiresOn: string | null;
  readonly verified: boolean;
};

export type RawAssessment = { readonly scheme: string; readonly issuedOn: string; readonly expiresOn: string };

/** A stated assessment: a scheme of the taxonomy (`UNKNOWN_CODE`) and two dates of the years 2000 to 2099 in their order. */
export function parseAssessment(
  raw: RawAssessment,
  taxonomy: Taxonomy,
): Result<{ readonly scheme: Scheme; readonly issuedOn: string; readonly expiresOn: string }> {
  const scheme = parseScheme(raw.scheme, taxonomy);
  const issuedOn = within(parseDay(raw.issuedOn), 'issuedOn');
  const expiresOn = within(parseDay(raw.expiresOn), 'expiresOn');
  if (!scheme.ok || !issuedOn.ok || !expiresOn.ok) return faultsOf<RefusalCode>(scheme, issuedOn, expiresOn);
  if (issuedOn.value > expiresOn.value)
    return refuse('PERIOD_REVERSED', 'An assessment expires on the day it was issued or later.', 'expiresOn');
  return ok({ scheme: scheme.value, issuedOn: issuedOn.value, expiresOn: expiresOn.value });
}

function parseScheme(code: string, taxonomy: Taxonomy): Result<Scheme, 'UNKNOWN_CODE'> {
  const scheme = taxonomy.schemes.get(code);
  return scheme === undefined
    ? refuse('UNKNOWN_CODE', 'There is no security scheme of this code.', 'scheme')
    : ok(scheme);
}

function parseDay(raw: string): Result<string, 'INVALID' | 'OUT_OF_RANGE'> {
  const day = parseLocalDate(raw);
  if (day === null) return refuse('INVALID', 'A day is written as 2027-03-01.');
  return day >= '2000-01-01' && day < '2100-01-01' ? ok(day) : refuse('OUT_OF_RANGE', 'The years are 2000 to 2099.');
}

/** Those that hold on every day from `first` to `last`, both included, whether they count or not. */
export const heldOver = <A extends Assessed>(assessments: readonly A[], first: string, last: string): readonly A[] =>
  assessments.filter(({ issuedOn, expiresOn }) => issuedOn <= first && (expiresOn === null || last <= expiresOn));

/** The best tier that one assessment holds on every day from `first` to `last`, both included; NONE when there is none. */
export function tierOver(assessments: readonly Assessed[], first: string, last: string): SecurityTier {
  const held = heldOver(assessments, first, last).filter(counts);
  return held.reduce<SecurityTier>((best, { tier }) => (reaches(tier, best) ? tier : best), 'NONE');
}

/**
 * The stretches over which some assessment holds the floor, each of one assessment, cut to `within`: from the first moment of its
 * first day to the end of its last, on the clock of the house's zone. A period meets the floor exactly when one stretch covers it.
 */
export const secureDuring = (
  assessments: readonly Assessed[],
  floor: SecurityTier,
  zone: string,
  within: Period,
): readonly Period[] =>
  assessments
    .filter((assessed) => counts(assessed) && reaches(assessed.tier, floor))
    .map(({ issuedOn, expiresOn }) => {
      const start = startOfLocalDay(issuedOn, zone);
      const end = expiresOn === null ? within.end : wholeDay(expiresOn, zone).end;
      return { start: start > within.start ? start : within.start, end: end < within.end ? end : within.end };
    })
    .filter(({ start, end }) => start < end)
    .sort((a, b) => a.start - b.start || a.end - b.end);

/** What a third party gave counts only once it is verified. */
export const counts = ({ tier, verified }: Assessed): boolean => tier !== 'THIRD_PARTY' || verified;

/** Is a tier the floor or above it? */
export const reaches = (tier: SecurityTier, floor: SecurityTier): boolean =>
  securityTiers.indexOf(tier) >= securityTiers.indexOf(floor);
