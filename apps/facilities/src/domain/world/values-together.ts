/**
 * Values that are sound one by one and make no sense together: a latitude without a longitude, an end before its start, a tier that
 * its scheme does not have.
 */
import type {
  ClaimOfLine,
  FacilityLine,
  LineFault,
  ResourceLine,
  WorldAttribute,
  WorldLine,
  WorldTaxonomy,
} from './world-line';
import { lineFault } from './world-line';

const bad = (path: string, message: string): LineFault => lineFault('BAD_VALUE', path, message);

/** What of BAD_VALUE one field alone does not show, in the order of the fields. Codes nobody knows come later, as UNKNOWN_CODE. */
export function* valueFaults(line: WorldLine, taxonomy: WorldTaxonomy): Generator<LineFault> {
  if (line.type === 'facility') yield* ofFacility(line, taxonomy);
  if (line.type === 'resource') yield* ofResource(line, taxonomy);
  if (line.type === 'commitment') yield* ofPeriod(line, 'end');
}

function* ofPeriod({ start, end }: { readonly start: string; readonly end: string }, path: string) {
  // Both are written alike, so the later text is the later moment.
  if (end <= start) yield bad(path, 'not after start');
}

function* ofFacility(line: FacilityLine, taxonomy: WorldTaxonomy): Generator<LineFault> {
  if ((line.latitude === undefined) !== (line.longitude === undefined))
    yield bad(line.latitude === undefined ? 'latitude' : 'longitude', 'both or neither');
  for (const [at, { scheme, tier, issuedOn, expiresOn }] of line.assessments.entries()) {
    const known = taxonomy.schemes.get(scheme);
    if (known && known.tier !== tier) yield bad(`assessments.${at}.tier`, `not the tier of ${scheme}`);
    if (issuedOn > expiresOn) yield bad(`assessments.${at}.expiresOn`, 'before issuedOn');
  }
}

function* ofResource({ claims, rates, windows }: ResourceLine, taxonomy: WorldTaxonomy): Generator<LineFault> {
  for (const [at, claim] of claims.entries()) yield* ofClaim(claim, `claims.${at}`, taxonomy);
  for (const [at, { audience, audienceRef }] of rates.entries())
    if ((audience === 'EVERYONE') !== (audienceRef === undefined))
      yield bad(`rates.${at}.audienceRef`, 'goes with ALLIANCE or ORGANISATION, and only with them');
  for (const [at, window] of windows.entries()) yield* ofPeriod(window, `windows.${at}.end`);
}

function* ofClaim({ attributes }: ClaimOfLine, path: string, taxonomy: WorldTaxonomy): Generator<LineFault> {
  for (const [at, { attribute: code, values }] of attributes.entries()) {
    const attribute = taxonomy.attributes.get(code);
    if (attribute === undefined) continue;
    const here = `${path}.attributes.${at}.values`;
    if (attribute.type !== 'set' && values.length !== 1) yield bad(here, 'exactly one value');
    for (const [nth, value] of values.entries())
      if (!mayBe(attribute, value))
        yield bad(`${here}.${nth}`, `${code} cannot be ${JSON.stringify(value.slice(0, 80))}`);
  }
}

const digits: Readonly<Record<string, RegExp>> = { integer: /^-?\d+$/, decimal: /^-?\d+(\.\d+)?$/ };

function mayBe({ type, values, pattern, range }: WorldAttribute, value: string): boolean {
  const number = digits[type];
  if (number === undefined) return pattern?.test(value) ?? values?.includes(value) ?? false;
  if (!number.test(value)) return false;
  return range === null || (Number(value) >= range[0] && Number(value) <= range[1]);
}
