/**
 * How many matches each further choice would leave. Kind, country and security tier leave their own filter out of their count,
 * so that choosing one value does not empty its neighbours; the others count over the matches. A resource counts once per value.
 */
import { isNumeric, known } from './attribute-value';
import type { Miss } from './candidate';
import type { ResourceKind } from './capacity-filter';
import { answering, type Match } from './capacity-match';
import type { SecurityTier, Taxonomy } from './taxonomy';
import { valueLabel } from './value-label';

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

/**
 * The facets of a question with so many needs over matches and their neighbours (which miss one of the three filters): the six of
 * every search, perhaps without values, then `attribute.<code>` in the order of the taxonomy, each with at least one value. No
 * numbers, no unknowns.
 */
export function facetsOf(judged: readonly Match[], needs: number, taxonomy: Taxonomy): readonly Facet[] {
  const matches = answering(judged, needs);
  const besides = (own: Miss): readonly Match[] => answering(judged, needs, own);
  const counted = (field: string, of: readonly Match[], valuesOf: (match: Match) => readonly string[]): Facet => {
    const counts = new Map<string, number>();
    for (const match of of)
      for (const value of new Set(valuesOf(match))) counts.set(value, (counts.get(value) ?? 0) + 1);
    return facetOf(field, counts, taxonomy);
  };
  const facets = [
    counted('kind', besides('kind'), ({ candidate }) => [candidate.kind]),
    counted('country', besides('country'), ({ candidate }) => given(candidate.facility.country)),
    counted('city', matches, ({ candidate }) => given(candidate.facility.city)),
    counted('securityTier', besides('securityTier'), ({ tier }) => [tier]),
    counted('currency', matches, ({ price }) => [price.currency]),
    counted('capability', matches, ({ claims }) => claims.map(({ capability }) => capability.code)),
  ];
  const described = [...taxonomy.attributes.values()].filter((attribute) => !isNumeric(attribute));
  const attributes = described.map((attribute) =>
    counted(`${attributePrefix}${attribute.code}`, matches, ({ claims }) =>
      claims.flatMap((claim) => known(attribute, claim.attributes[attribute.code] ?? [])),
    ),
  );
  return [...facets, ...attributes.filter(({ values }) => values.length > 0)];
}

/** Before the code of an attribute in the field of its facet. */
export const attributePrefix = 'attribute.';

/** The facet of a field from how many matches each of its values has. */
export function facetOf(field: string, counts: ReadonlyMap<string, number>, taxonomy: Taxonomy): Facet {
  const values = [...counts]
    .map(([value, count]) => ({ value, label: labelOf(field, value, taxonomy), count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  return { field, values };
}

const given = (value: string | null): readonly string[] => (value === null ? [] : [value]);

function labelOf(field: string, value: string, taxonomy: Taxonomy): string {
  if (field === 'kind') return kindLabels[value as ResourceKind];
  if (field === 'country') return countryName(value);
  if (field === 'securityTier') return tierLabels[value as SecurityTier];
  if (field === 'capability') return taxonomy.capabilities.get(value)?.label ?? value;
  const attribute = taxonomy.attributes.get(field.slice(attributePrefix.length));
  return attribute === undefined ? value : valueLabel(attribute, value);
}

const namesByCountry = new Map<string, string>();

/** Asking the platform takes a while, and there are only so many countries. */
function countryName(code: string): string {
  const known = namesByCountry.get(code) ?? countryNames.of(code) ?? code;
  namesByCountry.set(code, known);
  return known;
}
