/**
 * The forms of single values in a world: names, refs, moments, days, places, sums. Each says yes or no to anything JSON can hold.
 */
export type Form = (value: unknown) => boolean;

const isText = (value: unknown): value is string => typeof value === 'string';

export const oneOf =
  (...values: readonly string[]): Form =>
  (value) =>
    isText(value) && values.includes(value);

export const number =
  (least: number, most: number): Form =>
  (value) =>
    typeof value === 'number' && Number.isFinite(value) && value >= least && value <= most;

export const whole =
  (least: number, most: number): Form =>
  (value) =>
    number(least, most)(value) && Number.isSafeInteger(value);

const refShape = /^[A-Za-z0-9._-]{1,64}$/;
export const ref: Form = (value) => isText(value) && refShape.test(value);

/** Any text, so long as it can be written down: half a surrogate pair cannot. */
export const text: Form = (value) => isText(value) && value.isWellFormed();

/** 1 to 200 characters, none of them a control character, no space at either end. */
export const name: Form = (value) =>
  isText(value) &&
  value.isWellFormed() &&
  value.length >= 1 &&
  value.length <= 400 && // a character takes at most two UTF-16 units: a name far too long is never taken apart
  [...value].length <= 200 &&
  value.trim() === value &&
  !/\p{Cc}/u.test(value);

const momentShape = /^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;
export const moment: Form = (value) => isText(value) && momentShape.test(value) && written(value, 19) === value;

const dayShape = /^20\d\d-\d\d-\d\d$/;
export const day: Form = (value) => isText(value) && dayShape.test(value) && written(value, 10) === value;

/** The same moment as it should be written: 30 February and 24:00 come back as something else. */
function written(value: string, length: 10 | 19): string | null {
  const at = Date.parse(value);
  if (Number.isNaN(at)) return null;
  const iso = new Date(at).toISOString().slice(0, length);
  return length === 19 ? `${iso}Z` : iso;
}

const lengthShape = /^(P[1-9]\d{0,3}[DW]|PT[1-9]\d{0,3}H)$/;
export const length: Form = (value) => isText(value) && lengthShape.test(value);

const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
export const country: Form = (value) => isText(value) && /^[A-Z]{2}$/.test(value) && regions.of(value) !== undefined;

const currencies: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));
export const currency: Form = (value) => isText(value) && currencies.has(value);

const zones = new Map<string, boolean>();
/** More names than there are zones are not remembered: a file may name anything. */
const mostZones = 2000;

/** A zone the platform knows by this name; bare offsets are none. */
export const zone: Form = (value) => {
  if (!isText(value) || !/^[A-Za-z]/.test(value) || value.length > 100) return false;
  const known = zones.get(value) ?? isKnownZone(value);
  if (zones.size < mostZones) zones.set(value, known);
  return known;
};

function isKnownZone(value: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: value });
    return true;
  } catch (expected) {
    if (expected instanceof RangeError) return false; // how Intl says that it does not know the zone
    throw expected;
  }
}

/** 1 to 5, at most one decimal. */
export const rating: Form = (value) =>
  number(1, 5)(value) && Math.abs(Number(value) * 10 - Math.round(Number(value) * 10)) < 1e-9;
