/**
 * The values of attributes: which of them make sense, and how two of them compare. Numbers compare as numbers, ordered lists by
 * their place in the list, and a language also by its regional forms.
 */
import { ok, refuse, type Result } from '#kernel/result';
import type { Attribute } from './taxonomy';

/** Longer than any number or language tag that makes sense. */
const longestValue = 100;
const digits = { integer: /^-?\d+$/, decimal: /^-?\d+(\.\d+)?$/, asked: /^-?\d+(\.0+)?$/ } as const;

export const isNumeric = (attribute: Attribute): boolean =>
  attribute.type === 'integer' || attribute.type === 'decimal';

/** A value a claim may state: listed, matching the pattern, or a number inside the range. */
export function parseClaimedValue(attribute: Attribute, raw: string): Result<string, 'INVALID' | 'OUT_OF_RANGE'> {
  const formed = parseForm(attribute, raw, attribute.type === 'integer' ? digits.integer : digits.decimal);
  if (!formed.ok || attribute.range === null) return formed;
  const [least, most] = attribute.range;
  return Number(raw) >= least && Number(raw) <= most
    ? formed
    : refuse('OUT_OF_RANGE', `${attribute.label} is ${least} to ${most}.`);
}

/** A value a requirement may name. A bound outside the range makes sense ("at least 0"), and so does 4.0 for a whole number. */
export const parseAskedValue = (attribute: Attribute, raw: string): Result<string, 'INVALID'> =>
  parseForm(attribute, raw, attribute.type === 'integer' ? digits.asked : digits.decimal);

function parseForm(attribute: Attribute, raw: string, number: RegExp): Result<string, 'INVALID'> {
  if (raw.length > longestValue) return refuse('INVALID', `${attribute.label} has no such value.`);
  if (isNumeric(attribute))
    return number.test(raw) ? ok(raw) : refuse('INVALID', `${attribute.label} is a number in decimal digits.`);
  const isKnown = attribute.pattern?.test(raw) ?? attribute.values?.includes(raw) ?? false;
  return isKnown ? ok(raw) : refuse('INVALID', `${attribute.label} has no such value.`);
}

/** Does what a claim says count as what is wanted? `pt-BR` counts as `pt`, not the reverse. */
export function counts(attribute: Attribute, said: string, wanted: string): boolean {
  if (isNumeric(attribute)) return Number(said) === Number(wanted);
  return said === wanted || (attribute.pattern !== null && said.startsWith(`${wanted}-`));
}

/** Where a value stands among those of a numeric or ordered attribute: higher is more. */
export const rankOf = (attribute: Attribute, value: string): number =>
  isNumeric(attribute) ? Number(value) : (attribute.values ?? []).indexOf(value);

/** The values that say something: `unknown` of a tristate does not. */
export const known = (attribute: Attribute, values: readonly string[]): readonly string[] =>
  attribute.type === 'tristate' ? values.filter((value) => value !== 'unknown') : values;
