/**
 * What a claim must be able to do, attribute by attribute, as it stands in the address bar:
 * `hdr~HDR10~HLG` is any of these, `peakNits>=1000` at least, `seats<=4` at most.
 */

export type Need =
  | { readonly attribute: string; readonly test: 'anyOf'; readonly values: readonly string[] }
  | { readonly attribute: string; readonly test: 'atLeast' | 'atMost'; readonly value: string };

export type Requirement = {
  readonly attribute: string;
  readonly anyOf?: readonly string[];
  readonly atLeast?: string;
  readonly atMost?: string;
};

/** Null for what nobody could mean. */
export function parseNeed(text: string): Need | null {
  const found = /^([A-Za-z0-9._-]+)(~|>=|<=)(.+)$/.exec(text);
  if (!found) return null;
  const [, attribute = '', sign, rest = ''] = found;
  if (sign === '~') return { attribute, test: 'anyOf', values: rest.split('~').filter((value) => value !== '') };
  return { attribute, test: sign === '>=' ? 'atLeast' : 'atMost', value: rest };
}

export function writeNeed(need: Need): string {
  if (need.test === 'anyOf') return `${need.attribute}~${need.values.join('~')}`;
  return `${need.attribute}${need.test === 'atLeast' ? '>=' : '<='}${need.value}`;
}

/** One requirement for each attribute, as the API wants it. */
export function requirementsOf(needs: readonly Need[]): Requirement[] {
  const byAttribute = new Map<string, Requirement>();
  for (const need of needs) {
    const before = byAttribute.get(need.attribute) ?? { attribute: need.attribute };
    const test = need.test === 'anyOf' ? { anyOf: need.values } : { [need.test]: need.value };
    byAttribute.set(need.attribute, { ...before, ...test });
  }
  return [...byAttribute.values()];
}

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
  return [...others, test === 'anyOf' ? { attribute, test, values } : { attribute, test, value: first }];
}

/** Any-of values chosen on an attribute. */
export const chosenValues = (needs: readonly Need[], attribute: string): readonly string[] =>
  needs.flatMap((need) => (need.attribute === attribute && need.test === 'anyOf' ? need.values : []));

/** The bound chosen on an attribute, or an empty text. */
export const chosenBound = (needs: readonly Need[], attribute: string, test: 'atLeast' | 'atMost'): string =>
  needs.flatMap((need) => (need.attribute === attribute && need.test === test ? [need.value] : []))[0] ?? '';
