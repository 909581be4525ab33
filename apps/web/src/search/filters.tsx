import { Stack } from '@mantine/core';
import { countryName, kindWords, tierWords } from '../resource/words';
import { useTaxonomy, type Attribute } from '../taxonomy/taxonomy';
import { AllianceField } from './alliance-field';
import { FacetBox, FacetList } from './facet-box';
import { hitsFrom, optionsOf, toggled, valuesOf, type Facet } from './facets';
import { floors, kinds, type ChangeSearch, type Defaults, type SearchParams } from './params';
import { AiField } from './ai-field';
import { AlsoNeeds } from './also-needs';
import { HoursField } from './hours-field';
import { parseNeed, writeNeed } from './need';
import { NearField } from './near-field';
import { PriceField } from './price-field';
import styles from './search.module.css';
import { ThroughField } from './through-field';
import { Wanted } from './wanted';

type Props = {
  readonly search: SearchParams & Defaults;
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
          onChoose={(capability) => onChange({ capability, spec: undefined, need: undefined })}
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
      {attributes.length > 0 && (
        <section aria-labelledby="needs">
          <h2 id="needs" className={styles.legend}>
            What it must be able to do
          </h2>
          <Wanted
            attributes={attributes}
            needs={(search.need ?? []).flatMap((text) => parseNeed(text) ?? [])}
            facets={facets}
            onChange={(needs, isTyping) => onChange({ need: needs.map(writeNeed) }, isTyping)}
          />
        </section>
      )}
      <AlsoNeeds search={search} onChange={onChange} />
      <ThroughField chosen={search.through ?? []} onChange={(through) => onChange({ through })} />
      <HoursField search={search} onChange={onChange} />
      <AiField search={search} onChange={onChange} />
    </Stack>
  );
}
