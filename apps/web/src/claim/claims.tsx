import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useSubmission } from '../graph/submission';
import { Empty } from '../shell/empty';
import { Refused } from '../shell/trouble';
import { useKept } from '../draft/kept';
import { CapabilityPicker } from '../taxonomy/capability-picker';
import { useTaxonomy } from '../taxonomy/taxonomy';
import { ClaimEditor } from './claim-editor';
import styles from './claim.module.css';
import { areSame, claimsOf, draftsOf, type Claim, type Draft } from './draft';
import { ClaimCapabilities } from './operations';

type Props = { readonly resourceId: string; readonly claims: readonly Claim[]; readonly mayEdit: boolean };

/** What the resource can do. All its claims are saved in one act; what is not saved yet survives a reload. */
export function Claims({ resourceId, claims, mayEdit }: Props) {
  const save = useSubmission(ClaimCapabilities);
  const { labelOf } = useTaxonomy();
  const saved = draftsOf(claims);
  const [kept, keep] = useKept<readonly Draft[] | null>(`claims:${resourceId}`, null);
  const [adding, setAdding] = useState<string | undefined>();
  const drafts = kept ?? saved;
  const isChanged = kept !== null && !areSame(kept, saved);

  const change = (next: readonly Draft[]) => keep(next);
  const replace = (capability: string, next: Draft) =>
    change(drafts.map((one) => (one.capability === capability ? next : one)));

  function add(capability: string | undefined) {
    if (!capability) return;
    change([...drafts, { capability, attributes: {} }]);
    setAdding(undefined);
  }

  async function send() {
    if (!(await save.send({ resourceId, claims: claimsOf(drafts) }))) return;
    keep(null);
    notifications.show({ title: 'Saved', message: 'Searches go by these from now on.' });
  }

  return (
    <Stack>
      <div>
        <Title order={2} size="h4">
          What it can do
        </Title>
        <Text size="sm" c="dimmed">
          {claims.length.toLocaleString('en-GB')} {claims.length === 1 ? 'capability' : 'capabilities'} claimed. What is
          not stated is unknown, and unknown never satisfies a search.
        </Text>
      </div>
      {drafts.length === 0 && (
        <Empty title="Nothing claimed yet">Searches go by capability: without one, nobody finds this resource.</Empty>
      )}
      {drafts.map((draft, index) => (
        <ClaimEditor
          key={draft.capability}
          draft={draft}
          label={
            claims.find(({ capability }) => capability.code === draft.capability)?.capability.label ??
            labelOf(draft.capability)
          }
          saved={claims.find(({ capability }) => capability.code === draft.capability)}
          path={`claims.${index}`}
          refusals={save.refusals}
          mayEdit={mayEdit}
          onChange={(next) => replace(draft.capability, next)}
          onRemove={() => change(drafts.filter((one) => one !== draft))}
        />
      ))}
      {mayEdit && (
        <>
          <CapabilityPicker
            label="Claim a capability"
            value={adding}
            onChange={add}
            leavesOnly
            without={drafts.map(({ capability }) => capability)}
          />
          <Refused
            refusals={save.refusals}
            trouble={save.trouble}
            shown={drafts.map((_, index) => `claims.${index}`)}
          />
          {(isChanged || save.isSending) && (
            <Group className={styles.save} justify="space-between">
              <Text size="sm">Not saved yet. A claim that changes falls back to self-declared.</Text>
              <Group gap="xs">
                <Button variant="default" onClick={() => keep(null)}>
                  As it was
                </Button>
                <Button loading={save.isSending} onClick={() => void send()}>
                  Save claims
                </Button>
              </Group>
            </Group>
          )}
        </>
      )}
    </Stack>
  );
}
