import type { Attribute } from '../taxonomy/taxonomy';
import { AttributeEditor } from './attribute-editor';
import { valuesOf, type Facet } from './facets';
import { chosenBound, chosenValues, type Need } from './need';
import styles from './search.module.css';

type Props = {
  readonly attributes: readonly Attribute[];
  readonly needs: readonly Need[];
  readonly facets: readonly Facet[];
  readonly onChange: (needs: readonly Need[], isTyping?: boolean) => void;
};

/** What a capability must be able to do: an entry for each of its attributes, open where something is asked. */
export function Wanted({ attributes, needs, facets, onChange }: Props) {
  return attributes.map((attribute) => (
    <details key={attribute.code} className={styles.need} open={isAsked(needs, attribute.code) || undefined}>
      <summary>
        {attribute.label}
        {attribute.unit && attribute.unit !== 'count' && <span className={styles.unit}> {attribute.unit}</span>}
      </summary>
      <AttributeEditor
        attribute={attribute}
        needs={needs}
        found={valuesOf(facets, `attribute.${attribute.code}`)}
        onChange={onChange}
      />
    </details>
  ));
}

const isAsked = (needs: readonly Need[], attribute: string): boolean =>
  chosenValues(needs, attribute).length > 0 ||
  chosenBound(needs, attribute, 'atLeast') !== '' ||
  chosenBound(needs, attribute, 'atMost') !== '';
