import { Text } from '@mantine/core';

/** What is wrong with a field that cannot say it itself. */
export function FaultWords({ words }: { readonly words: string | null }) {
  if (words === null) return null;
  return (
    <Text size="xs" c="var(--mantine-color-error)" role="alert" mt={4}>
      {words}
    </Text>
  );
}
