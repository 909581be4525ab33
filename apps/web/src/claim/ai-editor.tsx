import { MultiSelect, Select, Stack, Switch } from '@mantine/core';
import { useQuery } from 'urql';
import { messageAt, type Refusal } from '../graph/refusals';
import { AiCategories } from '../taxonomy/operations';
import type { AiDeclaration } from './draft';

type Props = {
  /** Of the claim, to tell its fields from those of the others. */
  readonly label: string;
  readonly ai: AiDeclaration | null;
  /** `claims.0.ai`: where its refusals point. */
  readonly path: string;
  readonly refusals: readonly Refusal[];
  readonly onChange: (ai: AiDeclaration | null) => void;
};

const nothingUsed: AiDeclaration = { uses: [], trainsOnInput: 'unknown' };
const trainings = [
  { value: 'no', label: 'No' },
  { value: 'yes', label: 'Yes' },
  { value: 'unknown', label: 'Not known' },
];

/** What the house declares of the use of AI. Clients have policies, and who declares nothing keeps none of them. */
export function AiEditor({ label, ai, path, refusals, onChange }: Props) {
  const [{ data }] = useQuery({ query: AiCategories, requestPolicy: 'cache-first' });
  return (
    <Stack gap="xs" mt="sm">
      <Switch
        label="Declare the use of AI"
        aria-label={`Declare the use of AI: ${label}`}
        description="Clients with an AI policy find only who declares it"
        checked={ai !== null}
        onChange={({ currentTarget }) => onChange(currentTarget.checked ? nothingUsed : null)}
      />
      {ai && (
        <>
          <MultiSelect
            label="AI is used for"
            description="Leave it empty to declare that none is"
            data={(data?.aiCategories ?? []).map(({ code, label: text }) => ({ value: code, label: text }))}
            value={[...ai.uses]}
            onChange={(uses) => onChange({ ...ai, uses })}
            searchable
            clearable
            clearButtonProps={{ 'aria-label': 'Clear: AI is used for' }}
            placeholder={ai.uses.length === 0 ? 'Nothing' : undefined}
            error={messageAt(refusals, `${path}.uses`)}
          />
          <Select
            label="Tools learn from what they are given"
            data={trainings}
            value={ai.trainsOnInput}
            onChange={(trainsOnInput) => onChange({ ...ai, trainsOnInput: trainsOnInput ?? 'unknown' })}
            allowDeselect={false}
            error={messageAt(refusals, `${path}.trainsOnInput`)}
          />
        </>
      )}
    </Stack>
  );
}
