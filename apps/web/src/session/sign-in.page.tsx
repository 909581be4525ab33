import { Anchor, Button, Paper, PasswordInput, Stack, Text, TextInput, Title, Alert } from '@mantine/core';
import { useForm } from '@mantine/form';
import { getRouteApi, Link, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { signIn, useViewer } from './session';
import { safePath } from './viewer';

const route = getRouteApi('/sign-in');

export function SignInPage() {
  const { next } = route.useSearch();
  const router = useRouter();
  const viewer = useViewer();
  const [problem, setProblem] = useState<string | null>(null);
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { email: '', password: '' },
    validate: {
      email: (text) => (text.trim() === '' ? 'Enter your e-mail address.' : null),
      password: (text) => (text === '' ? 'Enter your password.' : null),
    },
  });

  const submit = form.onSubmit(async ({ email, password }) => {
    const { refusals, trouble } = await signIn(email.trim(), password);
    const [refusal] = refusals;
    setProblem(trouble ? 'The server cannot be reached. Try again.' : (refusal?.message ?? null));
    if (!trouble && !refusal) router.history.push(safePath(next));
  });

  return (
    <Paper withBorder p="xl" maw={440} mx="auto" mt="lg">
      <title>Sign in · Interlock</title>
      <form onSubmit={submit} noValidate>
        <Stack>
          <Title order={1} size="h2">
            Sign in
          </Title>
          {viewer && (
            <Text size="sm">You are signed in as {viewer.displayName}. Signing in again changes the account.</Text>
          )}
          {problem && (
            <Alert color="red" variant="outline" role="alert">
              {problem}
            </Alert>
          )}
          <TextInput
            label="E-mail"
            type="email"
            autoComplete="username"
            key={form.key('email')}
            {...form.getInputProps('email')}
          />
          <PasswordInput
            label="Password"
            autoComplete="current-password"
            visibilityToggleButtonProps={{ 'aria-label': 'Show or hide the password', tabIndex: 0 }}
            key={form.key('password')}
            {...form.getInputProps('password')}
          />
          <Button type="submit" loading={form.submitting}>
            Sign in
          </Button>
          <Text size="sm">
            New here?{' '}
            <Anchor
              underline="always"
              renderRoot={(props) => <Link to="/sign-up" search={next ? { next } : {}} {...props} />}
            >
              Sign up
            </Anchor>
          </Text>
        </Stack>
      </form>
    </Paper>
  );
}
