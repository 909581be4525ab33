import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { Link, useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useViewer, type Viewer } from './session';
import { partOf, type Part } from './viewer';

type Props = { readonly as?: readonly Part[]; readonly children: (viewer: Viewer) => ReactNode };

/** Shows its page to those it is for; others are told what it takes. */
export function SignedIn({ as, children }: Props) {
  const viewer = useViewer();
  const { href } = useLocation();
  if (!viewer) {
    return (
      <Stack align="flex-start" py="xl">
        <title>Sign in · Interlock</title>
        <Title order={1}>Sign in to go on</Title>
        <Text>This page belongs to an account.</Text>
        <Group>
          <Button renderRoot={(props) => <Link to="/sign-in" search={{ next: href }} {...props} />}>Sign in</Button>
          <Button variant="default" renderRoot={(props) => <Link to="/sign-up" search={{ next: href }} {...props} />}>
            Sign up
          </Button>
        </Group>
      </Stack>
    );
  }
  if (as && !as.includes(partOf(viewer))) {
    return (
      <Stack align="flex-start" py="xl">
        <title>Not for this account · Interlock</title>
        <Title order={1}>This page is for another kind of account</Title>
        <Text>
          You are signed in for {viewer.organisation?.name ?? 'the platform'}. The page exists, but not for this role.
        </Text>
      </Stack>
    );
  }
  return children(viewer);
}
