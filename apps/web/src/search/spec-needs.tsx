import { Button, Stack, Text } from '@mantine/core';
import type { Spec } from '../taxonomy/specs';
import { useAttributes } from '../taxonomy/taxonomy';
import type { Patch } from './params';
import { needsOfRequirements, wordsOfNeed } from './need';
import styles from './search.module.css';
import { writtenOut } from './written-out';

type Props = { readonly spec: Spec; readonly onWriteOut: (patch: Patch) => void };

/** What a delivery specification asks of a house. */
export function SpecNeeds({ spec, onWriteOut }: Props) {
  return (
    <details className={styles.spec}>
      <summary>
        What “{spec.label}” asks of a house: {spec.needs.length}{' '}
        {spec.needs.length === 1 ? 'capability' : 'capabilities'}
        {spec.isProposal && ' · a proposal nobody has checked yet'}
      </summary>
      <Stack gap="xs" align="flex-start" mt="xs">
        <ul className={styles.specNeeds}>
          {spec.needs.map((need) => (
            <SpecNeed key={need.capability.code} need={need} />
          ))}
        </ul>
        {spec.notes && <Text size="sm">{spec.notes}</Text>}
        <Button size="compact-sm" variant="default" onClick={() => onWriteOut(writtenOut(spec))}>
          Change these needs
        </Button>
      </Stack>
    </details>
  );
}

function SpecNeed({ need }: { readonly need: Spec['needs'][number] }) {
  const { attributes } = useAttributes(need.capability.code);
  const labels = new Map(attributes.map(({ code, label }) => [code, label]));
  const needs = needsOfRequirements(need.requirements);
  return (
    <li>
      <strong>{need.capability.label}</strong>
      {needs.length > 0 &&
        ` · ${needs.map((one) => wordsOfNeed(one, labels.get(one.attribute) ?? one.attribute)).join('; ')}`}
    </li>
  );
}
