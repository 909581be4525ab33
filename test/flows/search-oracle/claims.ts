import type { AiPolicy, Claim, Need, Requirement } from './lines';
import { aiCategories, attributeOf, isNumber, leaves } from './taxonomy';

/** Claims on what is asked for (a code, or anything below it by whole dotted parts) that meet all that is asked by themselves. */
export const matching = (
  claims: readonly Claim[],
  { capability, requirements = [] }: Need,
  policy: AiPolicy,
): readonly Claim[] =>
  claims.filter(
    (claim) =>
      `${claim.capability}.`.startsWith(`${capability}.`) &&
      requirements.every((requirement) => meets(claim, requirement)) &&
      keeps(claim, policy),
  );

/** What a claim declares besides its attributes and in them counts alike; of two words about training the worse. */
function keeps({ ai, attributes }: Claim, { forbids = [], trainingOnInput }: AiPolicy): boolean {
  const stated = (code: string) => attributes.find(({ attribute }) => attribute === code)?.values;
  const isSaid = ai !== undefined || stated('aiUse') !== undefined;
  const used = [...(ai?.uses ?? []), ...(stated('aiUse') ?? [])];
  const forbidden = aiCategories.filter(({ code, risk }) => forbids.includes(code) || forbids.includes(risk));
  if (forbidden.length > 0 && (!isSaid || forbidden.some(({ code }) => used.includes(code)))) return false;
  const words = [ai?.trainsOnInput ?? 'unknown', ...(stated('trainsOnInput') ?? [])];
  return trainingOnInput !== false || (words.includes('no') && !words.includes('yes'));
}

function meets(claim: Claim, { attribute: code, anyOf, allOf, atLeast, atMost }: Requirement): boolean {
  const attribute = attributeOf(code);
  const stated = claim.attributes.find((one) => one.attribute === code)?.values ?? [];
  const values = attribute.type === 'tristate' ? stated.filter((value) => value !== 'unknown') : stated;
  if (values.length === 0) return false;
  const place = (value: string): number => (isNumber(attribute) ? Number(value) : attribute.values!.indexOf(value));
  const has = (wanted: string): boolean =>
    values.some((value) => {
      if (isNumber(attribute)) return Number(value) === Number(wanted);
      const isRegional = attribute.pattern !== undefined && value.startsWith(`${wanted}-`);
      return value === wanted || isRegional;
    });
  if (anyOf && !anyOf.some(has)) return false;
  if (allOf && !allOf.every(has)) return false;
  if (atLeast !== undefined && !values.some((value) => place(value) >= place(atLeast))) return false;
  return atMost === undefined || values.some((value) => place(value) <= place(atMost));
}

/** Folded words: compatibility forms resolved, marks dropped, lower case. */
export const wordsOf = (text: string): readonly string[] =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 0);

/** Every word asked for begins a word of a name or of the label or a synonym of a capability that matched. */
export function reads(text: string, names: readonly string[], claims: readonly Claim[]): boolean {
  const matched = new Set(claims.map(({ capability }) => capability));
  const known = leaves.filter(({ code }) => matched.has(code)).flatMap(({ label, synonyms }) => [label, ...synonyms]);
  const written = [...names, ...known].flatMap(wordsOf);
  return wordsOf(text).every((asked) => written.some((word) => word.startsWith(asked)));
}

/** What facets say of attributes: every value of the claims that matched; no numbers, no unknowns. */
export const described = (claims: readonly Claim[]): readonly (readonly [string, string])[] =>
  claims.flatMap((claim) =>
    claim.attributes
      .filter(({ attribute }) => !isNumber(attributeOf(attribute)))
      .flatMap(({ attribute, values }) => values.map((value) => [`attribute.${attribute}`, value] as const))
      .filter(([field, value]) => !(value === 'unknown' && attributeOf(field.slice(10)).type === 'tristate')),
  );
