import { Badge, Button, Group, SimpleGrid, Skeleton, Text } from '@mantine/core';
import { messageAt, type Refusal } from '../graph/refusals';
import { standingWords } from '../resource/words';
import { useAttributes } from '../taxonomy/taxonomy';
import { showDate } from '../time/show';
import { AiEditor } from './ai-editor';
import { AttributeEditor } from './attribute-editor';
import styles from './claim.module.css';
import type { Claim, Draft } from './draft';

type Props = {
  readonly draft: Draft;
  readonly label: string;
  /** As it was last saved; undefined for a new one. */
  readonly saved: Claim | undefined;
  /** `claims.0`: where its refusals point. */
  readonly path: string;
  readonly refusals: readonly Refusal[];
  readonly mayEdit: boolean;
  readonly onChange: (draft: Draft) => void;
  readonly onRemove: () => void;
};

/** One capability that the resource says it has, with what can be said of it. */
export function ClaimEditor({ draft, label, saved, path, refusals, mayEdit, onChange, onRemove }: Props) {
  const { isLoading, attributes } = useAttributes(draft.capability);
  // Refusals name the attributes that were sent, which are those of which something is said.
  const sent = Object.entries(draft.attributes).filter(([, values]) => values.length > 0);
  const pathOf = (code: string) => `${path}.attributes.${sent.findIndex(([attribute]) => attribute === code)}`;
  const fault = messageAt(refusals, `${path}.capability`);

  return (
    <fieldset className={styles.claim} disabled={!mayEdit}>
      <legend className={styles.legend}>{label}</legend>
      <Group justify="space-between" mb="xs">
        <Group gap="xs">
          <Badge variant="default" tt="none" fw={500}>
            {saved ? (standingWords[saved.standing] ?? saved.standing) : 'not saved yet'}
          </Badge>
          {saved?.expiresOn && (
            <Text size="xs" c="dimmed">
              until {showDate(saved.expiresOn)}
            </Text>
          )}
          <Text size="xs" c="dimmed">
            {draft.capability}
          </Text>
        </Group>
        {mayEdit && (
          <Button size="compact-sm" variant="default" aria-label={`Take away ${label}`} onClick={onRemove}>
            Take away
          </Button>
        )}
      </Group>
      {fault && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert">
          {fault}
        </Text>
      )}
      {isLoading && attributes.length === 0 && <Skeleton height={60} />}
      <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} spacing="sm">
        {attributes.map((attribute) => (
          <AttributeEditor
            key={attribute.code}
            attribute={attribute}
            values={draft.attributes[attribute.code] ?? []}
            onChange={(values) => onChange({ ...draft, attributes: { ...draft.attributes, [attribute.code]: values } })}
            error={messageAt(refusals, pathOf(attribute.code))}
          />
        ))}
      </SimpleGrid>
      <AiEditor
        label={label}
        ai={draft.ai ?? null}
        path={`${path}.ai`}
        refusals={refusals}
        onChange={(ai) => onChange({ ...draft, ai })}
      />
    </fieldset>
  );
}
