import { Anchor, Button, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ResultOf } from 'gql.tada';
import { useState } from 'react';
import { showMoment, showZone } from '../time/show';
import { viewerZone } from '../time/today';
import styles from './audit.module.css';
import { differences } from './differences';
import type { Trail } from './operations';

type Entry = ResultOf<typeof Trail>['audit']['edges'][number]['node'];

const shortList = 6;

/** `verifyAssessment` and `assessment.verified` both read as words. */
const wordsOf = (act: string): string => {
  const words = act
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll(/[._-]/g, ' ')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** Who did what to what, when, why, and what is different since. */
export function TrailEntry({ entry }: { readonly entry: Entry }) {
  const zone = viewerZone();
  const changes = differences(entry.before, entry.after);
  const [isLong, setLong] = useState(false);
  const shown = isLong ? changes : changes.slice(0, shortList);
  const hadBefore = entry.before !== null;
  const { actor } = entry;
  return (
    <li className={styles.entry}>
      <div>
        <Text size="sm">
          <time dateTime={entry.at}>{showMoment(entry.at, zone)}</time>
        </Text>
        <Text size="xs" c="dimmed">
          {showZone(zone)} time
        </Text>
      </div>
      <div>
        <Text fw={650}>{wordsOf(entry.act)}</Text>
        <Text size="sm">
          {actor ? actor.displayName : 'The clock or the operator'}
          {actor && (
            <Text component="span" inherit c="dimmed">
              {' '}
              {actor.organisation?.name ?? (actor.isAdmin ? 'platform admin' : '')}
            </Text>
          )}
        </Text>
        <Anchor
          className={styles.id}
          renderRoot={(props) => <Link to="/admin/trail" search={{ subject: entry.subjectId }} {...props} />}
        >
          {entry.subjectId}
        </Anchor>
        {entry.reason !== null && <Text size="sm">“{entry.reason}”</Text>}
        {changes.length > 0 && (
          <table className={styles.changes}>
            <thead>
              <tr>
                <th scope="col">Field</th>
                {hadBefore && <th scope="col">Before</th>}
                <th scope="col">{hadBefore ? 'After' : 'Value'}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map(({ path, before, after }) => (
                <tr key={path}>
                  <th scope="row">{path}</th>
                  {hadBefore && <td>{before === null ? <Nothing /> : <del>{before}</del>}</td>}
                  <td>{after === null ? <Nothing /> : <ins>{after}</ins>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {changes.length > shortList && (
          <Button size="compact-sm" variant="default" mt={4} aria-expanded={isLong} onClick={() => setLong(!isLong)}>
            {isLong ? 'Show fewer fields' : `Show all ${changes.length.toLocaleString('en-GB')} fields`}
          </Button>
        )}
      </div>
    </li>
  );
}

const Nothing = () => (
  <Text span inherit c="dimmed">
    nothing
  </Text>
);
