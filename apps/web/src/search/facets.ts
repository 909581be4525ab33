/** Which values a facet offers: those that hit, those that are chosen, and those that are known but hit nothing. */

export type FacetValue = { readonly value: string; readonly label: string; readonly count: number };
export type Facet = { readonly field: string; readonly values: readonly FacetValue[] };

export type Option = FacetValue & { readonly isChosen: boolean };

export const valuesOf = (facets: readonly Facet[], field: string): readonly FacetValue[] =>
  facets.find((facet) => facet.field === field)?.values ?? [];

/** In the order of `known` where given, else most hits first; a chosen or known value that hits nothing counts 0. */
export function optionsOf(
  found: readonly FacetValue[],
  chosen: readonly string[],
  known: readonly { readonly value: string; readonly label: string }[] = [],
): readonly Option[] {
  const order = new Map(known.map(({ value }, index) => [value, index]));
  const labels = new Map(known.map(({ value, label }) => [value, label]));
  const hits = new Map(found.map((one) => [one.value, one]));
  const values = new Set([...order.keys(), ...hits.keys(), ...chosen]);
  return [...values]
    .map((value) => ({
      value,
      label: labels.get(value) ?? hits.get(value)?.label ?? value,
      count: hits.get(value)?.count ?? 0,
      isChosen: chosen.includes(value),
    }))
    .sort((one, other) => {
      const place = (option: Option) => order.get(option.value) ?? order.size;
      return place(one) - place(other) || other.count - one.count || one.label.localeCompare(other.label);
    });
}

/** Hits of the tier and every better one: what choosing it as a floor leaves. */
export function hitsFrom(found: readonly FacetValue[], tiers: readonly string[]): number {
  return found.filter(({ value }) => tiers.includes(value)).reduce((sum, { count }) => sum + count, 0);
}

/** The list with the value put in or taken out. */
export const toggled = <V extends string>(list: readonly V[], value: V): readonly V[] =>
  list.includes(value) ? list.filter((one) => one !== value) : [...list, value];
