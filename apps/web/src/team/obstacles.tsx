import { Alert, Anchor, Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Fold } from '../brief/fold';
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

/** Why there is no team, the true reason first; below teams that there are, folded, what was left out of them. */
export function Obstacles({ briefId, obstacles, titles, hasTeams }: Props) {
  if (obstacles.length === 0) return null;
  // Prices in another currency are seldom why there is no team.
  const sorted = obstacles.toSorted((one, other) => Number(isOfCurrency(one)) - Number(isOfCurrency(other)));
  const list = (
    <ul className={styles.obstacles}>
      {sorted.map((one) => (
        <li key={one.constraint + one.packages.join() + one.message}>
          <Obstacle obstacle={one} briefId={briefId} titles={titles} />
        </li>
      ))}
    </ul>
  );
  if (hasTeams) {
    const headings = [...new Set(sorted.map(({ constraint }) => constraintWords(constraint).toLowerCase()))];
    return <Fold title={`Left out: ${headings.join(', ')}`}>{() => list}</Fold>;
  }
  return (
    <Alert color="red" variant="outline" role="alert" title="No team exists for this brief">
      {list}
    </Alert>
  );
}

// Its packages are only where it was met: nothing in any of them would change it.
const isOfCurrency = ({ constraint }: Obstacle): boolean => constraint === 'currency';

type OneProps = Pick<Props, 'briefId' | 'titles'> & { readonly obstacle: Obstacle };

function Obstacle({ obstacle, briefId, titles }: OneProps) {
  const { packages, constraint, message, relaxation } = obstacle;
  if (isOfCurrency(obstacle)) {
    return (
      <>
        <Text size="sm" fw={650}>
          {constraintWords(constraint)}
        </Text>
        <Text size="sm">{message}</Text>
      </>
    );
  }
  return (
    <>
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
    </>
  );
}
