import { Alert, Button, Radio, Stack, Text } from '@mantine/core';
import { useQuery } from 'urql';
import { PageShape, RowsShape } from '../shell/page-shape';
import { Trouble } from '../shell/trouble';
import { ColumnForm } from './column-form';
import styles from './import.module.css';
import { kinds, tableKinds, type TableKind } from './kinds';
import { beginWith } from './mapping';
import { PastImports, SuggestTable } from './operations';
import { Steps } from './steps';
import { StepTitle } from './step-title';

type Props = {
  readonly site: { readonly id: string; readonly name: string };
  readonly uploadId: string;
  /** Null: what the file is likely to be. */
  readonly kind: TableKind | null;
  readonly onKind: (kind: TableKind) => void;
  readonly onChecked: (tableId: string) => void;
  readonly onOther: () => void;
};

/** What the file is, and which of its columns is which: suggested, and to be said otherwise. */
export function Columns({ site, uploadId, kind: asked, onKind, onChecked, onOther }: Props) {
  const [{ data, error, fetching }, again] = useQuery({ query: SuggestTable, variables: { uploadId, kind: asked } });
  const [past] = useQuery({ query: PastImports, variables: { facilityId: site.id } });
  if (error?.networkError) return <Trouble error={error} retry={() => again({ requestPolicy: 'network-only' })} />;
  if (error) return <Unreadable message={error.graphQLErrors[0]?.message ?? ''} onOther={onOther} />;
  if (!data || (past.fetching && !past.data)) return <PageShape />;
  const suggestion = data.suggestTable;
  const { kind, chosen, asIn } = beginWith(suggestion, past.data?.facility?.tables ?? [], asked);
  return (
    <>
      <Steps at="columns" />
      <Stack maw={840}>
        <div>
          <StepTitle>Which column is which?</StepTitle>
          <Text size="sm" c="dimmed">
            For {site.name}. Nothing changes yet.
          </Text>
        </div>
        <Radio.Group
          label="What the table says"
          {...(asked === null && { description: hintOf(kind, asIn) })}
          value={asked ?? kind}
          onChange={(value) => {
            const said = tableKinds.find((one) => one === value);
            if (said) onKind(said);
          }}
        >
          <Stack gap="xs" mt="xs">
            {tableKinds.map((one) => (
              <Radio key={one} value={one} label={kinds[one].title} description={kinds[one].words} />
            ))}
          </Stack>
        </Radio.Group>
        {fetching && asked !== suggestion.kind && asked !== null ? (
          <RowsShape rows={3} height={56} />
        ) : (
          kind !== null && (
            <ColumnForm
              key={kind}
              site={site}
              kind={kind}
              uploadId={uploadId}
              file={suggestion}
              beginning={chosen}
              onChecked={onChecked}
            >
              <Other onOther={onOther} />
            </ColumnForm>
          )
        )}
        {kind === null && (
          <>
            <Text size="sm" c="dimmed" className={styles.values}>
              Its columns: {suggestion.headers.join(', ')}.
            </Text>
            <Other onOther={onOther} />
          </>
        )}
      </Stack>
    </>
  );
}

function hintOf(kind: TableKind | null, asIn: string | null): string {
  if (kind === null) return 'The names of its columns do not tell: say it.';
  return asIn === null ? 'As the names of its columns suggest.' : `As in “${asIn}”, which has the same columns.`;
}

function Unreadable({ message, onOther }: { readonly message: string; readonly onOther: () => void }) {
  return (
    <>
      <Steps at="file" />
      <Alert color="red" variant="outline" role="alert" title="This file cannot be read" maw={840}>
        <Stack align="flex-start">
          <Text size="sm">{message}</Text>
          <Other onOther={onOther} />
        </Stack>
      </Alert>
    </>
  );
}

function Other({ onOther }: Pick<Props, 'onOther'>) {
  return (
    <Button variant="default" w="fit-content" onClick={onOther}>
      Choose another file
    </Button>
  );
}
