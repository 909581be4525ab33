import { Group, NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import type { Attribute } from '../taxonomy/taxonomy';
import { FacetBox } from './facet-box';
import { optionsOf, toggled, type FacetValue } from './facets';
import { chosenBound, chosenValues, needsAll, valueWords, withNeed, type Need } from './need';
import { useTyped } from './typed';

type Props = {
  readonly attribute: Attribute;
  readonly needs: readonly Need[];
  /** How many of the matches have each value. */
  readonly found: readonly FacetValue[];
  readonly onChange: (needs: readonly Need[], isTyping?: boolean) => void;
};

/** What is needed of one attribute, asked in the way that its type can be answered. */
export function AttributeEditor(props: Props) {
  const { type, ordered, values } = props.attribute;
  if (type === 'integer' || type === 'decimal') return <Bounds {...props} />;
  if (ordered && values) return <AtLeast {...props} values={values} />;
  return values ? <Values {...props} values={values} /> : <Tags {...props} />;
}

function Values({ attribute, values, needs, found, onChange }: Props & { readonly values: readonly string[] }) {
  const chosen = chosenValues(needs, attribute.code);
  const all = needsAll(needs, attribute.code);
  // An unknown answer meets nothing, so nobody can ask for it.
  const known = values
    .filter((value) => attribute.type !== 'tristate' || value !== 'unknown')
    .map((value) => ({ value, label: valueWords(value) }));

  function choose(list: readonly string[], isAll: boolean) {
    const others = withNeed(withNeed(needs, attribute.code, 'anyOf', []), attribute.code, 'allOf', []);
    onChange(withNeed(others, attribute.code, isAll ? 'allOf' : 'anyOf', list));
  }

  return (
    <FacetBox
      legend={attribute.label}
      isLegendHidden
      options={optionsOf(
        found.filter(({ value }) => values.includes(value)),
        chosen,
        known,
      )}
      onToggle={(value) => choose(toggled(chosen, value), all)}
    >
      {attribute.type === 'set' && chosen.length > 1 && (
        <SegmentedControl
          size="xs"
          mt={4}
          aria-label={`${attribute.label}: how many of these?`}
          data={[
            { value: 'any', label: 'Any of these' },
            { value: 'all', label: 'All of these' },
          ]}
          value={all ? 'all' : 'any'}
          onChange={(mode) => choose(chosen, mode === 'all')}
        />
      )}
    </FacetBox>
  );
}

function AtLeast({ attribute, values, needs, onChange }: Props & { readonly values: readonly string[] }) {
  return (
    <NativeSelect
      aria-label={`${attribute.label}: at least`}
      data={[{ value: '', label: 'Any' }, ...values.map((value) => ({ value, label: `${value} or more` }))]}
      value={chosenBound(needs, attribute.code, 'atLeast')}
      onChange={({ currentTarget: { value } }) => onChange(withNeed(needs, attribute.code, 'atLeast', [value]))}
    />
  );
}

function Bounds({ attribute, needs, onChange }: Props) {
  const unit = attribute.unit && attribute.unit !== 'count' ? ` ${attribute.unit}` : '';
  const isWhole = attribute.type === 'integer';
  const bound = (test: 'atLeast' | 'atMost') => (text: string) =>
    onChange(withNeed(needs, attribute.code, test, [text.replace(/\.$/, '')]), true);
  const [least, setLeast] = useTyped(chosenBound(needs, attribute.code, 'atLeast'), bound('atLeast'));
  const [most, setMost] = useTyped(chosenBound(needs, attribute.code, 'atMost'), bound('atMost'));
  const plain = (text: string) =>
    isWhole ? text.replaceAll(/\D/g, '') : text.replace(',', '.').replaceAll(/[^\d.]/g, '');
  return (
    <Group gap={6} wrap="nowrap">
      <TextInput
        aria-label={`${attribute.label}: at least${unit}`}
        placeholder={`from${unit}`}
        inputMode="decimal"
        value={least}
        onChange={({ currentTarget }) => setLeast(plain(currentTarget.value).slice(0, 12))}
      />
      <TextInput
        aria-label={`${attribute.label}: at most${unit}`}
        placeholder={`to${unit}`}
        inputMode="decimal"
        value={most}
        onChange={({ currentTarget }) => setMost(plain(currentTarget.value).slice(0, 12))}
      />
    </Group>
  );
}

/** Without a list of values, as languages are: the ones that were found, and any other by its tag. */
function Tags({ attribute, needs, found, onChange }: Props) {
  const chosen = chosenValues(needs, attribute.code);
  const choose = (list: readonly string[], isTyping = false) =>
    onChange(withNeed(needs, attribute.code, 'anyOf', list), isTyping);
  const [text, setText] = useTyped(chosen.join(', '), (typed) =>
    choose([...new Set(typed.split(/[\s,;]+/).filter(Boolean))], true),
  );
  return (
    <>
      <TextInput
        aria-label={`${attribute.label}: any of`}
        description="Any of these, as tags: pt finds pt-BR too."
        placeholder="en, pt-BR"
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <FacetBox
        legend={`${attribute.label}: found`}
        isLegendHidden
        options={optionsOf(found, chosen)}
        onToggle={(value) => choose(toggled(chosen, value))}
      />
    </>
  );
}
