import { Button, Stack, Text, Title } from '@mantine/core';
import type { ErrorComponentProps } from '@tanstack/react-router';

/** A page that failed to draw; most often an old page asks for a script of an older version. */
export function Broken({ reset }: ErrorComponentProps) {
  return (
    <Stack align="flex-start" py="xl" role="alert">
      <Title order={1}>This page did not open</Title>
      <Text>Loading it again usually helps.</Text>
      <Button
        onClick={() => {
          reset();
          window.location.reload();
        }}
      >
        Load again
      </Button>
    </Stack>
  );
}
