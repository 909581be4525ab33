import { Stack } from '@mantine/core';
import { countryName, kindWords, tierWords } from '../resource/words';
import { useTaxonomy, type Attribute } from '../taxonomy/taxonomy';
import { AllianceField } from './alliance-field';
import { AttributeEditor } from './attribute-editor';
import { FacetBox, FacetList } from './facet-box';
import { hitsFrom, optionsOf, toggled, valuesOf, type Facet } from './facets';
import type { ChangeSearch } from './fields';
import { chosenBound, chosenValues, parseNeed, writeNeed, type Need } from './need';
import { NearField } from './near-field';
import { floors, kinds, type SearchParams } from './params';
import { PriceField } from './price-field';
import styles from './search.module.css';

type Props = {
  readonly search: SearchParams;
  readonly facets: readonly Facet[];
  readonly attributes: readonly Attribute[];
  readonly onChange: ChangeSearch;
};

const floorKnown = floors.map((value) => ({ value, label: tierWords[value] ?? value }));
const kindKnown = kinds.map((value) => ({ value, label: kindWords[value] ?? value }));

/** Everything that can narrow a search; each value says how many places it leaves. */
export function Filters({ search, facets, attributes, onChange }: Props) {
  const { labelOf } = useTaxonomy();
  const tiers = valuesOf(facets, 'securityTier');
  const floorCounts = [
    { value: 'SELF_DECLARED', label: '', count: hitsFrom(tiers, ['SELF_DECLARED', 'THIRD_PARTY']) },
    { value: 'THIRD_PARTY', label: '', count: hitsFrom(tiers, ['THIRD_PARTY']) },
  ];
  const below = valuesOf(facets, 'capability').map((one) => ({ ...one, label: labelOf(one.value) }));

  const cities = valuesOf(facets, 'city');
  // A chosen country that no longer hits still has to be called by its name.
  const countryOptions = optionsOf(valuesOf(facets, 'country'), search.countries ?? []).map((one) => ({
    ...one,
    label: countryName(one.value),
  }));

  return (
    <Stack gap="lg">
      <FacetBox
        legend="Kind"
        options={optionsOf(valuesOf(facets, 'kind'), search.kinds ?? [], kindKnown)}
        onToggle={(value) =>
          onChange({ kinds: kinds.filter((kind) => toggled(search.kinds ?? [], value).includes(kind)) })
        }
      />
      {below.length > 1 && (
        <FacetList
          legend="More exactly"
          options={optionsOf(below, [])}
          onChoose={(capability) => onChange({ capability, need: undefined })}
        />
      )}
      <NearField search={search} onChange={onChange} />
      <FacetBox
        legend="Country"
        options={countryOptions}
        onToggle={(value) => onChange({ countries: toggled(search.countries ?? [], value) })}
      />
      <FacetList
        legend="City"
        options={optionsOf(cities, cities.some(({ value }) => value === search.text) ? [search.text ?? ''] : [])}
        onChoose={(city) => onChange({ text: city === search.text ? undefined : city })}
      />
      <FacetList
        legend="Security, at least"
        options={optionsOf(floorCounts, search.floor ? [search.floor] : [], floorKnown)}
        onChoose={(value) => onChange({ floor: floors.find((floor) => floor === value && floor !== search.floor) })}
      />
      <AllianceField chosen={search.alliances ?? []} onChange={(alliances) => onChange({ alliances })} />
      <PriceField search={search} onChange={onChange} found={valuesOf(facets, 'currency').map(({ value }) => value)} />
      <Needs search={search} facets={facets} attributes={attributes} onChange={onChange} />
    </Stack>
  );
}

/** What it must be able to do: one entry for each attribute of the capability, open where something is asked. */
function Needs({ search, facets, attributes, onChange }: Props) {
  const needs = (search.need ?? []).flatMap((text) => parseNeed(text) ?? []);
  const change = (next: readonly Need[], isTyping = false) => onChange({ need: next.map(writeNeed) }, isTyping);
  if (attributes.length === 0) return null;
  return (
    <section aria-labelledby="needs">
      <h2 id="needs" className={styles.legend}>
        What it must be able to do
      </h2>
      {attributes.map((attribute) => (
        <details key={attribute.code} className={styles.need} open={isAsked(needs, attribute.code) || undefined}>
          <summary>
            {attribute.label}
            {attribute.unit && attribute.unit !== 'count' && <span className={styles.unit}> {attribute.unit}</span>}
          </summary>
          <AttributeEditor
            attribute={attribute}
            needs={needs}
            found={valuesOf(facets, `attribute.${attribute.code}`)}
            onChange={change}
          />
        </details>
      ))}
    </section>
  );
}

const isAsked = (needs: readonly Need[], attribute: string): boolean =>
  chosenValues(needs, attribute).length > 0 ||
  chosenBound(needs, attribute, 'atLeast') !== '' ||
  chosenBound(needs, attribute, 'atMost') !== '';
