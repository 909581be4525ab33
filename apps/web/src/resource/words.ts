/** The words for what the API writes in capitals; the same on every page. */

export const kindWords: Readonly<Record<string, string>> = {
  ROOM: 'Room',
  EQUIPMENT: 'Equipment',
  COMPUTE: 'Compute',
  LICENCE: 'Licence',
  PERSON: 'Person',
};

export const tierWords: Readonly<Record<string, string>> = {
  NONE: 'No security assessment',
  SELF_DECLARED: 'Self-declared security',
  THIRD_PARTY: 'Third-party assessed',
};

export const standingWords: Readonly<Record<string, string>> = {
  SELF_DECLARED: 'self-declared',
  ENDORSED: 'endorsed by allied houses',
  VERIFIED: 'verified by an admin',
};

export const perWords: Readonly<Record<string, string>> = {
  HOUR: 'per hour',
  HALF_DAY: 'per half day',
  DAY: 'per day',
  WEEK: 'per week',
  UNIT: 'flat',
};

export const countOfUnits = (units: number): string =>
  `${units.toLocaleString('en-GB')} ${units === 1 ? 'unit' : 'units'}`;

const regions = new Intl.DisplayNames('en', { type: 'region' });

export const countryName = (code: string): string => regions.of(code) ?? code;

export function placeOf(city: string | null, country: string | null): string {
  return [city, country && countryName(country)].filter(Boolean).join(', ') || 'Place not stated';
}

export const ratingWords = (rating: number | null): string =>
  rating === null ? 'Not rated yet' : `Rated ${rating.toFixed(1)} of 5`;
