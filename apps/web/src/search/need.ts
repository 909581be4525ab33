/**
 * What a claim must be able to do, attribute by attribute, as it stands in the address bar:
 * `hdr~HDR10~HLG` is any of these, `hdr~~HDR10~HLG` all of them, `peakNits>=1000` at least, `seats<=4` at most.
 */

export type Need =
  | { readonly attribute: string; readonly test: 'anyOf' | 'allOf'; readonly values: readonly string[] }
  | { readonly attribute: string; readonly test: 'atLeast' | 'atMost'; readonly value: string };

export type Requirement = {
  readonly attribute: string;
  readonly anyOf?: string[];
  readonly allOf?: string[];
  readonly atLeast?: string;
  readonly atMost?: string;
};

/** Null for what nobody could mean. */
export function parseNeed(text: string): Need | null {
  const found = /^([A-Za-z0-9._-]+)(~~|~|>=|<=)(.+)$/.exec(text);
  if (!found) return null;
  const [, attribute = '', sign, rest = ''] = found;
  if (sign === '~' || sign === '~~') {
    const values = rest.split('~').filter((value) => value !== '');
    return values.length === 0 ? null : { attribute, test: sign === '~' ? 'anyOf' : 'allOf', values };
  }
  return { attribute, test: sign === '>=' ? 'atLeast' : 'atMost', value: rest };
}

export function writeNeed(need: Need): string {
  if ('values' in need) return `${need.attribute}${need.test === 'anyOf' ? '~' : '~~'}${need.values.join('~')}`;
  return `${need.attribute}${need.test === 'atLeast' ? '>=' : '<='}${need.value}`;
}

/** One requirement for each attribute, as the API wants it. */
export function requirementsOf(needs: readonly Need[]): Requirement[] {
  const byAttribute = new Map<string, Requirement>();
  for (const need of needs) {
    const before = byAttribute.get(need.attribute) ?? { attribute: need.attribute };
    const test = { [need.test]: 'values' in need ? [...need.values] : need.value };
    byAttribute.set(need.attribute, { ...before, ...test });
  }
  return [...byAttribute.values()];
}

type AsAsked = {
  readonly attribute: string;
  readonly anyOf?: readonly string[] | null;
  readonly allOf?: readonly string[] | null;
  readonly atLeast?: string | null;
  readonly atMost?: string | null;
};

/** Requirements as the API gives them, test by test. */
export const needsOfRequirements = (requirements: readonly AsAsked[]): readonly Need[] =>
  requirements.flatMap(({ attribute, anyOf, allOf, atLeast, atMost }): readonly Need[] => [
    ...(anyOf ? [{ attribute, test: 'anyOf' as const, values: anyOf }] : []),
    ...(allOf ? [{ attribute, test: 'allOf' as const, values: allOf }] : []),
    ...(atLeast ? [{ attribute, test: 'atLeast' as const, value: atLeast }] : []),
    ...(atMost ? [{ attribute, test: 'atMost' as const, value: atMost }] : []),
  ]);

/** Needs with the tests of one kind on one attribute replaced; nothing given takes them away. */
export function withNeed(
  needs: readonly Need[],
  attribute: string,
  test: Need['test'],
  given: readonly string[],
): readonly Need[] {
  const others = needs.filter((need) => need.attribute !== attribute || need.test !== test);
  const values = given.filter((value) => value.trim() !== '');
  const [first] = values;
  if (first === undefined) return others;
  const isList = test === 'anyOf' || test === 'allOf';
  return [...others, isList ? { attribute, test, values } : { attribute, test, value: first }];
}

/** Values chosen on an attribute, whether any of them will do or all are needed. */
export const chosenValues = (needs: readonly Need[], attribute: string): readonly string[] =>
  needs.flatMap((need) => (need.attribute === attribute && 'values' in need ? need.values : []));

export const needsAll = (needs: readonly Need[], attribute: string): boolean =>
  needs.some((need) => need.attribute === attribute && need.test === 'allOf');

/** The bound chosen on an attribute, or an empty text. */
export const chosenBound = (needs: readonly Need[], attribute: string, test: 'atLeast' | 'atMost'): string =>
  needs.flatMap((need) => (need.attribute === attribute && need.test === test ? [need.value] : []))[0] ?? '';

/** A need in words, as `HDR formats: HDR10 or HLG`. */
export function wordsOfNeed(need: Need, label: string): string {
  if ('values' in need)
    return `${label}: ${need.values.map(valueWords).join(need.test === 'anyOf' ? ' or ' : ' and ')}`;
  return `${label}: ${need.test === 'atLeast' ? 'at least' : 'at most'} ${need.value}`;
}

const answers: Readonly<Record<string, string>> = { true: 'Yes', false: 'No', yes: 'Yes', no: 'No' };

/** A value of an attribute as people say it. */
export const valueWords = (value: string): string => answers[value] ?? value;
