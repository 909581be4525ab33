import { Alert, Button, Group, List, Stack, Text } from '@mantine/core';
import type { CombinedError } from 'urql';
import { unplaced, type Refusal } from '../graph/refusals';

const words: Readonly<Record<string, string>> = {
  UNAUTHENTICATED: 'Sign in to see this.',
  FORBIDDEN: 'Your account may not see this.',
  RATE_LIMITED: 'Too many questions in a short time. Wait a moment, then try again.',
  INTERNAL: 'Something broke on our side. Trying again is safe.',
};

function wordsOf(error: CombinedError): { readonly text: string; readonly incident: string | null } {
  if (error.networkError) return { text: 'The server cannot be reached. Nothing you typed is lost.', incident: null };
  const [first] = error.graphQLErrors;
  const { code, incident } = first?.extensions ?? {};
  const known = typeof code === 'string' ? words[code] : undefined;
  return {
    text: known ?? first?.message ?? error.message,
    incident: typeof incident === 'string' ? incident : null,
  };
}

type TroubleProps = { readonly error: CombinedError; readonly retry?: () => void };

/** A question that failed: what happened, and a way on. */
export function Trouble({ error, retry }: TroubleProps) {
  const { text, incident } = wordsOf(error);
  return (
    <Alert color="red" variant="outline" role="alert" title="This did not work">
      <Group justify="space-between" gap="sm">
        <Stack gap={2}>
          <Text size="sm">{text}</Text>
          {incident && (
            <Text size="xs" c="dimmed">
              Incident {incident}
            </Text>
          )}
        </Stack>
        {retry && (
          <Button size="xs" variant="default" onClick={retry}>
            Try again
          </Button>
        )}
      </Group>
    </Alert>
  );
}

type RefusedProps = {
  readonly refusals: readonly Refusal[];
  readonly trouble?: CombinedError | null;
  /** Paths that fields of the form show themselves. */
  readonly shown?: readonly string[];
};

/** What a form was refused for, as far as no field says it. */
export function Refused({ refusals, trouble, shown = [] }: RefusedProps) {
  const rest = unplaced(refusals, shown);
  if (trouble) return <Trouble error={trouble} />;
  if (rest.length === 0) return null;
  return (
    <Alert color="red" variant="outline" role="alert" title="Not possible like this">
      <List size="sm" listStyleType="none">
        {rest.map((refusal) => (
          <List.Item key={refusal.code + refusal.message}>{refusal.message}</List.Item>
        ))}
      </List>
    </Alert>
  );
}
