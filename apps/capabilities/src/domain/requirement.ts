/**
 * What a producer asks of a capability: tests on its attributes. One claim must meet them all, and what a claim leaves out or
 * calls unknown never counts in its favour.
 */
import { all, ok, refuse, within, type Result } from '#kernel/result';
import { counts, isNumeric, known, parseAskedValue, rankOf } from './attribute-value';
import type { Attribute, Capability } from './taxonomy';

export type RawRequirement = {
  readonly attribute: string;
  readonly anyOf?: readonly string[] | null | undefined;
  readonly allOf?: readonly string[] | null | undefined;
  readonly atLeast?: string | null | undefined;
  readonly atMost?: string | null | undefined;
};

/** One test on one attribute; every part that is not null must hold. */
export type Requirement = {
  readonly attribute: Attribute;
  readonly anyOf: readonly string[] | null;
  readonly allOf: readonly string[] | null;
  readonly atLeast: string | null;
  readonly atMost: string | null;
};

/** What a claim says: the values of each attribute it names. */
export type Said = Readonly<Record<string, readonly string[]>>;

const mostRequirements = 50;
const mostValues = 100;

/**
 * The requirements on some leaves: an attribute of none of them is `UNKNOWN_CODE`. Where the leaves are not known (null), only
 * their number is judged: one unknown code does not make a dozen of the attributes below it.
 */
export function parseRequirements(
  raw: readonly RawRequirement[],
  leaves: readonly Capability[] | null,
): Result<readonly Requirement[]> {
  if (raw.length > mostRequirements) return refuse('TOO_LONG', `At most ${mostRequirements} requirements.`);
  if (leaves === null) return ok([]);
  const attributes = new Map(leaves.flatMap((leaf) => leaf.attributes.map((attribute) => [attribute.code, attribute])));
  return all(raw.map((one, at) => within(parseRequirement(one, attributes.get(one.attribute)), at)));
}

function parseRequirement(raw: RawRequirement, attribute: Attribute | undefined): Result<Requirement> {
  if (attribute === undefined)
    return refuse('UNKNOWN_CODE', 'What is searched for has no such attribute.', 'attribute');
  const { anyOf = null, allOf = null, atLeast = null, atMost = null } = raw;
  if (anyOf === null && allOf === null && atLeast === null && atMost === null)
    return refuse('INVALID', 'A requirement has at least one of anyOf, allOf, atLeast and atMost.');
  const parts = all<unknown>([
    within(parseList(attribute, anyOf), 'anyOf'),
    within(parseList(attribute, allOf), 'allOf'),
    within(parseBound(attribute, atLeast), 'atLeast'),
    within(parseBound(attribute, atMost), 'atMost'),
  ]);
  return parts.ok ? ok({ attribute, anyOf, allOf, atLeast, atMost }) : parts;
}

function parseList(attribute: Attribute, list: readonly string[] | null): Result<unknown> {
  if (list === null) return ok(null);
  if (list.length === 0) return refuse('INVALID', 'This list must not be empty.');
  if (list.length > mostValues) return refuse('TOO_LONG', `At most ${mostValues} values.`);
  return all(list.map((value, at) => within(parseAskedValue(attribute, value), at)));
}

function parseBound(attribute: Attribute, bound: string | null): Result<unknown> {
  if (bound === null) return ok(null);
  if (!attribute.ordered && !isNumeric(attribute))
    return refuse('INVALID', `${attribute.label} has no order: use anyOf or allOf.`);
  return parseAskedValue(attribute, bound);
}

/** Do the values a claim states for the attribute meet the requirement? Left out, empty or unknown never does. */
export function meets(requirement: Requirement, values: readonly string[] | undefined): boolean {
  const { attribute, anyOf, allOf, atLeast, atMost } = requirement;
  const said = known(attribute, values ?? []);
  const has = (wanted: string): boolean => said.some((value) => counts(attribute, value, wanted));
  return (
    said.length > 0 &&
    (anyOf === null || anyOf.some(has)) &&
    (allOf === null || allOf.every(has)) &&
    (atLeast === null || said.some((value) => rankOf(attribute, value) >= rankOf(attribute, atLeast))) &&
    (atMost === null || said.some((value) => rankOf(attribute, value) <= rankOf(attribute, atMost)))
  );
}

/** Does one claim meet all of them? */
export const meetsAll = (requirements: readonly Requirement[], said: Said): boolean =>
  requirements.every((requirement) => meets(requirement, said[requirement.attribute.code]));
