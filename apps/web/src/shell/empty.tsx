import { Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

type Props = { readonly title: string; readonly children?: ReactNode; readonly step?: ReactNode };

/** An empty list says why it is empty and offers the next step. */
export function Empty({ title, children, step }: Props) {
  return (
    <Paper withBorder p="lg" bg="transparent" style={{ borderStyle: 'dashed' }}>
      <Stack gap="xs" align="flex-start">
        <Title order={2} size="h4">
          {title}
        </Title>
        {children && (
          <Text component="div" size="sm" c="dimmed">
            {children}
          </Text>
        )}
        {step}
      </Stack>
    </Paper>
  );
}
