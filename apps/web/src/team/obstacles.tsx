import { Alert, Anchor, Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import styles from './team.module.css';
import { constraintWords } from './words';

type Obstacle = {
  readonly packages: readonly string[];
  readonly constraint: string;
  readonly message: string;
  readonly relaxation: string | null;
};

type Props = {
  readonly briefId: string;
  readonly obstacles: readonly Obstacle[];
  /** Titles of packages by their keys. */
  readonly titles: ReadonlyMap<string, string>;
  readonly hasTeams: boolean;
};

/** Why there is no team, or less than could be: which packages, what stands in the way, what would help. */
export function Obstacles({ briefId, obstacles, titles, hasTeams }: Props) {
  if (obstacles.length === 0) return null;
  return (
    <Alert
      color={hasTeams ? 'gray' : 'red'}
      variant="outline"
      role={hasTeams ? 'status' : 'alert'}
      title={hasTeams ? 'What was left out' : 'No team exists for this brief'}
    >
      <ul className={styles.obstacles}>
        {obstacles.map(({ packages, constraint, message, relaxation }) => (
          <li key={constraint + packages.join() + message}>
            <Text size="sm" fw={650}>
              {constraintWords(constraint)}
              {packages.length > 0 && `: ${packages.map((key) => titles.get(key) ?? key).join(', ')}`}
            </Text>
            <Text size="sm">{message}</Text>
            {relaxation !== null && <Text size="sm">What would help: {relaxation}</Text>}
            <Group gap="xs">
              {(packages.length > 0 ? packages : [undefined]).map((at) => (
                <Anchor
                  key={at ?? ''}
                  size="sm"
                  underline="always"
                  renderRoot={(props) => (
                    <Link to="/briefs/new" search={{ copy: briefId, ...(at !== undefined && { at }) }} {...props} />
                  )}
                >
                  Change {at === undefined ? 'it' : (titles.get(at) ?? at)} in a copy of the brief
                </Anchor>
              ))}
            </Group>
          </li>
        ))}
      </ul>
    </Alert>
  );
}
