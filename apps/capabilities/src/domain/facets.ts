/**
 * How many matches each further choice would leave. Kind, country and security tier leave their own filter out of their count,
 * so that choosing one value does not empty its neighbours; the others count over the matches. A resource counts once per value.
 */
import { isNumeric, known } from './attribute-value';
import type { Miss } from './candidate';
import type { ResourceKind } from './capacity-filter';
import type { Match } from './capacity-match';
import type { Attribute, SecurityTier, Taxonomy } from './taxonomy';

export type FacetValue = { readonly value: string; readonly label: string; readonly count: number };
/** Values with at least one match, most first, then by value. */
export type Facet = { readonly field: string; readonly values: readonly FacetValue[] };

const kindLabels: Readonly<Record<ResourceKind, string>> = {
  ROOM: 'Room',
  EQUIPMENT: 'Equipment',
  COMPUTE: 'Compute',
  LICENCE: 'Licence',
  PERSON: 'Person',
};
const tierLabels: Readonly<Record<SecurityTier, string>> = {
  NONE: 'None',
  SELF_DECLARED: 'Self-declared',
  THIRD_PARTY: 'Third-party, verified',
};
const countryNames = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
const languageNames = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });
const answers: Readonly<Record<string, string>> = { true: 'Yes', false: 'No', yes: 'Yes', no: 'No' };

/**
 * The facets over matches and their neighbours (which miss one of the three filters): the six of every search, perhaps without
 * values, then `attribute.<code>` in the order of the taxonomy, each with at least one value. No numbers, no unknowns.
 */
export function facetsOf(judged: readonly Match[], taxonomy: Taxonomy): readonly Facet[] {
  const matches = judged.filter(({ misses }) => misses.length === 0);
  const besides = (own: Miss): readonly Match[] => judged.filter(({ misses }) => misses.every((miss) => miss === own));
  const same = (value: string): string => value;
  const facets = [
    counted(
      'kind',
      besides('kind'),
      ({ candidate }) => [candidate.kind],
      (kind) => kindLabels[kind],
    ),
    counted('country', besides('country'), ({ candidate }) => given(candidate.facility.country), countryName),
    counted('city', matches, ({ candidate }) => given(candidate.facility.city), same),
    counted(
      'securityTier',
      besides('securityTier'),
      ({ tier }) => [tier],
      (tier) => tierLabels[tier],
    ),
    counted('currency', matches, ({ price }) => [price.currency], same),
    counted(
      'capability',
      matches,
      ({ claims }) => claims.map(({ capability }) => capability.code),
      (code) => taxonomy.capabilities.get(code)?.label ?? code,
    ),
  ];
  const described = [...taxonomy.attributes.values()].filter((attribute) => !isNumeric(attribute));
  const attributes = described.map((attribute) =>
    counted(
      `attribute.${attribute.code}`,
      matches,
      ({ claims }) => claims.flatMap((claim) => known(attribute, claim.attributes[attribute.code] ?? [])),
      (value) => valueLabel(attribute, value),
    ),
  );
  return [...facets, ...attributes.filter(({ values }) => values.length > 0)];
}

function counted<V extends string>(
  field: string,
  matches: readonly Match[],
  valuesOf: (match: Match) => readonly V[],
  labelOf: (value: V) => string,
): Facet {
  const counts = new Map<V, number>();
  for (const match of matches)
    for (const value of new Set(valuesOf(match))) counts.set(value, (counts.get(value) ?? 0) + 1);
  const values = [...counts]
    .map(([value, count]) => ({ value, label: labelOf(value), count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  return { field, values };
}

const given = (value: string | null): readonly string[] => (value === null ? [] : [value]);

const countryName = (code: string): string => countryNames.of(code) ?? code;

function valueLabel(attribute: Attribute, value: string): string {
  if (attribute.pattern !== null) return languageNames.of(value) ?? value;
  if (attribute.type === 'boolean' || attribute.type === 'tristate') return answers[value] ?? value;
  return attribute.valueLabels.get(value) ?? value;
}
