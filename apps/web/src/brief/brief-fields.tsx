import { Group, MultiSelect, Select, SimpleGrid, Text, TextInput } from '@mantine/core';
import { useQuery } from 'urql';
import { currencies } from '../money/currencies';
import styles from './brief.module.css';
import type { BriefDraft } from './draft';
import { Fold } from './fold';
import { faultAt, type Fault } from './input';
import { LeftOut } from './left-out';
import { AlliancesToPrefer } from './operations';

export type FieldsProps = {
  readonly draft: BriefDraft;
  readonly faults: readonly Fault[];
  readonly zone: string;
  readonly onChange: (draft: BriefDraft) => void;
};

/** What holds for the whole job. */
export function BriefFields({ draft, faults, zone, onChange }: FieldsProps) {
  const [{ data }] = useQuery({ query: AlliancesToPrefer, requestPolicy: 'cache-first' });
  const alliances = (data?.alliances.edges ?? []).filter(
    ({ node }) => node.status === 'ACTIVE' || draft.preferred.includes(node.id),
  );
  const change = (patch: Partial<BriefDraft>) => onChange({ ...draft, ...patch });
  return (
    <fieldset className={styles.card}>
      <legend className={styles.legendOf}>The job</legend>
      <div data-at="title">
        <TextInput
          label="Code name"
          description="Houses that you ask see it; nothing secret, then."
          value={draft.title}
          maxLength={200}
          onChange={({ currentTarget }) => change({ title: currentTarget.value })}
          error={faultAt(faults, 'title')}
        />
      </div>
      <Group align="flex-start" gap="sm" mt="sm">
        <div data-at="currency">
          <Select
            label="Currency"
            data={[...currencies]}
            limit={40}
            searchable
            allowDeselect={false}
            value={draft.currency}
            onChange={(currency) => currency && change({ currency })}
            error={faultAt(faults, 'currency')}
            w={110}
          />
        </div>
        <div data-at="budget">
          <TextInput
            label="Budget"
            placeholder="No limit"
            inputMode="decimal"
            value={draft.budget}
            onChange={({ currentTarget }) => change({ budget: currentTarget.value })}
            error={faultAt(faults, 'budget')}
            w={150}
          />
        </div>
        <div data-at="maxFacilities">
          <TextInput
            label="Houses at most"
            placeholder="No limit"
            inputMode="numeric"
            value={draft.maxFacilities}
            onChange={({ currentTarget }) =>
              change({ maxFacilities: currentTarget.value.replaceAll(/\D/g, '').slice(0, 3) })
            }
            error={faultAt(faults, 'maxFacilities')}
            w={130}
          />
        </div>
      </Group>
      <Text size="xs" c="dimmed" mt={4}>
        Only houses that charge in this currency can be part of a team.
      </Text>
      <Fold title="Whom to prefer, whom to leave out" isOpen={draft.leftOut.length + draft.preferred.length > 0}>
        {() => (
          <SimpleGrid cols={1} spacing="sm" mt="xs">
            {alliances.length > 0 && (
              <div data-at="preferAlliances">
                <MultiSelect
                  label="Prefer members of"
                  description="Others are taken only where no team exists without them."
                  data={alliances.map(({ node }) => ({ value: node.id, label: node.name }))}
                  value={[...draft.preferred]}
                  onChange={(preferred) => change({ preferred })}
                  searchable
                  error={faultAt(faults, 'preferAlliances')}
                />
              </div>
            )}
            <div data-at="excludeFacilities">
              <LeftOut draft={draft} zone={zone} onChange={(leftOut) => change({ leftOut })} />
              {faultAt(faults, 'excludeFacilities') && (
                <Text size="sm" c="var(--mantine-color-error)" role="alert">
                  {faultAt(faults, 'excludeFacilities')}
                </Text>
              )}
            </div>
          </SimpleGrid>
        )}
      </Fold>
    </fieldset>
  );
}
