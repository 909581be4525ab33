import {
  Alert,
  Anchor,
  Button,
  Fieldset,
  Paper,
  PasswordInput,
  Radio,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { getRouteApi, Link, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { unplaced } from '../graph/refusals';
import { signUp, type Registration } from './session';
import { safePath } from './viewer';

const route = getRouteApi('/sign-up');

const kinds = [
  {
    value: 'FACILITY',
    label: 'A post house',
    description:
      'You list rooms, kit, licences, compute and people you have spare, and answer requests. You can also ask others.',
  },
  {
    value: 'PRODUCER',
    label: 'A producer',
    description: 'You look for houses for a job, pencil time, agree on terms and book.',
  },
] as const;

const fields = ['email', 'password', 'displayName', 'organisationName', 'organisationKind'] as const;

const initial: Registration = {
  email: '',
  password: '',
  displayName: '',
  organisationName: '',
  organisationKind: 'FACILITY',
};

export function SignUpPage() {
  const { next } = route.useSearch();
  const router = useRouter();
  const [problems, setProblems] = useState<readonly string[]>([]);
  const form = useForm<Registration>({
    mode: 'uncontrolled',
    initialValues: initial,
    validate: {
      email: (text) => (/^\S+@\S+$/.test(text.trim()) ? null : 'Enter an e-mail address, as name@house.example.'),
      password: (text) => ([...text].length >= 10 ? null : 'Use at least 10 characters.'),
      displayName: (text) => (text.trim() === '' ? 'Enter your name.' : null),
      organisationName: (text) => (text.trim() === '' ? 'Enter the name of your organisation.' : null),
    },
  });

  const submit = form.onSubmit(async (values) => {
    const { refusals, trouble } = await signUp({
      ...values,
      email: values.email.trim(),
      displayName: values.displayName.trim(),
      organisationName: values.organisationName.trim(),
    });
    for (const { field, message } of refusals) {
      const name = fields.find((one) => field?.includes(one));
      if (name) form.setFieldError(name, message);
    }
    const rest = unplaced(refusals, fields).map(({ message }) => message);
    setProblems(trouble ? ['The server cannot be reached. Nothing you typed is lost; try again.'] : rest);
    if (trouble || refusals.length > 0) return;
    router.history.push(next ? safePath(next) : values.organisationKind === 'FACILITY' ? '/house' : '/search');
  });

  return (
    <Paper withBorder p="xl" maw={560} mx="auto" mt="lg">
      <title>Sign up · Interlock</title>
      <form onSubmit={submit} noValidate>
        <Stack>
          <Title order={1} size="h2">
            Sign up
          </Title>
          {problems.map((problem) => (
            <Alert key={problem} color="red" variant="outline" role="alert">
              {problem}
            </Alert>
          ))}
          <Radio.Group
            label="What are you?"
            key={form.key('organisationKind')}
            {...form.getInputProps('organisationKind')}
          >
            <Stack gap="xs" mt="xs">
              {kinds.map((kind) => (
                <Radio key={kind.value} {...kind} />
              ))}
            </Stack>
          </Radio.Group>
          <TextInput
            label="Name of the organisation"
            autoComplete="organization"
            maxLength={200}
            key={form.key('organisationName')}
            {...form.getInputProps('organisationName')}
          />
          <Fieldset legend="You">
            <Stack>
              <TextInput
                label="Your name"
                autoComplete="name"
                maxLength={200}
                key={form.key('displayName')}
                {...form.getInputProps('displayName')}
              />
              <TextInput
                label="E-mail"
                type="email"
                autoComplete="username"
                key={form.key('email')}
                {...form.getInputProps('email')}
              />
              <PasswordInput
                label="Password"
                description="At least 10 characters. A few plain words are good; common passwords are refused. Pasting works."
                autoComplete="new-password"
                visibilityToggleButtonProps={{ 'aria-label': 'Show or hide the password', tabIndex: 0 }}
                key={form.key('password')}
                {...form.getInputProps('password')}
              />
            </Stack>
          </Fieldset>
          <Button type="submit" loading={form.submitting}>
            Sign up
          </Button>
          <Text size="sm">
            Already here?{' '}
            <Anchor
              underline="always"
              renderRoot={(props) => <Link to="/sign-in" search={next ? { next } : {}} {...props} />}
            >
              Sign in
            </Anchor>
          </Text>
        </Stack>
      </form>
    </Paper>
  );
}
