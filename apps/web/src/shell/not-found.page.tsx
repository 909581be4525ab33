import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';

type Props = { readonly what?: string };

/** Nothing here: unknown, gone, or not for this viewer; the page does not say which. */
export function NotFound({ what = 'page' }: Props) {
  return (
    <Stack align="flex-start" py="xl" maw={560}>
      <title>Not found · Interlock</title>
      <Title order={1}>There is no such {what}</Title>
      <Text>It may have moved, the link may be incomplete, or it may not be open to you.</Text>
      <Group>
        <Button renderRoot={(props) => <Link to="/search" {...props} />}>Find capacity</Button>
        <Button variant="default" renderRoot={(props) => <Link to="/" {...props} />}>
          Start page
        </Button>
      </Group>
    </Stack>
  );
}
