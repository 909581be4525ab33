import { CloseButton, Group, Stack } from '@mantine/core';
import { CapabilityPicker } from '../taxonomy/capability-picker';
import { useAttributes, useTaxonomy } from '../taxonomy/taxonomy';
import { parseAlso, writeAlso, type Also } from './also';
import type { ChangeSearch, SearchParams } from './params';
import styles from './search.module.css';
import { Wanted } from './wanted';

type Props = { readonly search: SearchParams; readonly onChange: ChangeSearch };

const noFacets: readonly never[] = [];
// Twenty needs in all, the first of them chosen above.
const most = 19;

/** What the same house has to offer besides: found is whatever meets one of the needs, in houses that meet them all. */
export function AlsoNeeds({ search, onChange }: Props) {
  const asked = (search.also ?? []).flatMap((text) => parseAlso(text) ?? []);
  const change = (next: readonly Also[], isTyping = false) => onChange({ also: next.map(writeAlso) }, isTyping);
  return (
    <section aria-labelledby="also">
      <h2 id="also" className={styles.legend}>
        And in the same house
      </h2>
      <Stack gap="xs">
        {asked.map((also, index) => (
          <AlsoNeed
            key={also.capability}
            also={also}
            onChange={(next, isTyping) =>
              change(
                asked.flatMap((one, at) => (at === index ? (next ?? []) : one)),
                isTyping,
              )
            }
          />
        ))}
        {asked.length < most && (
          <CapabilityPicker
            key={asked.length}
            label="Add what it also needs"
            placeholder="Online edit, subtitling…"
            value={undefined}
            without={[search.capability ?? '', ...asked.map(({ capability }) => capability)]}
            onChange={(capability) => capability && change([...asked, { capability, needs: [] }])}
          />
        )}
      </Stack>
    </section>
  );
}

type OneProps = { readonly also: Also; readonly onChange: (also: Also | null, isTyping?: boolean) => void };

function AlsoNeed({ also, onChange }: OneProps) {
  const { labelOf } = useTaxonomy();
  const { attributes } = useAttributes(also.capability);
  const label = labelOf(also.capability);
  return (
    <div role="group" aria-label={label} className={styles.also}>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <strong>{label}</strong>
        <CloseButton size="sm" aria-label={`Not needed: ${label}`} onClick={() => onChange(null)} />
      </Group>
      <Wanted
        attributes={attributes}
        needs={also.needs}
        facets={noFacets}
        onChange={(needs, isTyping) => onChange({ ...also, needs }, isTyping)}
      />
    </div>
  );
}
