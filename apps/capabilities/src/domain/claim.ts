/**
 * What a house says a resource can do. Every code and value is checked against the taxonomy; a claim that stays as it was keeps
 * the standing it has earned, one that changed starts anew as self-declared.
 */
import { all, ok, refuse, within, type RefusalCode, type Result } from '#kernel/result';
import { parseAi, type AiDeclaration, type RawAi } from './ai';
import { isNumeric, parseClaimedValue } from './attribute-value';
import { faultsOf } from './faults';
import type { Said } from './requirement';
import type { Attribute, Capability, Taxonomy } from './taxonomy';

/** Least founded first. */
export const standings = ['SELF_DECLARED', 'ENDORSED', 'VERIFIED'] as const;
export type Standing = (typeof standings)[number];

export type RawClaim = {
  readonly capability: string;
  readonly attributes?:
    readonly { readonly attribute: string; readonly values: readonly string[] }[] | null | undefined;
  readonly ai?: RawAi | null | undefined;
};

/** A capability with what is said of it. `expiresOn` is the last day its standing holds; null while it is self-declared. */
export type Claim = {
  readonly capability: string;
  readonly attributes: Said;
  readonly standing: Standing;
  readonly expiresOn: string | null;
  /** What the house declares of the use of AI; null: nothing is known. */
  readonly ai: AiDeclaration | null;
};

const mostAttributes = 50;
const mostValues = 100;

/**
 * The claims of a resource, by capability code, in place of `before`. Refuses every fault it finds: a code that is no leaf or an
 * attribute the leaf does not have (`UNKNOWN_CODE`), anything twice or malformed (`INVALID`), numbers outside their range.
 */
export function parseClaims(
  raw: readonly RawClaim[],
  taxonomy: Taxonomy,
  before: readonly Claim[],
): Result<readonly Claim[]> {
  if (raw.length > taxonomy.capabilities.size)
    return refuse('TOO_LONG', `A resource claims at most ${taxonomy.capabilities.size} capabilities.`, 'claims');
  const earlier = new Map(before.map((claim) => [claim.capability, claim]));
  const claims = all(
    raw.map((one, at) => {
      const isTwice = raw.findIndex((other) => other.capability === one.capability) < at;
      if (isTwice) return refuse('INVALID', 'This capability is claimed twice.', 'claims', at, 'capability');
      return within(parseClaim(one, taxonomy, earlier.get(one.capability)), 'claims', at);
    }),
  );
  return claims.ok ? ok(claims.value.toSorted((a, b) => (a.capability < b.capability ? -1 : 1))) : claims;
}

/** Claims whose every code and value has been judged elsewhere, as a resource begins with them: self-declared, by capability code. */
export const claimsOf = (judged: readonly RawClaim[]): readonly Claim[] =>
  judged
    .map(({ capability, attributes }): Claim => {
      const said = Object.fromEntries((attributes ?? []).map(({ attribute, values }) => [attribute, values]));
      return { capability, attributes: said, standing: 'SELF_DECLARED', expiresOn: null, ai: null };
    })
    .sort((a, b) => (a.capability < b.capability ? -1 : 1));

function parseClaim(raw: RawClaim, taxonomy: Taxonomy, before: Claim | undefined): Result<Claim> {
  const leaf = taxonomy.capabilities.get(raw.capability);
  if (leaf === undefined)
    return refuse('UNKNOWN_CODE', 'A claim names a leaf of the taxonomy; there is none of this code.', 'capability');
  const attributes = within(parseSaid(raw.attributes ?? [], leaf), 'attributes');
  const ai = raw.ai == null ? ok(null) : within(parseAi(raw.ai, taxonomy), 'ai');
  if (!attributes.ok || !ai.ok) return faultsOf<RefusalCode>(attributes, ai);
  const said = { attributes: attributes.value, ai: ai.value };
  return before !== undefined && saysTheSame(leaf, before.attributes, said.attributes) && isSameAi(before.ai, said.ai)
    ? ok({ ...before, ...said })
    : ok({ capability: leaf.code, ...said, standing: 'SELF_DECLARED', expiresOn: null });
}

function parseSaid(raw: NonNullable<RawClaim['attributes']>, leaf: Capability): Result<Said> {
  if (raw.length > mostAttributes) return refuse('TOO_LONG', `A claim names at most ${mostAttributes} attributes.`);
  const parts = all(
    raw.map(({ attribute: code, values }, at) => {
      const attribute = leaf.attributes.find((one) => one.code === code);
      if (attribute === undefined)
        return refuse('UNKNOWN_CODE', `${leaf.label} has no such attribute.`, at, 'attribute');
      if (raw.findIndex((other) => other.attribute === code) < at)
        return refuse('INVALID', 'This attribute is named twice.', at, 'attribute');
      const parsed = within(parseValues(attribute, values), at, 'values');
      return parsed.ok ? ok([code, parsed.value] as const) : parsed;
    }),
  );
  return parts.ok ? ok(Object.fromEntries(parts.value)) : parts;
}

function parseValues(attribute: Attribute, values: readonly string[]): Result<readonly string[]> {
  if (values.length === 0) return refuse('INVALID', 'Name a value, or leave the attribute out.');
  if (values.length > mostValues) return refuse('TOO_LONG', `At most ${mostValues} values.`);
  if (attribute.type !== 'set' && values.length > 1)
    return refuse('INVALID', `${attribute.label} has exactly one value.`);
  return all(
    values.map((value, at) =>
      values.indexOf(value) < at
        ? refuse('INVALID', 'This value is named twice.', at)
        : within(parseClaimedValue(attribute, value), at),
    ),
  );
}

/** The order of values does not count, nor how a number is written. */
function saysTheSame(leaf: Capability, a: Said, b: Said): boolean {
  const written = (attribute: Attribute, said: Said): string =>
    JSON.stringify((said[attribute.code] ?? []).map((value) => (isNumeric(attribute) ? Number(value) : value)).sort());
  return leaf.attributes.every((attribute) => written(attribute, a) === written(attribute, b));
}

/** Uses stand in the order of the taxonomy. */
const isSameAi = (a: AiDeclaration | null, b: AiDeclaration | null): boolean =>
  a?.trainsOnInput === b?.trainsOnInput && String(a?.uses) === String(b?.uses);
