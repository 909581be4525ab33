import { Anchor, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Threaded } from './sides';

/** For which brief a request is, where it is for one: to who asked, with the way to its team; to who is asked, with its packages. */
export function BriefOf({ request: { brief, team } }: { readonly request: Pick<Threaded, 'brief' | 'team'> }) {
  if (!brief) return null;
  if (!team) {
    return (
      <Text size="sm">
        For “{brief.title}”:{' '}
        {brief.packages.map(({ title, capability }) => `${title} (${capability.label})`).join(', ')}
      </Text>
    );
  }
  return (
    <Text size="sm">
      For{' '}
      <Anchor
        inherit
        underline="always"
        renderRoot={(props) => (
          <Link to="/briefs/$id" params={{ id: brief.id }} search={{ team: team.id }} {...props} />
        )}
      >
        {brief.title}
      </Anchor>
      , with{' '}
      <Anchor
        inherit
        underline="always"
        renderRoot={(props) => <Link to="/teams/$id" params={{ id: team.id }} {...props} />}
      >
        all houses of its team
      </Anchor>
      .
    </Text>
  );
}
