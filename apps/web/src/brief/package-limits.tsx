import { NativeSelect, SimpleGrid, Text, TextInput } from '@mantine/core';
import { tierWords } from '../resource/words';
import { AttributeEditor } from '../search/attribute-editor';
import { valuesOf } from '../search/facets';
import { usualKm } from '../search/filter';
import { NearField } from '../search/near-field';
import { wordsOfNeed } from '../search/need';
import { floors } from '../search/params';
import { nameOf } from '../search/places';
import { useAttributes, type Attribute } from '../taxonomy/taxonomy';
import styles from './brief.module.css';
import type { PackageDraft } from './draft';
import { FaultWords } from './fault-words';
import { Fold } from './fold';
import { faultAt, type Fault } from './input';
import type { SupplyFound } from './supply';

type Props = {
  readonly one: PackageDraft;
  readonly name: string;
  readonly currency: string;
  readonly faults: readonly Fault[];
  readonly supply: SupplyFound;
  readonly onChange: (patch: Partial<PackageDraft>) => void;
};

type WithAttributes = { readonly attributes: readonly Attribute[] };

/** What else a package demands. The fold says in words what is set inside it. */
export function PackageLimits(props: Props) {
  const { one, currency } = props;
  const { attributes } = useAttributes(one.capability || undefined);
  const labelOf = (code: string) => attributes.find((attribute) => attribute.code === code)?.label ?? code;
  const said = [
    ...one.needs.map((need) => wordsOfNeed(need, labelOf(need.attribute))),
    ...(Number(one.units) > 1 ? [`${one.units} units`] : []),
    ...(one.floor === '' ? [] : [tierWords[one.floor] ?? one.floor]),
    ...(one.near ? [`within ${one.near.km} km of ${nameOf({ latitude: one.near.lat, longitude: one.near.lon })}`] : []),
    ...(one.maxPrice.trim() === '' ? [] : [`at most ${one.maxPrice} ${currency}`]),
    ...(one.together.trim() === '' ? [] : [`together: ${one.together}`]),
  ];

  const title = (
    <>
      Demands and limits
      <span className={styles.said}>{said.length > 0 ? said.join(' · ') : 'none'}</span>
    </>
  );
  return <Fold title={title}>{() => <Limits {...props} attributes={attributes} />}</Fold>;
}

function Limits({ one, name, currency, faults, supply, onChange, attributes }: Props & WithAttributes) {
  const fault = (field: string) => faultAt(faults, `packages.${one.key}.${field}`);
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" verticalSpacing="xs" mt="xs">
        <div data-at={`packages.${one.key}.units`}>
          <TextInput
            label="Units"
            description="How many at once"
            inputMode="numeric"
            value={one.units}
            onChange={({ currentTarget }) => onChange({ units: currentTarget.value.replaceAll(/\D/g, '').slice(0, 7) })}
            error={fault('units')}
          />
        </div>
        <div data-at={`packages.${one.key}.maxPrice`}>
          <TextInput
            label={`Highest price, ${currency}`}
            description="For the whole package"
            placeholder="No limit"
            inputMode="decimal"
            value={one.maxPrice}
            onChange={({ currentTarget }) => onChange({ maxPrice: currentTarget.value })}
            error={fault('maxPrice')}
          />
        </div>
        <div data-at={`packages.${one.key}.securityFloor`}>
          <NativeSelect
            label="Security, at least"
            data={[
              { value: '', label: 'Any' },
              ...floors.map((value) => ({ value, label: tierWords[value] ?? value })),
            ]}
            value={one.floor}
            onChange={({ currentTarget }) =>
              onChange({ floor: floors.find((floor) => floor === currentTarget.value) ?? '' })
            }
            error={fault('securityFloor')}
          />
        </div>
        <div data-at={`packages.${one.key}.together`}>
          <TextInput
            label="Together"
            description="Packages with the same word go to one house"
            value={one.together}
            maxLength={100}
            onChange={({ currentTarget }) => onChange({ together: currentTarget.value })}
            error={fault('together')}
          />
        </div>
        <div data-at={`packages.${one.key}.near`}>
          <NearField
            search={one.near ? one.near : {}}
            onChange={(patch) => {
              const { lat, lon, km } = { ...one.near, ...patch };
              onChange({ near: lat === undefined || lon === undefined ? null : { lat, lon, km: km ?? usualKm } });
            }}
          />
          <FaultWords words={fault('near')} />
        </div>
      </SimpleGrid>
      {attributes.length > 0 && (
        <section aria-label={`${name}: what it must be able to do`} data-at={`packages.${one.key}.requirements`}>
          <Text size="sm" fw={600} mt="sm">
            What it must be able to do
          </Text>
          <FaultWords words={fault('requirements')} />
          {attributes.map((attribute) => (
            <details
              key={attribute.code}
              className={styles.need}
              open={one.needs.some((need) => need.attribute === attribute.code) || undefined}
            >
              <summary>
                {attribute.label}
                {attribute.unit && attribute.unit !== 'count' && <span className={styles.said}>{attribute.unit}</span>}
              </summary>
              <AttributeEditor
                attribute={attribute}
                needs={one.needs}
                found={valuesOf(supply.facets, `attribute.${attribute.code}`)}
                onChange={(needs) => onChange({ needs })}
              />
            </details>
          ))}
        </section>
      )}
    </>
  );
}
