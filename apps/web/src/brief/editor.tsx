import { Alert, Button, Group, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useKept } from '../draft/kept';
import { dateFromToday } from '../time/today';
import styles from './brief.module.css';
import { BriefForm } from './brief-form';
import type { BriefDraft } from './draft';
import { fromTemplate, type TemplateName } from './templates';

type Props = {
  /** Under which name what is typed survives a reload. */
  readonly keptAs: string;
  /** What to begin with; null offers the templates. */
  readonly initial: BriefDraft | null;
  readonly at: string | undefined;
};

/** Writes a brief, from a template or a copy. Nothing typed is lost until it is sent, or given up and not taken back. */
export function BriefEditor({ keptAs, initial, at }: Props) {
  const [kept, keep] = useKept<BriefDraft | null>(keptAs, null);
  const [givenUp, setGivenUp] = useState<BriefDraft | null>(null);
  const draft = kept ?? initial;

  function leave() {
    setGivenUp(draft);
    keep(null);
  }

  return (
    <>
      {givenUp && (
        <Alert color="gray" variant="outline" role="status" title="What you had written is put away">
          <Group gap="xs">
            <Button
              size="xs"
              variant="default"
              onClick={() => {
                keep(givenUp);
                setGivenUp(null);
              }}
            >
              Undo: bring it back
            </Button>
          </Group>
        </Alert>
      )}
      {draft ? (
        <BriefForm
          draft={draft}
          at={at}
          onChange={(next) => {
            setGivenUp(null);
            keep(next);
          }}
          onSent={() => keep(null)}
          onLeave={kept ? leave : null}
        />
      ) : (
        <Templates onChoose={(name) => keep(fromTemplate(name, dateFromToday()))} />
      )}
    </>
  );
}

const templates: readonly { readonly name: TemplateName; readonly title: string; readonly words: string }[] = [
  {
    name: 'episode',
    title: 'Finish an episode',
    words:
      'An hour of television: conform, grade and online beside dialogue, premix and mix; then master and quality control.',
  },
  {
    name: 'feature',
    title: 'Finish a feature',
    words:
      'Eight packages in two chains that join: conform, grade and online; dialogue, premix and mix; then the master and its quality control. Lengths are usual ones, to be changed.',
  },
  { name: 'blank', title: 'Blank', words: 'One empty package, to be filled and added to.' },
];

function Templates({ onChoose }: { readonly onChoose: (name: TemplateName) => void }) {
  return (
    <section aria-labelledby="begin">
      <Title order={2} size="h4" id="begin" mb="xs">
        Begin with
      </Title>
      <ul className={styles.templates}>
        {templates.map(({ name, title, words }) => (
          <li key={name} className={styles.template}>
            <Text fw={650}>{title}</Text>
            <Text size="sm" c="dimmed">
              {words}
            </Text>
            <Button
              variant={name === 'episode' ? 'filled' : 'default'}
              aria-label={`Begin with: ${title}`}
              onClick={() => onChoose(name)}
            >
              Begin
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
